package org.trocar.telemetry.journal;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/** Makes records ready for the file: payload encrypted where there is a key, then the chain's value, then the checksum. */
final class RecordSealer {
    private final Optional<RecordCipher> cipher;
    private final RecordChain chain = new RecordChain();
    private final CRC32C crc = new CRC32C();
    private final byte[] head;
    private final byte[] next = new byte[RecordChain.BYTES];

    /** @param head the chain's value so far */
    RecordSealer(Optional<RecordCipher> cipher, byte[] head) {
        this.cipher = cipher;
        this.head = head.clone();
    }

    /** Returns the length in the file of a record that so far ends with its payload. The chain goes on from it once it is {@link #written}. */
    int seal(byte[] record, UnsafeBuffer view, int length) throws GeneralSecurityException {
        boolean readable = cipher.isEmpty() || RecordLayout.type(view) == RecordType.RESTART;
        int end = readable ? length : cipher.get().encrypt(record, view, length);
        chain.next(head, record, end, next);
        System.arraycopy(next, 0, record, end, RecordChain.BYTES);
        int checked = end + RecordChain.BYTES;
        crc.reset();
        crc.update(record, 0, checked);
        view.putInt(checked, (int) crc.getValue(), RecordLayout.ORDER);
        return checked + RecordLayout.CRC_BYTES;
    }

    /** The record sealed last is in the file: one that could not be written is no part of the chain. */
    void written() {
        System.arraycopy(next, 0, head, 0, RecordChain.BYTES);
    }

    /** The chain's value after the last record in the file, lower-case hex. */
    String sha256() {
        return HexFormat.of().formatHex(head);
    }
}
