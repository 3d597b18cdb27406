package org.trocar.telemetry.journal;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encrypts and decrypts payloads with a learner's key. A payload only decrypts under its own header and in its own session: both are its
 * associated data.
 */
final class RecordCipher {
    private final Aead key;
    private final byte[] associated;
    private final int overheadBytes;

    /** @param chainStart of the session */
    RecordCipher(Aead key, byte[] chainStart) throws GeneralSecurityException {
        this.key = key;
        associated = new byte[RecordLayout.PAYLOAD + chainStart.length];
        System.arraycopy(chainStart, 0, associated, RecordLayout.PAYLOAD, chainStart.length);
        overheadBytes = key.encrypt(new byte[0], associated).length;
        if (overheadBytes > RecordLayout.MAX_CIPHER_BYTES) {
            throw new GeneralSecurityException("this key adds " + overheadBytes
                    + " bytes to a record, there is room for " + RecordLayout.MAX_CIPHER_BYTES);
        }
    }

    /** Encrypts the payload in its place and returns the record's new length up to its end. */
    int encrypt(byte[] record, UnsafeBuffer view, int length) throws GeneralSecurityException {
        byte[] plain = Arrays.copyOfRange(record, RecordLayout.PAYLOAD, length);
        int cipherLength = plain.length + overheadBytes;
        view.putInt(RecordLayout.PAYLOAD_LENGTH, cipherLength, RecordLayout.ORDER);
        byte[] cipherText = key.encrypt(plain, header(record));
        if (cipherText.length != cipherLength) {
            throw new GeneralSecurityException("this key adds now more, now fewer bytes to a record");
        }
        System.arraycopy(cipherText, 0, record, RecordLayout.PAYLOAD, cipherLength);
        return RecordLayout.PAYLOAD + cipherLength;
    }

    /** The payload, which the length of its record ends. */
    byte[] decrypt(byte[] record, int length) throws GeneralSecurityException {
        return key.decrypt(Arrays.copyOfRange(record, RecordLayout.PAYLOAD, length), header(record));
    }

    private byte[] header(byte[] record) {
        System.arraycopy(record, 0, associated, 0, RecordLayout.PAYLOAD);
        return associated;
    }
}
