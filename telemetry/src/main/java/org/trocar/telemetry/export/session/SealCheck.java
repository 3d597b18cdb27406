package org.trocar.telemetry.export.session;

import java.util.OptionalLong;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Note;
import org.trocar.core.session.SessionJournal;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;

/** The journal of a replay that is only held to its seals. */
final class SealCheck implements SessionJournal {
    private long expected;
    private long firstDifferentTick;

    /** The recorded hash of the tick that comes next. */
    void expect(long stateHash) {
        expected = stateHash;
    }

    @Override
    public void seal(long tick, long stateHash) {
        if (stateHash != expected && firstDifferentTick == 0) {
            firstDifferentTick = tick;
        }
    }

    /** The first tick whose state is not the recorded one. */
    OptionalLong firstDifferentTick() {
        return firstDifferentTick == 0 ? OptionalLong.empty() : OptionalLong.of(firstDifferentTick);
    }

    @Override
    public void input(TickInput in) {
        // It came from the records, like the next.
    }

    @Override
    public void derived(long tick, WorldEvents events, TipSamples tips) {}

    @Override
    public void snapshot(long tick, StateBuffer saved) {}

    @Override
    public void note(long tick, Note note, long value) {}

    @Override
    public long durableTick() {
        return 0;
    }

    @Override
    public boolean hasRoom() {
        return true;
    }
}
