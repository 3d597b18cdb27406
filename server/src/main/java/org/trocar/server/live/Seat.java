package org.trocar.server.live;

import java.util.OptionalLong;
import java.util.function.Supplier;
import org.trocar.core.session.Pace;

/**
 * A session's part of a loop thread's time: kept for it from when it is let in, before it is made, until it is over or could not be made.
 * Any thread may leave it, also twice.
 */
final class Seat {
    private final int loop;
    private final SimulationThread simulation;
    private final Kind kind;
    private volatile Supplier<OptionalLong> nanosPerTick = OptionalLong::empty;

    private volatile boolean left;

    /** What a session is expected to cost by. */
    record Kind(String scenario, int tickHz, Pace pace) {}

    Seat(int loop, SimulationThread simulation, Kind kind) {
        this.loop = loop;
        this.simulation = simulation;
        this.kind = kind;
    }

    SimulationThread simulation() {
        return simulation;
    }

    /** @param measured what the session's ticks cost, once that is known: what the seat counts with from then on */
    void takenBy(Supplier<OptionalLong> measured) {
        nanosPerTick = measured;
    }

    /** It counts no more. */
    void leave() {
        left = true;
    }

    boolean left() {
        return left;
    }

    /** Sessions in lockstep take what is left over. */
    boolean counts() {
        return kind.pace() == Pace.REALTIME;
    }

    LoopShares.Running share() {
        return new LoopShares.Running(loop, kind.scenario(), kind.tickHz(), nanosPerTick.get());
    }
}
