package org.trocar.telemetry.proof;

import java.util.Optional;
import org.trocar.telemetry.keys.SignatureCheck;

/**
 * A document of the folder and what its signature proves.
 *
 * @param file its name
 */
public record SignedDocument(String file, SignatureCheck check) {
    /** The key it is signed with; empty when it is not, or not soundly. */
    public Optional<String> fingerprint() {
        return check instanceof SignatureCheck.Valid valid ? Optional.of(valid.fingerprint()) : Optional.empty();
    }
}
