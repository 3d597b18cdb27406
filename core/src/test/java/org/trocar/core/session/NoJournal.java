package org.trocar.core.session;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.input.TickInput;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;

/** Keeps only the seals. */
final class NoJournal implements SessionJournal {
    final List<Long> seals = new ArrayList<>();
    private final boolean keep;

    NoJournal(boolean keep) {
        this.keep = keep;
    }

    @Override
    public void input(TickInput in) {}

    @Override
    public void derived(long tick, WorldEvents events, TipSamples tips) {}

    @Override
    public void seal(long tick, long stateHash) {
        if (keep) {
            seals.add(stateHash);
        }
    }

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
