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
import org.trocar.core.grade.Grade;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.DisbelievedGrade;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.grade.StoredGrade;
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
     * one that was erased is not touched. A grade that is there is signed only if the journal makes the same. Replays the whole session.
     *
     * @throws IOException naming what cannot be used, the learner's key or something in the folder, such as a signature that does not match;
     *     it is then left as it is
     */
    public void close(SessionFolder folder) throws IOException {
        if (isErased(folder)) {
            return;
        }
        requireNoBrokenSignature(folder);
        folder.unmarkRunning();
        if (OpeningMark.isOn(folder)) {
            remove(folder);
            return;
        }
        if (!folder.closed()) {
            closeJournal(folder);
        }
        grade(folder);
        seal(folder);
        progress.graded(folder);
    }

    /** To sign anew what was changed since it was signed would destroy the proof of it. */
    private static void requireNoBrokenSignature(SessionFolder folder) throws IOException {
        Optional<String> broken = FolderSeal.broken(folder);
        if (broken.isPresent()) {
            throw new IOException("session " + folder.path() + " is left as it is, and not signed: " + broken.get()
                    + "; \"trocar verify\" says what differs: restore the folder from a copy");
        }
    }

    /** Records that cannot be decrypted are not lost: a grade that counts them so would be false, and for good. */
    private void grade(SessionFolder folder) throws IOException {
        Optional<GradeDocument> stored = GradeDocument.read(folder);
        if (stored.isPresent() && hasSigned(folder)) {
            return;
        }
        RecordKey.of(folder);
        Regrade regrade = Regrading.of(folder);
        RecordKey.requireUnlocked(folder, regrade.damage());
        if (stored.isEmpty()) {
            regrade.grade().write(folder);
        } else {
            requireSame(folder, stored.get(), regrade.grade());
        }
    }

    /** Whether this key has vouched for the grade already, and nothing speaks against it. */
    private boolean hasSigned(SessionFolder folder) throws IOException {
        try {
            return StoredGrade.read(folder)
                    .flatMap(StoredGrade::signer)
                    .filter(key.fingerprint()::equals)
                    .isPresent();
        } catch (DisbelievedGrade e) {
            return false;
        }
    }

    /** Anybody who can write to the folder could have written a grade that nobody has signed. */
    private static void requireSame(SessionFolder folder, GradeDocument stored, GradeDocument remade)
            throws IOException {
        if (!stored.gradeHash().equals(remade.gradeHash())) {
            throw new IOException("session " + folder.path() + " is left as it is, and not signed: its grade.json"
                    + otherEngine(stored.grade(), remade.grade())
                    + " is not the grade that its journal makes; \"trocar grade --verify\" shows both: restore grade.json from a"
                    + " copy, or remove it and grade.json.sig to have it made anew at the next start or by"
                    + " \"trocar sessions close\"");
        }
    }

    private static String otherEngine(Grade stored, Grade remade) {
        return stored.engine() == remade.engine()
                ? ""
                : ", of engine " + stored.engine() + " where this is engine " + remade.engine() + ",";
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
