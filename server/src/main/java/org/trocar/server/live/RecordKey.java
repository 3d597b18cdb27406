package org.trocar.server.live;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.keys.LearnerKeys;

/** What an existing session's records are read and written with. Without it nothing true can be said of a run, and it may yet be found. */
final class RecordKey {
    private RecordKey() {}

    /**
     * Empty for a session that is not encrypted.
     *
     * @throws IOException when the session is encrypted and there is no key that fits
     */
    static Optional<Aead> of(SessionFolder folder) throws IOException {
        boolean encrypted =
                folder.read().manifest().map(StoredManifest::encrypted).orElse(false);
        if (!encrypted) {
            return Optional.empty();
        }
        Optional<Aead> key = LearnerKeys.find(folder);
        if (key.isEmpty()) {
            throw new IOException(
                    "session " + folder.path() + " is left as it is: its learner's key is missing; restore it to"
                            + " keys/learners in the data folder, or erase the session");
        }
        tryOut(folder, key);
        return key;
    }

    private static void tryOut(SessionFolder folder, Optional<Aead> key) throws IOException {
        try (JournalReader reader = JournalReader.open(folder, key)) {
            if (reader.next()) {
                reader.payload();
            }
            requireUnlocked(folder, reader.damage());
        }
    }

    /** @throws IOException when damage says that records could not be decrypted */
    static void requireUnlocked(SessionFolder folder, Collection<Damage> damage) throws IOException {
        Optional<Damage> lock = damage.stream()
                .filter(found -> found.kind() == Damage.Kind.ENCRYPTED)
                .findFirst();
        if (lock.isPresent()) {
            throw new IOException("session " + folder.path() + " is left as it is: "
                    + lock.get().message());
        }
    }
}
