package org.trocar.telemetry.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.SecretFolder;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.proof.LearnerErased;
import org.trocar.telemetry.proof.Verification;
import org.trocar.telemetry.store.SessionStore;

/**
 * A data folder copied into another folder, of the same shape, while a server works in it. Closed sessions never change, so each is copied
 * once and verified there; those that run are copied as if their server had died just then, anew each time until they are closed. A copy
 * comes to its name whole or not at all, so one that was cut off goes on with the next.
 */
public final class Backup {
    static final String INCOMING = "incoming";
    static final String SETTINGS = "trocar.yaml";
    private static final String LOCK = "backup.lock";
    /** For all sessions together that are just being closed, or cannot be copied at all. */
    private static final int WAITS = 100;

    private static final Duration WAIT = Duration.ofMillis(100);
    /** Made anew from sessions, or of the moment. */
    private static final Set<String> WORTHLESS =
            Set.of("server.lock", "progress.db", "progress.db-wal", "progress.db-shm");

    private final Path data;
    private final Path backup;
    private final boolean withKeys;
    private final Clock calendar;
    private final Pause pause;
    private final SessionCopy copies;
    private final List<String> copied = new ArrayList<>();
    private final List<BackupReport.Unfinished> unfinished = new ArrayList<>();
    private final List<BackupReport.LeftOut> leftOut = new ArrayList<>();
    private final List<String> notSound = new ArrayList<>();
    private final List<BackupReport.LeftOut> kept = new ArrayList<>();
    private final List<String> erased = new ArrayList<>();
    private final Set<String> keptKeys = new TreeSet<>();
    private int waits = WAITS;
    private int unchanged;
    private long bytes;

    /** Lets some time pass. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /** @param withKeys whether the backup opens what it holds */
    public Backup(Path data, Path backup, boolean withKeys, Clock calendar) {
        this(data, backup, withKeys, calendar, duration -> Thread.sleep(duration.toMillis()));
    }

    /** @param pause between looking at a session that is being closed and looking again */
    public Backup(Path data, Path backup, boolean withKeys, Clock calendar, Pause pause) {
        this.data = data;
        this.backup = backup;
        this.withKeys = withKeys;
        this.calendar = calendar;
        this.pause = pause;
        copies = new SessionCopy(withKeys);
    }

