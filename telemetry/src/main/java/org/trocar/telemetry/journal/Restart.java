package org.trocar.telemetry.journal;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Says, as the first record of a later segment, what of the segments before it counts. Never encrypted: whoever checks the chain must know.
 *
 * @param keptRecord the number of the last record that counts
 * @param keptTick the last sealed tick, which the run went on from
 * @param droppedRecords how many records stood behind the last one that counts: of a tick that was never sealed, or torn
 */
public record Restart(long keptRecord, long keptTick, long droppedRecords) {
    private static final int KEPT_RECORD = 0;
    private static final int KEPT_CHAIN = KEPT_RECORD + Long.BYTES;
    private static final int KEPT_TICK = KEPT_CHAIN + RecordChain.BYTES;
    private static final int DROPPED_RECORDS = KEPT_TICK + Long.BYTES;
    static final int BYTES = DROPPED_RECORDS + Long.BYTES;

    /** @param keptChain the chain's value after the last record that counts */
    void encode(byte[] keptChain, MutableDirectBuffer buffer, int offset) {
        buffer.putLong(offset + KEPT_RECORD, keptRecord, RecordLayout.ORDER);
        buffer.putBytes(offset + KEPT_CHAIN, keptChain);
        buffer.putLong(offset + KEPT_TICK, keptTick, RecordLayout.ORDER);
        buffer.putLong(offset + DROPPED_RECORDS, droppedRecords, RecordLayout.ORDER);
    }

    static Restart decode(DirectBuffer payload) {
        return new Restart(
                payload.getLong(KEPT_RECORD, RecordLayout.ORDER),
                payload.getLong(KEPT_TICK, RecordLayout.ORDER),
                payload.getLong(DROPPED_RECORDS, RecordLayout.ORDER));
    }
}
