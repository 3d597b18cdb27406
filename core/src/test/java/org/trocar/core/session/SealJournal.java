package org.trocar.core.session;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.input.TickInput;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;

/** Keeps only the seals. */
final class SealJournal implements SessionJournal {
    final List<Long> seals = new ArrayList<>();

    @Override
    public void input(TickInput in) {}

    @Override
    public void derived(long tick, WorldEvents events, TipSamples tips) {}

    @Override
    public void seal(long tick, long stateHash) {
        seals.add(stateHash);
    }

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
