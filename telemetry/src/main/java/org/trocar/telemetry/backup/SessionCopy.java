package org.trocar.telemetry.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.JournalScan;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.keys.SecretFolder;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.proof.FolderSeal;
import org.trocar.telemetry.proof.Verification;

/** Copies sessions' folders, also those that are being written. */
final class SessionCopy {
    private static final String RUNNING = "running";
    private static final String OPENING = "opening";
    /** What says by its bytes whether a folder is as it was sealed, or erased. */
    private static final List<String> TELLING = List.of("inventory.json.sig", "erased.json", "erased.json.sig");
    /** A file of a journal grows once in half a minute or so. */
    private static final int ATTEMPTS = 5;

    private final boolean withKeys;

    SessionCopy(boolean withKeys) {
        this.withKeys = withKeys;
    }

    /** Whether nothing in the folder changes any more, but for an erasure. */
    static boolean isFinal(SessionFolder folder) {
        return Files.exists(folder.path().resolve(Erased.FILE))
                || folder.closed() && (FolderSeal.isSealed(folder) || isOfFormat1(folder));
    }

    /** Whether a copy is one that nothing but an erasure may replace. */
    static boolean isSoundAndFinal(SessionFolder copy) throws IOException {
        return isFinal(copy) && Verification.of(copy).outcome().good();
    }

    private static boolean isOfFormat1(SessionFolder folder) {
        return folder.read().manifest().map(StoredManifest::formatVersion).orElse(0) == 1;
    }

    /** Whether it is only being opened, so that no client knows of it. */
    static boolean isBeingOpened(SessionFolder folder) throws IOException {
        return Files.exists(folder.path().resolve(OPENING))
                || !folder.begun()
                || folder.segments().isEmpty();
    }

    /** Whether a final folder's copy needs no other. */
    boolean isUpToDate(SessionFolder folder, SessionFolder copy) throws IOException {
        if (!isFinal(copy) || !names(folder).equals(names(copy))) {
            return false;
        }
        for (String name : names(folder)) {
            Path one = folder.path().resolve(name);
            Path other = copy.path().resolve(name);
            boolean same =
                    TELLING.contains(name) ? Files.mismatch(one, other) < 0 : Files.size(one) == Files.size(other);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private List<String> names(SessionFolder folder) throws IOException {
        return Copies.names(folder.path()).stream()
                .filter(name -> !name.equals(RUNNING) && (withKeys || !name.equals(LearnerKeys.PACKED)))
                .toList();
    }

    /**
     * Copies a folder in which nothing changes any more, and checks the copy.
     *
     * @return what its verification comes to
     * @throws IOException when the copy is not what it was copied from
     */
    Verification.Outcome whole(SessionFolder folder, Path to) throws IOException {
        Copies.remove(to);
        for (String name : names(folder)) {
            Copies.file(folder.path().resolve(name), to.resolve(name));
        }
        SecretFolder.hideIfThere(to.resolve(LearnerKeys.PACKED));
        Verification.Outcome copied = Verification.of(SessionFolder.at(to)).outcome();
        if (!copied.good()
                && copied != Verification.of(SessionFolder.at(folder.path())).outcome()) {
            throw new IOException("its copy is not what it was copied from; try again");
        }
        return copied;
    }

    /**
     * Copies what is recorded until now of a session that runs, or that waits for its client or for being closed: as if its server had died
     * just now.
     *
     * @param data whose keys its records can be read with
     * @return the last sealed tick of the copy
     * @throws IOException when it cannot be had whole
     */
    long untilNow(SessionFolder folder, Path to, Path data) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Copies.remove(to);
            if (copiedWhileNothingGrew(folder, to)) {
                return lastSealedTick(to, data);
            }
            if (attempt == ATTEMPTS) {
                throw new IOException("it was written to faster than it could be copied");
            }
        }
    }

    /** A record is in the file before its length is; so whoever reads from the front finds whole ones, in as much as there was to copy. */
    private static boolean copiedWhileNothingGrew(SessionFolder folder, Path to) throws IOException {
        try {
            for (String name : recorded(folder)) {
                Path from = folder.path().resolve(name);
                if (Copies.file(from, to.resolve(name)) != Files.size(from)) {
                    return false;
                }
            }
            return true;
        } catch (NoSuchFileException e) {
            // It is being closed just now.
            return false;
        }
    }

    private static List<String> recorded(SessionFolder folder) throws IOException {
        Set<String> alone = Set.of("manifest.json", "resume.json");
        List<String> recorded = new ArrayList<>();
        for (String name : Copies.names(folder.path())) {
            if (alone.contains(name) || name.startsWith("scenario/") || name.startsWith("queue")) {
                recorded.add(name);
            }
        }
        return recorded;
    }

    private static long lastSealedTick(Path copy, Path data) throws IOException {
        SessionFolder folder = SessionFolder.at(copy).withKeysIn(data);
        try (JournalReader reader = JournalReader.open(folder)) {
            JournalScan scan = JournalScan.of(reader);
            scan.requireResumable();
            return scan.lastSealedTick();
        }
    }
}
