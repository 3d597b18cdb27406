package org.trocar.server.live;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The part of each loop thread's time that its real-time sessions take. A session that has run for some seconds counts with what its ticks
 * were measured to cost; a newer one, and one that is about to be opened, with the mean of those of its scenario, or else with what was known
 * of it before. Sessions in lockstep do not count: they take what is left over.
 *
 * @param loops how many there are
 * @param knownNanos what a tick of a scenario, by its id, cost when none of these ran
 */
record LoopShares(int loops, List<Running> running, Map<String, Long> knownNanos) {
    /** What a tick is taken to cost where nothing is known: some three times what was measured on two shared virtual cores. */
    static final long UNKNOWN_NANOS = 100_000;

    private static final double SECOND_NANOS = 1e9;

    /**
     * A real-time session.
     *
     * @param loop whose it is
     * @param nanosPerTick as measured; empty when it is too new, or only about to be opened
     */
    record Running(int loop, String scenario, int tickHz, OptionalLong nanosPerTick) {}

    /** What is taken of a loop, 1 being all. */
    double of(int loop) {
        return running.stream()
                .filter(session -> session.loop() == loop)
                .mapToDouble(this::share)
                .sum();
    }

    private double share(Running session) {
        return session.nanosPerTick().isPresent()
                ? session.nanosPerTick().getAsLong() * session.tickHz() / SECOND_NANOS
                : ofOne(session.scenario(), session.tickHz());
    }

    /** What one more session is expected to take. */
    double ofOne(String scenario, int tickHz) {
        OptionalDouble measured = running.stream()
                .filter(session -> session.scenario().equals(scenario))
                .flatMapToLong(session -> session.nanosPerTick().stream())
                .average();
        return measured.orElse(knownNanos.getOrDefault(scenario, UNKNOWN_NANOS)) * tickHz / SECOND_NANOS;
    }

    /** The loop of which least is taken; of several, the first after another in turn. */
    int leastBusy(int after) {
        int least = Math.floorMod(after + 1, loops);
        for (int i = 2; i <= loops; i++) {
            int loop = Math.floorMod(after + i, loops);
            least = of(loop) < of(least) ? loop : least;
        }
        return least;
    }
}
