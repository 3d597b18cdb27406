package org.trocar.telemetry.rulings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.keys.SignatureCheck;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.keys.SignedKind;

/** Signs statements with the data folder's key when they are published, and insists on that signature when they are read. */
final class Seal {
    private final Path data;

    Seal(Path data) {
        this.data = data;
    }

    /** Moves a statement to its place, its signature before it, so that it never stands there unsigned. */
    void publish(Path draft, Path statement, Ruling ruling) throws IOException {
        SignedFile.sign(draft, kind(ruling), ServerKey.of(data));
        Files.move(
                SignedFile.signatureOf(draft),
                SignedFile.signatureOf(statement),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Files.move(draft, statement, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Where the data folder has its key, it must be that key's signature; a copy without the key is read on the word of whoever signed it.
     *
     * @throws RulingsException when it is not signed so
     */
    void require(Path statement, Ruling ruling) throws IOException {
        SignatureCheck check = SignedFile.check(statement, kind(ruling));
        if (!(check instanceof SignatureCheck.Valid valid)) {
            String why = check instanceof SignatureCheck.Invalid invalid ? invalid.why() : "it has no signature";
            throw new RulingsException(
                    statement + " is not as it was signed: " + why + "; restore rulings from a copy");
        }
        if (ServerKey.exists(data) && !ServerKey.of(data).fingerprint().equals(valid.fingerprint())) {
            throw new RulingsException(statement + " is signed by the key " + valid.fingerprint()
                    + ", which is not this data folder's; restore rulings from a copy, or keys/server.key");
        }
    }

    private static SignedKind kind(Ruling ruling) {
        if (ruling.decision() instanceof Ruling.Adoption) {
            return SignedKind.ADOPTION;
        }
        if (ruling.decision() instanceof Ruling.OnVerdict) {
            return SignedKind.VERDICT_RULING;
        }
        return ruling.decision() instanceof Ruling.OnError ? SignedKind.ERROR_RULING : SignedKind.VOID;
    }
}
