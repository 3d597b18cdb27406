package org.trocar.telemetry.ratings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.trocar.core.rating.Rating;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.keys.SignatureCheck;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.keys.SignedKind;
import org.trocar.telemetry.proof.Erased;

/**
 * The ratings of a data folder: {@code ratings/SESSION/000001.json} and so on, each signed with the folder's key and naming the hash of the
 * session's one before, so that none can be taken away or put in between unnoticed. (That the last ones were taken away, no chain can show.)
 * A rater who rates again takes the place of their earlier rating; both statements stay. What is rated is named by its journal's hash.
 */
public final class Ratings {
    /** The lock on the file is the whole process's, and is refused to its second thread. */
    private static final Object IN_THIS_PROCESS = new Object();

    private static final String SUFFIX = ".json";

    private final Path data;

    public Ratings(Path data) {
        this.data = data;
    }

    private Path folder(String session) {
        return data.resolve("ratings").resolve(session);
    }

    /**
     * Adds what somebody gave a session.
     *
     * @throws IOException when the session is not there, not closed, or erased; its message says why
     */
    public StatedRating add(SessionFolder session, String rater, Rating rating, Instant at) throws IOException {
        String journal = journal(session);
        Path folder = Files.createDirectories(folder(id(session)));
        synchronized (IN_THIS_PROCESS) {
            try (FileChannel channel = FileChannel.open(
                    folder.resolveSibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Held until the channel is closed.
                channel.lock();
                int last = lastNumber(folder);
                StatedRating stated = new StatedRating(
                        last + 1,
                        last == 0 ? "" : Sha256.hex(Files.readAllBytes(statement(folder, last))),
                        id(session),
                        journal,
                        rater,
                        rating.scale().key(),
                        rating.points(),
                        at.truncatedTo(ChronoUnit.SECONDS).toString());
                write(folder, stated);
                return stated;
            }
        }
    }

    private static String id(SessionFolder session) {
        return session.read()
                .manifest()
                .map(StoredManifest::sessionId)
                .orElse(session.path().getFileName().toString());
    }

    private static Path statement(Path folder, int number) {
        return folder.resolve(String.format(Locale.ROOT, "%06d", number) + SUFFIX);
    }

    private static String journal(SessionFolder session) throws IOException {
        if (Files.exists(session.path().resolve(Erased.FILE))) {
            throw new IOException("session " + session.path() + " was erased, so there is nothing to rate");
        }
        return session.read()
                .summary()
                .map(JournalSummary::journalSha256)
                .orElseThrow(() -> new IOException(
                        "session " + session.path() + " is not closed yet, so there is nothing to rate"));
    }

    /** The signature comes first, so that a statement never stands there unsigned. */
    private void write(Path folder, StatedRating stated) throws IOException {
        Path statement = statement(folder, stated.number());
        Path draft = Files.createDirectories(folder.resolve("draft")).resolve(statement.getFileName());
        JsonFile.write(draft, stated);
        SignedFile.sign(draft, SignedKind.RATING, ServerKey.of(data));
        Files.move(
                SignedFile.signatureOf(draft),
                SignedFile.signatureOf(statement),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Files.move(draft, statement, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(draft.getParent());
    }

    /** Not how many there are: one that went missing must not make the next take another's place. */
    private static int lastNumber(Path folder) throws IOException {
        return files(folder).stream().mapToInt(Ratings::numberOf).max().orElse(0);
    }

    private static int numberOf(Path file) {
        return Integer.parseInt(file.getFileName().toString().substring(0, 6));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{6}\\.json"))
                    .sorted()
                    .toList();
        }
    }

    /** What a session was given so far. */
    public SessionRatings of(SessionFolder session) throws IOException {
        String id = id(session);
        Optional<String> journal = session.read().summary().map(JournalSummary::journalSha256);
        Map<String, StatedRating> latest = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        Chain chain = new Chain(folder(id), problems);
        for (Path file : files(folder(id))) {
            try {
                StatedRating stated = read(file, id);
                chain.follow(file, stated);
                requireJournal(stated, journal);
                String place = stated.scale() + " " + stated.rater();
                latest.remove(place);
                latest.put(place, stated);
            } catch (IOException e) {
                problems.add(file + ": " + e.getMessage());
            }
            chain.passed(file);
        }
        return new SessionRatings(List.copyOf(latest.values()), problems);
    }

    /** Whether each statement follows the one before. Those of before ratings were chained have nothing but their number. */
    private static final class Chain {
        private final Path folder;
        private final List<String> problems;
        private int number;
        private String head = "";

        Chain(Path folder, List<String> problems) {
            this.folder = folder;
            this.problems = problems;
        }

        /** A statement whose forerunner is gone is nevertheless what its rater gave. */
        void follow(Path file, StatedRating stated) {
            if (!file.equals(statement(folder, number + 1))) {
                problems.add(statement(folder, number + 1) + " is missing; restore ratings from a copy");
            } else if (stated.number() != 0 && !stated.previous().equals(head)) {
                problems.add(
                        file + " does not follow the rating before it, which was changed; restore ratings from a copy");
            }
            if (stated.number() != 0 && !file.equals(statement(folder, stated.number()))) {
                problems.add(file + " was rating " + stated.number() + "; restore ratings from a copy");
            }
        }

        void passed(Path file) throws IOException {
            number = numberOf(file);
            head = Sha256.hex(Files.readAllBytes(file));
        }
    }

    /** The folder may have been replaced by another run's. */
    private static void requireJournal(StatedRating stated, Optional<String> journal) throws IOException {
        if (journal.isPresent() && !journal.get().equals(stated.journalSha256())) {
            throw new IOException("it is of the journal with hash " + stated.journalSha256() + ", the session's is now "
                    + journal.get());
        }
    }

    private StatedRating read(Path file, String session) throws IOException {
        SignatureCheck check = SignedFile.check(file, SignedKind.RATING);
        if (!(check instanceof SignatureCheck.Valid valid)) {
            throw new IOException("it is not as it was signed; restore ratings from a copy");
        }
        if (ServerKey.exists(data) && !ServerKey.of(data).fingerprint().equals(valid.fingerprint())) {
            throw new IOException(
                    "it is signed by the key " + valid.fingerprint() + ", which is not this data folder's");
        }
        StatedRating stated = JsonFile.read(file, StatedRating.class, StatedRating.ABSENT_UNCHAINED);
        if (!stated.session().equals(session)) {
            throw new IOException("it is about the session " + stated.session());
        }
        return sound(stated);
    }

    private static StatedRating sound(StatedRating stated) throws IOException {
        try {
            stated.rating();
            return stated;
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
