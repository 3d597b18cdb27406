package org.trocar.core.session;

import org.trocar.core.input.TickInput;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;

/** Keeps nothing: for rehearsals, such as a server's warm-up, of which no record is wanted. */
public final class SilentJournal implements SessionJournal {
    @Override
    public void input(TickInput in) {
        // Kept nowhere, like all below.
    }

    @Override
    public void derived(long tick, WorldEvents events, TipSamples tips) {}

    @Override
    public void seal(long tick, long stateHash) {}

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
