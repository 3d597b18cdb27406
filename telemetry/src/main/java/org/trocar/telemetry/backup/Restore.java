package org.trocar.telemetry.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.FolderSync;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.keys.SecretFolder;
import org.trocar.telemetry.store.SessionStore;

/**
 * A backup put back into an empty data folder. Everything is copied and verified beside its place first, and the sessions come last, so
 * that a restore that was cut off is never taken for a data folder.
 *
 * <p>A backup holds what was there when it was made, keys of learners too who were erased since. Whoever still has a folder that knows of
 * the erasures gives it: such sessions are put back as the erasure left them, and such keys are not.
 */
public final class Restore {
    private final Path backup;
    private final Path data;
    private final Optional<Path> erasedIn;
    private final SessionCopy copies = new SessionCopy(true);

    /** @param erasedIn a data folder or a newer backup of it, whose erasures hold here too */
    public Restore(Path backup, Path data, Optional<Path> erasedIn) {
        this.backup = backup;
        this.data = data;
        this.erasedIn = erasedIn;
    }

    /** Why nothing can be put back there, if nothing can. */
    public Optional<String> refusal() throws IOException {
        if (BackupDocument.read(backup).isEmpty()) {
            return Optional.of(backup + " is no backup: it has no backup.json");
        }
        if (!Files.exists(data)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(data)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !Set.of("server.lock", Backup.INCOMING).contains(name))
                    .findFirst()
                    .map(name -> data + " is not empty: it has " + name);
        }
    }

    /**
     * Puts it back, after {@link #refusal} was empty and while nobody else works in the data folder.
     *
     * @throws IOException when it cannot be read or written; the data folder then has nothing but what the next try removes
     */
    public RestoreReport carryOut(Work work) throws IOException {
        BackupDocument document = BackupDocument.read(backup).orElseThrow();
        Erasures erasures = Erasures.in(erasedIn, Set.of(document.keyFingerprint()));
        if (!erasures.unreadable().isEmpty()) {
            throw new IOException("whether they were erased cannot be read of sessions " + erasures.unreadable());
        }
        Path incoming = data.resolve(Backup.INCOMING);
        Copies.remove(incoming);
        Files.createDirectories(incoming);
        List<String> erased = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        List<String> notSound = new ArrayList<>();
        List<SessionFolder> folders = new SessionStore(backup).folders();
        int done = 0;
        for (SessionFolder folder : folders) {
            copy(folder, incoming, erasures, erased, leftOut, notSound);
            work.reached(++done, folders.size());
        }
        Set<String> badKeys = copyTheRest(incoming, erasures);
        moveIntoPlace(incoming);
        return new RestoreReport(
                folders.size() - erased.size() - leftOut.size(),
                erased,
                leftOut,
                notSound,
                List.copyOf(badKeys),
                document.withKeys(),
                !document.finishedAt().isEmpty());
    }

    private void copy(
            SessionFolder folder,
            Path incoming,
            Erasures erasures,
            List<String> erased,
            List<String> leftOut,
            List<String> notSound)
            throws IOException {
        String id = folder.path().getFileName().toString();
        if (erasures.isGone(folder)) {
            leftOut.add(id);
            return;
        }
        Optional<SessionFolder> erasure = erasures.of(id);
        if (erasure.isPresent()) {
            erased.add(id);
        }
        Path to = SessionFolder.sessions(incoming).resolve(id);
        if (!copies.whole(erasure.orElse(folder), to).good()) {
            notSound.add(id);
        }
    }

    /** @return the keys that are none, by path in {@code keys/} */
    private Set<String> copyTheRest(Path incoming, Erasures erasures) throws IOException {
        for (String folder : Documents.FOLDERS) {
            Documents.copy(
                    backup.resolve(folder),
                    incoming.resolve(folder + ".part"),
                    incoming.resolve(folder),
                    erasures::spares);
        }
        Set<String> badKeys = SecretFolder.copy(backup, incoming, erasures.learners());
        Path part = incoming.resolve("statement.part");
        Erasures before = Erasures.in(Optional.of(backup), Set.of());
        before.copyStatements(backup, incoming, part, List.of());
        if (erasedIn.isPresent()) {
            erasures.copyStatements(erasedIn.get(), incoming, part, List.of());
            for (String learner : erasures.learners()) {
                // A key made since the erasure opens what was recorded since.
                LearnerKeys.copy(erasedIn.get(), incoming, learner);
            }
        }
        if (Files.exists(backup.resolve(Backup.SETTINGS))) {
            Copies.file(backup.resolve(Backup.SETTINGS), incoming.resolve(Backup.SETTINGS));
        }
        return badKeys;
    }

    private void moveIntoPlace(Path incoming) throws IOException {
        Copies.sync(incoming);
        List<Path> all;
        try (Stream<Path> entries = Files.list(incoming)) {
            all = new ArrayList<>(entries.sorted().toList());
        }
        Path sessions = SessionFolder.sessions(incoming);
        if (all.remove(sessions)) {
            all.add(sessions);
        }
        for (Path entry : all) {
            Files.move(entry, data.resolve(entry.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.delete(incoming);
        FolderSync.force(data);
    }
}
