package org.trocar.telemetry.journal;

import java.util.concurrent.atomic.AtomicLong;
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
        int place = claim(RecordType.INPUT, in.tick(), ring.inputs().lengthOf(in));
        if (place != JournalRing.NO_ROOM) {
            fill(place, in);
            ring.commit(place);
        }
    }

    @Override
    public void derived(long tick, WorldEvents events, TipSamples tips) {
        reportLosses(tick);
        int place = claim(RecordType.DERIVED, tick, ring.deriveds().take(events, tips));
        if (place != JournalRing.NO_ROOM) {
            ring.deriveds().put(ring.buffer(), place + RecordLayout.PAYLOAD);
            ring.commit(place);
        }
    }

    @Override
    public void seal(long tick, long stateHash) {
        reportLosses(tick);
        int place = claim(RecordType.SEAL, tick, Long.BYTES);
        if (place != JournalRing.NO_ROOM) {
            ring.buffer().putLong(place + RecordLayout.PAYLOAD, stateHash, RecordLayout.ORDER);
            ring.commit(place);
        }
    }

    /** Left out, and noted, when the ring has no room to spare: what the run can do without must not cost it a record. */
    @Override
    public void snapshot(long tick, StateBuffer saved) {
        reportLosses(tick);
        if (saved.sizeBytes() > RecordLayout.MAX_PAYLOAD_BYTES || !ring.hasRoom()) {
            snapshotsLeftOut++;
            return;
        }
        int place = claim(RecordType.SNAPSHOT, tick, saved.sizeBytes());
        if (place != JournalRing.NO_ROOM) {
            ring.buffer().putBytes(place + RecordLayout.PAYLOAD, saved.array(), 0, saved.sizeBytes());
            ring.commit(place);
        }
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
        int place = claim(RecordType.NOTE, tick, NOTE_BYTES);
        if (place == JournalRing.NO_ROOM) {
            return false;
        }
        ring.buffer().putInt(place + RecordLayout.PAYLOAD, note.ordinal(), RecordLayout.ORDER);
        ring.buffer().putLong(place + RecordLayout.PAYLOAD + Integer.BYTES, value, RecordLayout.ORDER);
        ring.commit(place);
        return true;
    }

    /** Other sessions' records wait behind this one, so it is given up if it cannot be written. */
    private void fill(int place, TickInput in) {
        try {
            ring.inputs().encode(in, ring.buffer(), place + RecordLayout.PAYLOAD);
        } catch (RuntimeException | Error e) {
            ring.abort(place);
            lastNumber--;
            throw e;
        }
    }

    /** Makes room in the ring for a record and writes its header there; {@link JournalRing#NO_ROOM} when it is lost. */
    private int claim(RecordType type, long tick, int payloadLength) {
        int length = RecordLayout.PAYLOAD + payloadLength;
        int place = ring.claim(slot, length);
        lastNumber++;
        bytes.lazySet(bytes.get() + length);
        if (place == JournalRing.NO_ROOM) {
            lost++;
            unreported++;
            firstLostTick = Math.min(firstLostTick, tick);
        } else {
            RecordLayout.putHeader(ring.buffer(), place, type, payloadLength, tick, lastNumber);
        }
        return place;
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