    /**
     * Copies what is new, after {@link #refusal} was empty.
     *
     * @throws IOException when the data folder cannot be read or the backup cannot be written; what was copied until then stays
     */
    public BackupReport make(Work work) throws IOException {
        Files.createDirectories(backup);
        try (FileChannel channel =
                        FileChannel.open(backup.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            if (lock == null) {
                throw new IOException("another backup is being made into " + backup);
            }
            return makeLocked(work);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Why nothing of this data folder may be copied there, if nothing may. */
    public Optional<String> refusal() throws IOException {
        if (backup.startsWith(data) || data.startsWith(backup)) {
            return Optional.of("one of " + data + " and " + backup + " lies in the other");
        }
        Optional<BackupDocument> before = BackupDocument.read(backup);
        if (before.isEmpty()) {
            return isEmpty(backup)
                    ? Optional.empty()
                    : Optional.of(backup + " is not empty, and no backup; nothing there is touched");
        }
        if (!before.get().keyFingerprint().equals(fingerprint())
                && !before.get().keyFingerprint().isEmpty()) {
            return Optional.of(backup + " is the backup of a data folder with another key, "
                    + before.get().keyFingerprint());
        }
        if (!withKeys && Files.exists(SecretFolder.of(backup))) {
            return Optional.of(backup + " holds keys from an earlier time");
        }
        return Optional.empty();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.allMatch(entry -> entry.endsWith(LOCK));
        }
    }

    private String fingerprint() throws IOException {
        return ServerKey.exists(data) ? ServerKey.of(data).fingerprint() : "";
    }

    private BackupReport makeLocked(Work work) throws IOException {
        String begun = calendar.instant().toString();
        document(begun, "").write(backup);
        Copies.tidy(incoming(), this::target);
        Erasures erasures = Erasures.in(Optional.of(data), Set.of(fingerprint()));
        erased.addAll(erasures.carryOut(data, backup, incoming().resolve("erased")));
        List<SessionFolder> folders = sessions();
        copy(folders, work);
        for (String folder : Documents.FOLDERS) {
            bytes += Documents.copyWhileNobodyAdds(
                    data.resolve(folder), incoming().resolve(folder), backup.resolve(folder));
        }
        // After the sessions, so that the key of each that was copied is there.
        if (withKeys) {
            keptKeys.addAll(SecretFolder.copy(data, backup, Set.of()));
        }
        settings();
        Copies.remove(incoming());
        document(begun, calendar.instant().toString()).write(backup);
        return new BackupReport(
                copied,
                unchanged,
                unfinished,
                leftOut,
                notSound,
                kept,
                List.copyOf(keptKeys),
                erased,
                gone(folders),
                bytes,
                notCopied());
    }

    private Path target(Path name) {
        return (Documents.FOLDERS.contains(name.toString()) ? backup : SessionFolder.sessions(backup)).resolve(name);
    }

    private Path incoming() {
        return backup.resolve(INCOMING);
    }

    private BackupDocument document(String begun, String finished) throws IOException {
        List<String> ids = unfinished.stream().map(BackupReport.Unfinished::id).toList();
        return new BackupDocument(BackupDocument.FORMAT, fingerprint(), begun, finished, withKeys, ids);
    }

    /** Others' folders among them are no sessions. */
    private List<SessionFolder> sessions() throws IOException {
        return new SessionStore(data)
                .folders().stream().filter(Backup::isSession).toList();
    }

    private static boolean isSession(SessionFolder folder) {
        try {
            SessionFolder.of(folder.path(), folder.path().getFileName().toString());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void copy(List<SessionFolder> folders, Work work) throws IOException {
        long all = 0;
        for (SessionFolder folder : folders) {
            all += Copies.bytes(folder.path());
        }
        long done = 0;
        for (SessionFolder folder : folders) {
            long before = Copies.bytes(folder.path());
            copy(folder, folder.path().getFileName().toString());
            done += before;
            work.reached(Math.min(done, all), all);
        }
    }

    private void copy(SessionFolder folder, String id) throws IOException {
        Path to = SessionFolder.sessions(backup).resolve(id);
        try {
            copyAsItIs(folder, id, to);
        } catch (IOException | RuntimeException | InternalError e) {
            // Retention takes sessions away beside us; and one that cannot be read keeps no other from being copied.
            if (Files.exists(folder.path())) {
                leftOut.add(new BackupReport.LeftOut(id, why(e)));
                Copies.remove(incoming().resolve(id));
            }
            requireRoom(e);
        }
    }

    /** It may be closed while we look. */
    private void copyAsItIs(SessionFolder folder, String id, Path to) throws IOException {
        while (!SessionCopy.isFinal(folder)) {
            if (SessionCopy.isSoundAndFinal(SessionFolder.at(to))) {
                kept.add(new BackupReport.LeftOut(id, "what says that it was closed is gone"));
                return;
            }
            try {
                copyUnfinished(folder, id, to);
                return;
            } catch (IOException | RuntimeException | InternalError e) {
                if (waits == 0 || !Files.exists(folder.path())) {
                    throw e;
                }
                waits--;
                await();
            }
        }
        copyFinal(folder, id, to);
    }

    private void await() throws IOException {
        try {
            pause.of(WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the backup was interrupted", e);
        }
    }

    private void copyUnfinished(SessionFolder folder, String id, Path to) throws IOException {
        if (SessionCopy.isBeingOpened(folder)) {
            return;
        }
        Path incoming = incoming().resolve(id);
        long tick = copies.untilNow(folder, incoming, data);
        bytes += Copies.bytes(incoming);
        Copies.place(incoming, to);
        unfinished.add(new BackupReport.Unfinished(id, tick));
    }

    private static String why(Throwable cause) {
        return cause instanceof NoSuchFileException ? "it changed while it was copied; try again" : cause.getMessage();
    }

    /** A backup that cannot be written to is no session's fault. */
    private void requireRoom(Throwable cause) throws IOException {
        if (cause instanceof IOException failure && Files.getFileStore(backup).getUsableSpace() < 1_000_000) {
            throw new IOException("the disk of " + backup + " is full; what was copied until now stays", failure);
        }
    }

    private void copyFinal(SessionFolder folder, String id, Path to) throws IOException {
        if (copies.isUpToDate(folder, SessionFolder.at(to))) {
            unchanged++;
            return;
        }
        Path incoming = incoming().resolve(id);
        Verification.Outcome outcome = copies.whole(folder, incoming);
        if (SessionCopy.isSoundAndFinal(SessionFolder.at(to))
                && Erased.soundIn(folder).isEmpty()) {
            Copies.remove(incoming);
            kept.add(new BackupReport.LeftOut(id, "it is not as it was when it was closed"));
            return;
        }
        bytes += Copies.bytes(incoming);
        Copies.place(incoming, to);
        copied.add(id);
        if (!outcome.good()) {
            notSound.add(id);
        }
    }

    private void settings() throws IOException {
        Path from = data.resolve(SETTINGS);
        Path to = backup.resolve(SETTINGS);
        if (Files.exists(from) && !(Files.exists(to) && Files.mismatch(from, to) < 0)) {
            bytes += Copies.placeFile(from, incoming().resolve(SETTINGS), to);
        }
    }

    private int gone(List<SessionFolder> folders) throws IOException {
        Set<String> there = Set.copyOf(folders.stream()
                .map(folder -> folder.path().getFileName().toString())
                .toList());
        return (int) new SessionStore(backup)
                .folders().stream()
                        .filter(folder ->
                                !there.contains(folder.path().getFileName().toString()))
                        .count();
    }

    private List<String> notCopied() throws IOException {
        try (Stream<Path> entries = Files.list(data)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !Documents.FOLDERS.contains(name) && !WORTHLESS.contains(name))
                    .filter(name ->
                            !Set.of("sessions", SETTINGS, LearnerErased.FOLDER).contains(name))
                    .filter(name -> !name.equals("keys") || !withKeys)
                    .sorted()
                    .toList();
        }
    }
}
