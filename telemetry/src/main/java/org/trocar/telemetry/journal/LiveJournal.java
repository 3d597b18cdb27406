package org.trocar.telemetry.journal;

import java.util.concurrent.atomic.AtomicLong;
import org.agrona.MutableDirectBuffer;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Note;
import org.trocar.core.session.SessionJournal;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;

/**
 * A running session's journal: builds records on the loop thread and sends them by ring to the journal thread. Nothing here waits,
 * touches a file, or allocates (but for control events).
 *
 * <p>A record that finds the ring full is lost. Its number is lost with it, and as soon as there is room a NOTE {@link Note#JOURNAL_HOLE}
 * says how many went.
 */
public final class LiveJournal implements SessionJournal {
    static final int NOTE_BYTES = Integer.BYTES + Long.BYTES;

    private final String sessionId;
    private final JournalRing ring;
    private final int slot;
    private final InputCodec inputs = new InputCodec();
    private final DerivedCodec deriveds = new DerivedCodec();
    private long lastNumber;
    /** Written by the loop thread. */
    private volatile long lost;

    private long unreported;
    private long snapshotsLeftOut;
    /** No promise holds from the first tick on that lost a record. */
    private long firstLostTick = Long.MAX_VALUE;

    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean closed;
    /** Written by the journal thread. */
    private volatile long durableTick;

    /**
     * @param lastNumber of the records there are already
     * @param durableTick the last tick among them
     */
    LiveJournal(String sessionId, JournalRing ring, int slot, long lastNumber, long durableTick) {
        this.sessionId = sessionId;
        this.ring = ring;
        this.slot = slot;
        this.lastNumber = lastNumber;
        this.durableTick = durableTick;
    }

    @Override
    public void input(TickInput in) {
        reportLosses(in.tick());
        send(RecordType.INPUT, in.tick(), inputs.encode(in, ring.scratch(), RecordLayout.PAYLOAD));
    }

    @Override
    public void derived(long tick, WorldEvents events, TipSamples tips) {
        reportLosses(tick);
        send(RecordType.DERIVED, tick, deriveds.encode(events, tips, ring.scratch(), RecordLayout.PAYLOAD));
    }

    @Override
    public void seal(long tick, long stateHash) {
        reportLosses(tick);
        ring.scratch().putLong(RecordLayout.PAYLOAD, stateHash, RecordLayout.ORDER);
        send(RecordType.SEAL, tick, Long.BYTES);
    }

    /** Left out, and noted, when the ring has no room to spare: what the run can do without must not cost it a record. */
    @Override
    public void snapshot(long tick, StateBuffer saved) {
        reportLosses(tick);
        if (saved.sizeBytes() > RecordLayout.MAX_PAYLOAD_BYTES || !ring.hasRoom()) {
            snapshotsLeftOut++;
            return;
        }
        saved.copyTo(ring.scratch().byteArray(), RecordLayout.PAYLOAD);
        send(RecordType.SNAPSHOT, tick, saved.sizeBytes());
    }

    @Override
    public void note(long tick, Note note, long value) {
        reportLosses(tick);
        sendNote(tick, note, value);
    }

    @Override
    public long durableTick() {
        return Math.min(durableTick, firstLostTick - 1);
    }

    /** Any thread: the last tick whose seal the journal thread has written, whatever was lost before it. */
    public long writtenTick() {
        return durableTick;
    }

    @Override
    public boolean hasRoom() {
        return ring.hasRoom();
    }

    /** Any thread: how much it has sent to be written since it was opened, before what the file adds. */
    public long bytes() {
        return bytes.get();
    }

    /** How many records were lost to a full ring. */
    public long lost() {
        return lost;
    }

    private void reportLosses(long tick) {
        if (closed) {
            throw new IllegalStateException(
                    "session " + sessionId + " wrote to its journal in tick " + tick + " after closing it");
        }
        if (unreported > 0 && ring.hasRoom() && sendNote(tick, Note.JOURNAL_HOLE, unreported)) {
            unreported = 0;
        }
        if (snapshotsLeftOut > 0 && ring.hasRoom() && sendNote(tick, Note.SNAPSHOTS_LEFT_OUT, snapshotsLeftOut)) {
            snapshotsLeftOut = 0;
        }
    }

    private boolean sendNote(long tick, Note note, long value) {
        putNote(ring.scratch(), note, value);
        return send(RecordType.NOTE, tick, NOTE_BYTES);
    }

    static void putNote(MutableDirectBuffer record, Note note, long value) {
        record.putInt(RecordLayout.PAYLOAD, note.ordinal(), RecordLayout.ORDER);
        record.putLong(RecordLayout.PAYLOAD + Integer.BYTES, value, RecordLayout.ORDER);
    }

    private boolean send(RecordType type, long tick, int payloadLength) {
        RecordLayout.putHeader(ring.scratch(), type, payloadLength, tick, ++lastNumber);
        boolean sent = ring.write(slot, RecordLayout.PAYLOAD + payloadLength);
        bytes.lazySet(bytes.get() + RecordLayout.PAYLOAD + payloadLength);
        if (!sent) {
            lost++;
            unreported++;
            firstLostTick = Math.min(firstLostTick, tick);
        }
        return sent;
    }

    /** Called once by whoever ends the session, after the loop thread's last call; returns the position in the ring up to there. */
    long end() {
        if (closed) {
            throw new IllegalStateException("the journal of session " + sessionId + " is closed already");
        }
        closed = true;
        return ring.written();
    }

    boolean ended() {
        return closed;
    }

    /** How many records there would be had none been lost. */
    long lastNumber() {
        return lastNumber;
    }

    String sessionId() {
        return sessionId;
    }

    JournalRing ring() {
        return ring;
    }

    int slot() {
        return slot;
    }

    void durableUpTo(long tick) {
        durableTick = tick;
    }
}
