package org.trocar.telemetry.journal;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A record in ring and file, little-endian: type (int), payload length (int), tick (long), record number (long), payload, and in the file
 * the chain's value after it (32 bytes) and CRC32C (int) of all before. Format 1 has no chain. Numbers rise by one from 1 within a session,
 * so a lost record shows as a hole.
 */
final class RecordLayout {
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    static final int TYPE = 0;
    static final int PAYLOAD_LENGTH = 4;
    static final int TICK = 8;
    static final int NUMBER = 16;
    static final int PAYLOAD = 24;
    static final int CRC_BYTES = 4;
    /** No payload is longer: an INPUT with every frame and control event at its longest. Snapshots have some 20 KB. */
    static final int MAX_PAYLOAD_BYTES = InputCodec.MAX_BYTES;
    /** What encryption may add to a payload; AES-GCM with a key's prefix adds 33. */
    static final int MAX_CIPHER_BYTES = 64;

    static final int MAX_BYTES = PAYLOAD + MAX_PAYLOAD_BYTES + MAX_CIPHER_BYTES + RecordChain.BYTES + CRC_BYTES;

    private RecordLayout() {}

    /** @param place where in the buffer the record begins */
    static void putHeader(
            MutableDirectBuffer buffer, int place, RecordType type, int payloadLength, long tick, long number) {
        buffer.putInt(place + TYPE, type.code, ORDER);
        buffer.putInt(place + PAYLOAD_LENGTH, payloadLength, ORDER);
        buffer.putLong(place + TICK, tick, ORDER);
        buffer.putLong(place + NUMBER, number, ORDER);
    }

    static RecordType type(DirectBuffer record) {
        return RecordType.of(record.getInt(TYPE, ORDER));
    }

    static int payloadLength(DirectBuffer record) {
        return record.getInt(PAYLOAD_LENGTH, ORDER);
    }

    static long tick(DirectBuffer record) {
        return record.getLong(TICK, ORDER);
    }

    static long number(DirectBuffer record) {
        return record.getLong(NUMBER, ORDER);
    }
}
