package org.trocar.telemetry.journal;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;

/** Opens the segments of journals for writing. */
final class QueueOpener {
    private final Disk disk;

    QueueOpener(Disk disk) {
        this.disk = disk;
    }

    /** The first segment of a session that has begun. */
    QueueWriter first(SessionFolder folder, Optional<Aead> key) throws IOException {
        if (!folder.begun()) {
            throw new IllegalStateException("write the manifest of " + folder.path() + " before its journal");
        }
        if (Files.exists(folder.queue())) {
            throw new FileAlreadyExistsException(folder.queue().toString());
        }
        RecordSealer sealer = sealer(folder, key, folder.chainStart());
        return new QueueWriter(folder, folder.queue(), disk, sealer, new JournalTally());
    }

    /** One more segment of a session whose process died, with its RESTART. */
    QueueWriter next(SessionFolder folder, Optional<Aead> key) throws IOException {
        requireDead(folder);
        JournalScan scan = scan(folder);
        Bookmark kept = scan.kept();
        RecordSealer sealer = sealer(folder, key, kept.chain());
        QueueWriter writer = new QueueWriter(folder, folder.nextSegment(), disk, sealer, kept.tally());
        writer.restart(new Restart(kept.number(), scan.lastSealedTick(), scan.dropped()), kept.chain());
        return writer;
    }

    private static void requireDead(SessionFolder folder) throws IOException {
        FolderContents contents = folder.read();
        if (contents.manifest().isEmpty() || contents.manifest().get().formatVersion() == 1) {
            throw new IOException("only a session with a manifest of format 2 can go on, not " + folder.path());
        }
        if (contents.summary().isPresent() || folder.isRunningElsewhere()) {
            throw new IOException("session " + folder.path() + " was closed, or is being written by another process");
        }
    }

    private static JournalScan scan(SessionFolder folder) throws IOException {
        try (JournalReader reader = JournalReader.open(folder)) {
            JournalScan scan = JournalScan.of(reader);
            scan.requireResumable();
            return scan;
        }
    }

    /** @param chain its value so far */
    private static RecordSealer sealer(SessionFolder folder, Optional<Aead> key, byte[] chain) throws IOException {
        requireAsManifested(folder, key);
        try {
            Optional<RecordCipher> cipher = Optional.empty();
            if (key.isPresent()) {
                cipher = Optional.of(new RecordCipher(key.get(), folder.chainStart()));
            }
            return new RecordSealer(cipher, chain);
        } catch (GeneralSecurityException e) {
            throw new IOException("the learner's key cannot encrypt the journal of " + folder.path(), e);
        }
    }

    private static void requireAsManifested(SessionFolder folder, Optional<Aead> key) {
        boolean encrypted =
                folder.read().manifest().map(StoredManifest::encrypted).orElse(false);
        if (encrypted != key.isPresent()) {
            throw new IllegalArgumentException("the manifest of " + folder.path() + " says that the session is "
                    + (encrypted ? "encrypted, but there is no key" : "not encrypted, but there is a key"));
        }
    }
}
