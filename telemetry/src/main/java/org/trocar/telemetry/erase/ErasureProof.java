package org.trocar.telemetry.erase;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.RecordType;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.proof.Verification;
import org.trocar.telemetry.store.SessionStore;

/** Looks whether sessions can be read, with whatever keys there are. */
final class ErasureProof {
    private ErasureProof() {}

    /** @param eraser fingerprint of the key that signed the statement */
    static ErasureReport.Session of(SessionFolder folder, ErasureReport.Done done, String eraser) throws IOException {
        Erased statement = Erased.soundIn(folder, Set.of(eraser))
                .orElseThrow(() -> new IOException("the statement of erasure in " + folder.path() + " is gone"));
        return new ErasureReport.Session(statement, done, !isReadable(folder), Verification.ofErased(folder, eraser));
    }

    /** Whether the content of the session's first INPUT can be had. */
    private static boolean isReadable(SessionFolder folder) {
        try (JournalReader reader = JournalReader.open(folder)) {
            while (reader.next()) {
                if (reader.type() == RecordType.INPUT) {
                    return reader.payload().capacity() > 0;
                }
            }
            return false;
        }
    }

    static Optional<String> readableSessionOfAnother(Path data, String learner) throws IOException {
        for (SessionStore.Entry entry : new SessionStore(data).list().sessions()) {
            boolean anothers = !entry.manifest().learner().equals(learner);
            if (anothers && entry.manifest().encrypted() && isReadable(entry.folder())) {
                return Optional.of(entry.id());
            }
        }
        return Optional.empty();
    }
}
