package org.trocar.telemetry.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.keys.SignatureCheck;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.keys.SignedKind;

/** Makes a closed session's folder provable. */
public final class FolderSeal {
    private static final Map<String, SignedKind> SIGNED = new TreeMap<>(Map.of(
            Verifier.GRADE,
            SignedKind.GRADE,
            Verifier.JOURNAL,
            SignedKind.JOURNAL,
            Inventory.FILE,
            SignedKind.INVENTORY));

    private FolderSeal() {}

    /**
     * Signs journal and grade, as far as there are any, lists every file, and signs the list. To be called when nothing will be written to
     * the folder any more; called again, it seals the folder as it then is. Reads every file once: not for a loop thread.
     *
     * @throws IOException when the folder cannot be read or written
     * @throws IllegalStateException when the session's records are still being written
     */
    public static void seal(SessionFolder folder, ServerKey key) throws IOException {
        if (folder.isRunning()) {
            throw new IllegalStateException(
                    "session " + folder.path() + " is still running; seal it once it is closed");
        }
        signIfThere(folder.path().resolve(Verifier.JOURNAL), SignedKind.JOURNAL, key);
        signIfThere(folder.path().resolve(Verifier.GRADE), SignedKind.GRADE, key);
        Inventory.of(folder).write(folder);
        SignedFile.sign(Inventory.file(folder), SignedKind.INVENTORY, key);
    }

    /** Whether the folder was sealed to the end; says nothing about whether the seal holds. */
    public static boolean isSealed(SessionFolder folder) {
        return Files.exists(SignedFile.signatureOf(Inventory.file(folder)));
    }

    /** The first document whose signature does not match, and why; empty when there is none. A signature that is missing is not broken. */
    public static Optional<String> broken(SessionFolder folder) throws IOException {
        for (Map.Entry<String, SignedKind> signed : SIGNED.entrySet()) {
            Path document = folder.path().resolve(signed.getKey());
            if (SignedFile.check(document, signed.getValue()) instanceof SignatureCheck.Invalid invalid) {
                return Optional.of(signed.getKey() + " is not as it was signed: " + invalid.why());
            }
        }
        return Optional.empty();
    }

    private static void signIfThere(Path document, SignedKind kind, ServerKey key) throws IOException {
        if (Files.exists(document)) {
            SignedFile.sign(document, kind, key);
        }
    }
}
