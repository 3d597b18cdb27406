package org.trocar.benchmarks.load;

import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What a load came to.
 *
 * @param emptyLoop how late a thread was that did nothing, meanwhile, at the same rate
 * @param server absent for a server that is not ours to look into
 * @param clientCpuNanos what this process took of the processor, which it shares with the server
 * @param clockErrorNanos by how much the legs between the two clocks can be wrong, at most
 * @param troubles why runs were refused or ended otherwise than meant
 */
record Outcome(
        Plan plan,
        Legs legs,
        Counts counts,
        Histogram emptyLoop,
        Optional<ServerUse> server,
        long clientCpuNanos,
        long clockErrorNanos,
        List<String> troubles) {

    /**
     * What the server used while it counted.
     *
     * @param waitingBytes the most that was seen to wait for the journal's thread
     */
    record ServerUse(ServerWatch.Use use, Pauses pauses, double waitingBytes) {}

    /** Whether every tick was made within its frame, and nothing was lost, late or left out. */
    boolean keptUp() {
        return legs.lateness.getTotalCount() > 0
                && legs.lateness.getMaxValue() < plan.intervalNanos()
                && counts.nothingLost();
    }

    double sessionSeconds() {
        return (double) plan.sessions() * plan.seconds();
    }

    long ticks() {
        return (long) plan.sessions() * plan.seconds() * plan.rateHz();
    }
}
