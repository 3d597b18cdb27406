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
import java.util.stream.Stream;
import org.trocar.core.rating.Rating;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.keys.SignatureCheck;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.keys.SignedKind;
import org.trocar.telemetry.proof.Erased;

/**
 * The ratings of a data folder: {@code ratings/SESSION/000001.json} and so on, each signed with the folder's key. A rater who rates again
 * takes the place of their earlier rating; both statements stay. What is rated is named by its journal's hash.
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
        String id = session.path().getFileName().toString();
        StatedRating stated = new StatedRating(
                id,
                journal(session),
                rater,
                rating.scale().key(),
                rating.points(),
                at.truncatedTo(ChronoUnit.SECONDS).toString());
        Path folder = Files.createDirectories(folder(id));
        synchronized (IN_THIS_PROCESS) {
            try (FileChannel channel = FileChannel.open(
                    folder.resolveSibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Held until the channel is closed.
                channel.lock();
                write(folder, stated);
            }
        }
        return stated;
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
        int number = lastNumber(folder) + 1;
        Path statement = folder.resolve(String.format(Locale.ROOT, "%06d", number) + SUFFIX);
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
        return files(folder).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.matches("\\d{6}\\.json"))
                .mapToInt(name -> Integer.parseInt(name.substring(0, 6)))
                .max()
                .orElse(0);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** What a session was given so far. */
    public SessionRatings of(String session) throws IOException {
        Map<String, StatedRating> latest = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files(folder(session))) {
            try {
                StatedRating stated = read(file, session);
                String place = stated.scale() + " " + stated.rater();
                latest.remove(place);
                latest.put(place, stated);
            } catch (IOException e) {
                problems.add(file + ": " + e.getMessage());
            }
        }
        return new SessionRatings(List.copyOf(latest.values()), problems);
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
        StatedRating stated = JsonFile.read(file, StatedRating.class);
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
