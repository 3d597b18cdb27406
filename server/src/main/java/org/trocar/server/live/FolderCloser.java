package org.trocar.server.live;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalScan;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.proof.FolderSeal;
import org.trocar.telemetry.replay.RecordedManifest;

/** Closes sessions from what is in their folders: those whose server died before it could, or between two steps of it. */
public final class FolderCloser {
    private static final String PART = ".part";
    /** All there can be in a session's folder before its client was told of it. */
    private static final Set<String> OF_OPENING =
            Set.of("opening", "running", "manifest.json", "scenario", "queue", "resume.json");

    private final ServerKey key;
    private final JournalThread journals;
    private final JournalRing ring;
    private final LearnersProgress progress;

    /**
     * @param key that the data folder's documents are signed with
     * @param progress is told of every session that is closed
     */
    public FolderCloser(ServerKey key, JournalThread journals, LearnersProgress progress) {
        this.key = key;
        this.progress = progress;
        this.journals = journals;
        ring = journals.newRing(JournalRing.MIN_BYTES);
    }

    /** Whether a session's records, grade and seal are all as they will stay, or the session was erased. */
    public static boolean isClosed(SessionFolder folder) {
        return isErased(folder) || folder.closed() && (FolderSeal.isSealed(folder) || isOfFormat1(folder));
    }

    /** What is left of it proves the erasure and must stay as it is. */
    public static boolean isErased(SessionFolder folder) {
        return Files.exists(folder.path().resolve(Erased.FILE));
    }

    /** Nobody can vouch today for what was closed long ago. */
    private static boolean isOfFormat1(SessionFolder folder) {
        return folder.read()
                .manifest()
                .map(manifest -> manifest.formatVersion() == 1)
                .orElse(false);
    }

    /**
     * Does what is missing and leaves what is there, so that whoever is killed in between can begin anew. The session's process must be
     * dead. A session that was running is graded up to its last sealed tick, as interrupted; one that was only being opened is removed;
     * one that was erased is not touched. Replays the whole session.
     *
     * @throws IOException naming what cannot be used, the learner's key or something in the folder; it is then left as it is
     */
    public void close(SessionFolder folder) throws IOException {
        if (isErased(folder)) {
            return;
        }
        folder.unmarkRunning();
        if (OpeningMark.isOn(folder)) {
            remove(folder);
            return;
        }
        if (!folder.closed()) {
            closeJournal(folder);
        }
        if (GradeDocument.read(folder).isEmpty()) {
            grade(folder);
        }
        seal(folder);
        progress.graded(folder);
    }

    /** Records that cannot be decrypted are not lost: a grade that counts them so would be false, and for good. */
    private static void grade(SessionFolder folder) throws IOException {
        RecordKey.of(folder);
        Regrade regrade = Regrading.of(folder);
        RecordKey.requireUnlocked(folder, regrade.damage());
        regrade.grade().write(folder);
    }

    /** Its server died while opening it. The mark goes last, so that a removal that was broken off is not forgotten. */
    private static void remove(SessionFolder folder) throws IOException {
        requireNothingElse(folder);
        Path mark = OpeningMark.file(folder);
        try (Stream<Path> files = Files.walk(folder.path())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(mark) && !file.equals(folder.path())) {
                    Files.delete(file);
                }
            }
        }
        Files.delete(mark);
        Files.delete(folder.path());
    }

    /** A mark that lies where more has been done than opening was not put there by a server that died. */
    private static void requireNothingElse(SessionFolder folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder.path())) {
            Optional<String> other = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !OF_OPENING.contains(name) && !name.endsWith(PART))
                    .findFirst();
            if (other.isPresent()) {
                throw new IOException(folder.path() + " is marked as being opened, but holds " + other.get()
                        + ": remove the file opening if the session is to be kept, or the folder if not");
            }
        }
    }

    private void closeJournal(SessionFolder folder) throws IOException {
        RecordedManifest.of(folder, folder.read());
        try (JournalReader reader = JournalReader.open(folder, RecordKey.of(folder))) {
            JournalScan scan = JournalScan.of(reader);
            if (scan.dropped() == 0 || !scan.isResumable() || isOfFormat1(folder)) {
                folder.end(reader.summary());
                return;
            }
        }
        dropUnsealed(folder);
    }

    /** A tick that was never sealed does not count: a new segment says so, and nothing else. */
    private void dropUnsealed(SessionFolder folder) throws IOException {
        try {
            journals.close(journals.reopen(folder, ring, RecordKey.of(folder))).join();
        } catch (CompletionException e) {
            throw new IOException("the journal in " + folder.path() + " could not be closed", e.getCause());
        }
    }

    /** The last step: nobody comes back to the session, and nothing in its folder changes any more. */
    void seal(SessionFolder folder) throws IOException {
        ResumeToken.forget(folder);
        removeParts(folder);
        FolderSeal.seal(folder, key);
    }

    /** What a process was writing when it died; the seal would vouch for it, and the next writer move it away. */
    private static void removeParts(SessionFolder folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder.path(), "*" + PART)) {
            for (Path part : parts) {
                Files.delete(part);
            }
        }
    }
}
