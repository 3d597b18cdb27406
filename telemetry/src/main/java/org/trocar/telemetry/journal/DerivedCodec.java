package org.trocar.telemetry.journal;

import static org.trocar.telemetry.journal.RecordLayout.ORDER;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.trocar.core.input.TickInput;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;

/**
 * A tick's events and tip samples and the payload of its DERIVED record, both ways: the words of their flat form. Allocates nothing once
 * its buffer has grown. One instance serves one thread.
 */
public final class DerivedCodec {
    private final StateBuffer state = new StateBuffer();

    /** Empty tip samples with room for any tick's. */
    public static TipSamples newTips() {
        return new TipSamples(TickInput.MAX_FRAMES);
    }

    /** Writes the payload at an offset and returns its length. */
    public int encode(WorldEvents events, TipSamples tips, MutableDirectBuffer buffer, int offset) {
        int length = take(events, tips);
        put(buffer, offset);
        return length;
    }

    /** Takes events and tips as they are now; returns how many bytes their payload has. */
    int take(WorldEvents events, TipSamples tips) {
        state.forSaving();
        events.exchange(state);
        tips.exchange(state);
        return state.sizeBytes();
    }

    /** Writes the payload of what was taken last. */
    void put(MutableDirectBuffer buffer, int offset) {
        buffer.putBytes(offset, state.array(), 0, state.sizeBytes());
    }

    /** Fills events and tips from a payload; false when it is not one. */
    public boolean decode(DirectBuffer payload, int length, WorldEvents events, TipSamples tips) {
        try {
            state.forSaving();
            for (int i = 0; i < length; i += Long.BYTES) {
                state.exchange(payload.getLong(i, ORDER));
            }
            state.forRestoring();
            events.exchange(state);
            tips.exchange(state);
            state.requireConsumed();
            return events.believable(Integer.MAX_VALUE);
        } catch (IndexOutOfBoundsException | IllegalStateException e) {
            return false;
        }
    }
}
