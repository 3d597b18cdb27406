package org.trocar.telemetry.journal;

import java.util.Arrays;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/** A record as it was read from the file, sound or not. */
final class StoredRecord {
    private final RecordFormat format;
    private final byte[] bytes = new byte[RecordLayout.MAX_BYTES];
    private final UnsafeBuffer view = new UnsafeBuffer(bytes);
    private final CRC32C crc = new CRC32C();
    private int length;

    StoredRecord(RecordFormat format) {
        this.format = format;
    }

    /** Takes the queue's next record; false at its end. */
    boolean readFrom(QueueRecords queue) {
        length = queue.next(bytes);
        return length != QueueRecords.END;
    }

    int length() {
        return length;
    }

    boolean sound() {
        return wellFormed() && checksumMatches();
    }

    boolean wellFormed() {
        return whole() && type() != null && RecordLayout.payloadLength(view) == end() - RecordLayout.PAYLOAD;
    }

    /** Whether it is of a length that a record can have. */
    boolean whole() {
        return length >= RecordLayout.PAYLOAD + format.trailerBytes && length <= bytes.length;
    }

    boolean checksumMatches() {
        int at = length - RecordLayout.CRC_BYTES;
        crc.reset();
        crc.update(bytes, 0, at);
        return view.getInt(at, RecordLayout.ORDER) == (int) crc.getValue();
    }

    /** Whether nothing is wrong with it but that it names another tick than this. */
    boolean soundBut(long tick) {
        long named = tick();
        view.putLong(RecordLayout.TICK, tick, RecordLayout.ORDER);
        boolean matches = whole() && checksumMatches();
        view.putLong(RecordLayout.TICK, named, RecordLayout.ORDER);
        return matches;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the payload ends, which is as far as the chain covers a record. */
    int end() {
        return length - format.trailerBytes;
    }

    /** Makes a buffer one of the payload as it is in the file, until the next record is read. */
    void wrapPayload(UnsafeBuffer buffer) {
        buffer.wrap(bytes, RecordLayout.PAYLOAD, end() - RecordLayout.PAYLOAD);
    }

    boolean holdsChain(byte[] value) {
        return Arrays.equals(bytes, end(), end() + RecordChain.BYTES, value, 0, RecordChain.BYTES);
    }

    void copyChain(byte[] value) {
        System.arraycopy(bytes, end(), value, 0, RecordChain.BYTES);
    }

    RecordType type() {
        return RecordLayout.type(view);
    }

    long tick() {
        return RecordLayout.tick(view);
    }

    long number() {
        return RecordLayout.number(view);
    }
}
