package org.trocar.telemetry.journal;

import java.util.HexFormat;

/**
 * Format 2: every record carries the chain's value, so an altered one is found where it stands, and only there: the next is accepted if it
 * follows from the value the altered one carries, or from the value it should carry.
 */
final class ChainBinding implements RecordBinding {
    private final RecordChain chain;
    /** As the last record carries it. */
    private final byte[] head;
    /** As it should be after the last record; other than the head only after a damaged one. */
    private final byte[] computed;

    private final byte[] next = new byte[RecordChain.BYTES];

    ChainBinding(byte[] start) {
        this(new RecordChain(), start, start);
    }

    private ChainBinding(RecordChain chain, byte[] head, byte[] computed) {
        this.chain = chain;
        this.head = head.clone();
        this.computed = computed.clone();
    }

    @Override
    public boolean admits(StoredRecord record) {
        boolean fits = leadsTo(record, computed) || leadsTo(record, head);
        record.copyChain(head);
        System.arraycopy(next, 0, computed, 0, RecordChain.BYTES);
        return fits;
    }

    private boolean leadsTo(StoredRecord record, byte[] before) {
        chain.next(before, record.bytes(), record.end(), next);
        return record.holdsChain(next);
    }

    @Override
    public void add(StoredRecord record) {
        // The chain covers damaged records too: admits has done it.
    }

    @Override
    public String sha256() {
        return HexFormat.of().formatHex(head);
    }

    @Override
    public ChainBinding copy() {
        return new ChainBinding(chain, head, computed);
    }
}
