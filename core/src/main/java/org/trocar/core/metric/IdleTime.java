package org.trocar.core.metric;

import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * Time without movement, counting only whole stretches of at least half a second (D'Angelo et al. 2015, Am. J. Surg. 209:645). A stretch
 * spans from its first still sample to the sample at which movement begins, or to its last still sample where it is broken off.
 *
 * <p>Evidence: n = 15, fewer idle periods of attendings, p &lt; .001 (doi 10.1016/j.amjsurg.2014.12.013); see {@link Measure#IDLE_BOTH}.
 */
public final class IdleTime implements Stateful {
    public static final double SHORTEST_SECONDS = 0.5;

    private final double sampleHz;
    private final long shortestSamples;
    private boolean open;
    private long first;
    private long latest;
    private long idleSamples;

    public IdleTime(double sampleHz) {
        this.sampleHz = sampleHz;
        shortestSamples = (long) Math.ceil(SHORTEST_SECONDS * sampleHz - 1e-9);
    }

    /** Nothing moves at this sample; the sample before was also given here, unless a stretch begins. */
    public void still(long index) {
        if (!open) {
            open = true;
            first = index;
        }
        latest = index;
    }

    /** Movement begins at, or goes on over, this sample. */
    public void moving(long index) {
        if (open) {
            latest = index;
            breakOff();
        }
    }

    /** Nothing is known after the latest sample. */
    public void breakOff() {
        idleSamples += open ? counted() : 0;
        open = false;
    }

    private long counted() {
        long samples = latest - first;
        return samples >= shortestSamples ? samples : 0;
    }

    /** All stretches of half a second and more, the one under way included. */
    public double seconds() {
        return (idleSamples + (open ? counted() : 0)) / sampleHz;
    }

    /** How long the stretch under way is, however short; 0 where there is none. */
    public double openSeconds() {
        return open ? (latest - first) / sampleHz : 0;
    }

    @Override
    public void exchange(StateBuffer state) {
        open = state.exchange(open);
        first = state.exchange(first);
        latest = state.exchange(latest);
        idleSamples = state.exchange(idleSamples);
    }
}
