package org.trocar.telemetry.journal;

import java.security.DigestException;
import java.security.MessageDigest;
import org.trocar.telemetry.folder.Sha256;

/**
 * What makes each record vouch for all before it: {@code chain(n) = SHA-256(chain(n - 1), record n from its type to the end of its
 * payload)}, from the SHA-256 of the manifest on. Allocates nothing.
 */
final class RecordChain {
    static final int BYTES = 32;

    private final MessageDigest digest = Sha256.newDigest();

    /** @param value before the record, and, when this is done, {@code next} holds the one after it; both may be the same array */
    void next(byte[] value, byte[] record, int length, byte[] next) {
        digest.update(value);
        digest.update(record, 0, length);
        try {
            digest.digest(next, 0, BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 has " + BYTES + " bytes", e);
        }
    }
}
