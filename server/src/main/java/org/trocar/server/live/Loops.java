package org.trocar.server.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The loop threads, and who has a {@link Seat} on which. Thread-safe: looking for room and taking it are one step, so that of two who open at
 * the same moment the second sees the first.
 */
public final class Loops {
    /** What a tick that is recorded and sent costs, in those of a warm-up. */
    private static final int WHOLE = 2;

    private final List<SimulationThread> simulations;
    /** A tick of a scenario, when none runs that could be asked. */
    private final Map<String, Long> knownNanos = new HashMap<>();

    private final List<Seat> seats = new ArrayList<>();
    private int last = -1;

    public Loops(List<SimulationThread> simulations) {
        this.simulations = List.copyOf(simulations);
    }

    /** What came of asking for a seat. */
    sealed interface Seating {
        /** Whoever asked leaves it when the session is over, or cannot be made. */
        record Taken(Seat seat) implements Seating {}

        /**
         * Not even on the thread of which least is taken.
         *
         * @param taken of its time, 1 being all
         * @param more that the session would take
         */
        record NoRoom(double taken, double more) implements Seating {}
    }

    /** @param nanosPerTick what a tick of the scenario took when nothing was recorded or sent */
    public synchronized void warmedUp(String scenario, long nanosPerTick) {
        knownNanos.put(scenario, WHOLE * nanosPerTick);
    }

    /**
     * A seat on the thread of which least is taken, if there is room. On one of which nothing is taken there is, whatever the session is
     * expected to cost: else a wrong expectation would never be set right.
     *
     * @param mostPercent of its time that may be taken then
     */
    synchronized Seating ask(Seat.Kind kind, int mostPercent) {
        LoopShares shares = shares();
        double taken = shares.of(shares.leastBusy(last));
        double more = shares.ofOne(kind.scenario(), kind.tickHz());
        boolean room = taken == 0 || 100 * (taken + more) <= mostPercent;
        return room ? new Seating.Taken(take(kind)) : new Seating.NoRoom(taken, more);
    }

    /** A seat on the thread of which least is taken, however much that is. */
    synchronized Seat take(Seat.Kind kind) {
        last = shares().leastBusy(last);
        Seat seat = new Seat(last, simulations.get(last), kind);
        seats.add(seat);
        return seat;
    }

    private LoopShares shares() {
        seats.removeIf(this::left);
        List<LoopShares.Running> running =
                seats.stream().filter(Seat::counts).map(Seat::share).toList();
        return new LoopShares(simulations.size(), running, Map.copyOf(knownNanos));
    }

    /** What a session's ticks cost last says more of the next than a warm-up does. */
    private boolean left(Seat seat) {
        if (seat.left() && seat.counts()) {
            LoopShares.Running share = seat.share();
            share.nanosPerTick().ifPresent(nanos -> knownNanos.put(share.scenario(), nanos));
        }
        return seat.left();
    }

    int count() {
        return simulations.size();
    }
}
