package org.trocar.server.live;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalScan;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.FolderSeal;

/** Closes sessions from what is in their folders: those whose server died before it could, or between two steps of it. */
public final class FolderCloser {
    private final ServerKey key;
    private final JournalThread journals;
    private final JournalRing ring;

    /** @param key that the data folder's documents are signed with */
    public FolderCloser(ServerKey key, JournalThread journals) {
        this.key = key;
        this.journals = journals;
        ring = journals.newRing(JournalRing.MIN_BYTES);
    }

    /** Whether a session's records, grade and seal are all as they will stay. */
    public static boolean isClosed(SessionFolder folder) {
        return folder.closed() && (FolderSeal.isSealed(folder) || isOlderThanSeals(folder));
    }

    /** Nobody can vouch today for what was closed long ago. */
    private static boolean isOlderThanSeals(SessionFolder folder) {
        return folder.read()
                .manifest()
                .map(manifest -> manifest.formatVersion() == 1)
                .orElse(false);
    }

    /**
     * Does what is missing and leaves what is there, so that whoever is killed in between can begin anew. The session's process must be
     * dead. A session that was running is graded up to its last sealed tick, as interrupted; one that was only being opened is removed.
     * Replays the whole session.
     *
     * @throws IOException naming what in the folder cannot be used; it is then left as it is
     */
    public void close(SessionFolder folder) throws IOException {
        folder.unmarkRunning();
        if (OpeningMark.isOn(folder)) {
            remove(folder);
            return;
        }
        if (!folder.closed()) {
            closeJournal(folder);
        }
        if (GradeDocument.read(folder).isEmpty()) {
            Regrading.of(folder).grade().write(folder);
        }
        seal(folder);
    }

    /** Its server died while opening it. The mark goes last, so that a removal that was broken off is not forgotten. */
    private static void remove(SessionFolder folder) throws IOException {
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

    private void closeJournal(SessionFolder folder) throws IOException {
        try (JournalReader reader = JournalReader.open(folder)) {
            JournalScan scan = JournalScan.of(reader);
            if (scan.dropped() == 0 || !scan.isResumable()) {
                folder.end(reader.summary());
                return;
            }
        }
        dropUnsealed(folder);
    }

    /** A tick that was never sealed does not count: a new segment says so, and nothing else. */
    private void dropUnsealed(SessionFolder folder) throws IOException {
        try {
            journals.close(journals.reopen(folder, ring, Places.key(folder))).join();
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
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder.path(), "*.part")) {
            for (Path part : parts) {
                Files.delete(part);
            }
        }
    }
}
