package org.trocar.core.metric;

import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * Finds the movements in a speed by two thresholds with hysteresis (the movement count of ICSAD; Datta et al. 2001, J. Am. Coll. Surg.
 * 193:479, with thresholds of our own). A movement spans from the first sample of the run that confirmed its start to the first sample of
 * the run that confirmed its end, both included, or to a segment's last sample.
 *
 * <p>Evidence: n = 51 in four levels (doi 10.1016/s1072-7515(01)01041-9); see {@link Measure#MOVEMENTS}. Not measurable where a still hand's
 * noise exceeds the lower threshold.
 */
public final class Movements implements Stateful {
    private enum Phase {
        STILL,
        STARTING,
        MOVING,
        STOPPING;
        private static final Phase[] VALUES = values();
    }

    private final MovementThresholds thresholds;
    private final double sampleHz;
    private final int onSteps;
    private final int offSteps;
    private Phase phase = Phase.STILL;
    private long latest;
    private long onset;
    private long end;
    private int count;
    private long movingSamples;

    public Movements(MovementThresholds thresholds, double sampleHz) {
        this.thresholds = thresholds;
        this.sampleHz = sampleHz;
        onSteps = thresholds.onSteps(sampleHz);
        offSteps = thresholds.offSteps(sampleHz);
    }

    /**
     * Adds the next sample; returns whether it confirmed that a movement is over.
     *
     * @param index the sample's number, rising by one within a segment
     * @param speed m/s
     */
    public boolean add(long index, double speed) {
        latest = index;
        switch (phase) {
            case STILL, STARTING -> start(speed >= thresholds.onMetresPerSecond());
            case MOVING, STOPPING -> stop(speed <= thresholds.offMetresPerSecond());
        }
        boolean over = phase == Phase.STOPPING && latest - end >= offSteps;
        if (over) {
            finish();
        }
        return over;
    }

    private void start(boolean fast) {
        if (!fast) {
            phase = Phase.STILL;
            return;
        }
        if (phase == Phase.STILL) {
            phase = Phase.STARTING;
            onset = latest;
        }
        if (latest - onset >= onSteps) {
            phase = Phase.MOVING;
            count++;
        }
    }

    private void stop(boolean slow) {
        if (!slow) {
            phase = Phase.MOVING;
        } else if (phase == Phase.MOVING) {
            phase = Phase.STOPPING;
            end = latest;
        }
    }

    private void finish() {
        movingSamples += end - onset;
        phase = Phase.STILL;
    }

    /** Ends the segment; returns whether that ended a movement. */
    public boolean close() {
        boolean moving = moving();
        if (moving) {
            end = latest;
            finish();
        }
        phase = Phase.STILL;
        return moving;
    }

    /** Whether the latest sample's state can no longer change by hindsight. */
    boolean decided() {
        return phase == Phase.STILL || phase == Phase.MOVING;
    }

    /** Whether a movement is under way, which includes one that may be stopping. */
    public boolean moving() {
        return phase == Phase.MOVING || phase == Phase.STOPPING;
    }

    /** Whether a movement may begin or stop at the latest sample. */
    boolean mayStartHere() {
        return phase != Phase.STILL && onset == latest;
    }

    boolean mayStopHere() {
        return phase == Phase.STOPPING && end == latest;
    }

    /** The first sample a movement that is, or may be, under way can have; one past the latest when all is still. */
    long earliestOnset() {
        return phase == Phase.STILL ? latest + 1 : onset;
    }

    /** The first sample of the latest movement. */
    public long onset() {
        return onset;
    }

    /** The last sample of the latest movement that is over. */
    public long end() {
        return end;
    }

    /** Movements confirmed so far, the one under way included. */
    public int count() {
        return count;
    }

    /** From first to last sample, over the movements that are over. */
    public double movingSeconds() {
        return movingSamples / sampleHz;
    }

    @Override
    public void exchange(StateBuffer state) {
        phase = state.exchange(phase, Phase.VALUES);
        latest = state.exchange(latest);
        onset = state.exchange(onset);
        end = state.exchange(end);
        count = state.exchange(count);
        movingSamples = state.exchange(movingSamples);
    }
}
