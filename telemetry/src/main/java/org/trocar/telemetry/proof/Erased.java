package org.trocar.telemetry.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.keys.SignatureCheck;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.keys.SignedKind;

/**
 * The signed statement that a session was erased: {@code erased.json} in its folder.
 *
 * @param learner the pseudonym whose sessions were erased
 * @param erasedAt when, as ISO 8601 in UTC
 * @param by who decided it
 * @param reason why
 * @param records what became of them
 * @param removed the files that were taken out of the folder, by path
 * @param removedExports the files that had been made from the session elsewhere in the data folder, by path in there
 */
public record Erased(
        String sessionId,
        String learner,
        String erasedAt,
        String by,
        String reason,
        Records records,
        List<String> removed,
        List<String> removedExports) {
    public static final String FILE = "erased.json";

    /** What became of a session's records. */
    public enum Records {
        /** They are here, encrypted with a key that is gone. */
        KEY_DESTROYED,
        /** They had not been encrypted, so the files themselves were removed. */
        DELETED
    }

    public Erased {
        removed = List.copyOf(removed);
        removedExports = List.copyOf(removedExports);
    }

    /** Writes and signs the statement. */
    public void write(SessionFolder folder, ServerKey key) throws IOException {
        JsonFile.write(file(folder), this);
        SignedFile.sign(file(folder), SignedKind.ERASURE, key);
    }

    /**
     * The statement in a folder, signed or not; empty when there is none.
     *
     * @throws IOException when it cannot be read
     */
    public static Optional<Erased> read(SessionFolder folder) throws IOException {
        if (!Files.exists(file(folder))) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonFile.read(file(folder), Erased.class));
        } catch (IOException e) {
            throw new IOException(file(folder) + " is not a statement of erasure: " + e.getMessage(), e);
        }
    }

    /** Whether the folder has a statement that is soundly signed, by whomever. */
    public static boolean isSoundIn(SessionFolder folder) throws IOException {
        return SignedFile.check(file(folder), SignedKind.ERASURE) instanceof SignatureCheck.Valid;
    }

    private static Path file(SessionFolder folder) {
        return folder.path().resolve(FILE);
    }

    /** One sentence. */
    public String message() {
        String how = records == Records.KEY_DESTROYED
                ? "its records remain, unreadable without the learner's key, which was destroyed"
                : "its records had not been encrypted and were deleted";
        return "erased on " + erasedAt + " by " + by + " (" + reason + "): " + how;
    }
}
