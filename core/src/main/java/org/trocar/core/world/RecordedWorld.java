package org.trocar.core.world;

import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.StartHands;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.Scenario;

/**
 * What a world made, read from its records instead of simulated: the events and tips of each tick as recorded, and what follows from them.
 * Only the calibration is done anew, from the frames, because no event holds how fast a still hand seemed to move.
 *
 * <p>One thing is not in the records: a ring knocked off its peg by no hand counts as placed until its fall is reported, half a second
 * later. A finished run has no such ring.
 */
public final class RecordedWorld implements RunFacts {
    private final Scenario scenario;
    private final Calibration calibration = new Calibration();
    private final InstrumentHand left;
    private final InstrumentHand right;
    private WorldEvents events = new WorldEvents();
    private TipSamples tips = new TipSamples(TickInput.MAX_FRAMES);
    private final boolean[] placed;
    private int broughtAcross;
    private boolean known;
    private boolean laid;
    private boolean calibrated;
    private boolean spaceKnown;
    private int spaceEpoch;
    private long operatingNanos;
    private long lastElapsedNanos;
    private boolean started;
    private long startedNanos;
    private boolean finished;
    private double finishedSeconds;

    /** @param start where the field was laid at once; empty when it waited for two still seconds */
    public RecordedWorld(Scenario scenario, Optional<StartHands> start) {
        this.scenario = scenario;
        left = new InstrumentHand(Hand.LEFT, scenario.grasper());
        right = new InstrumentHand(Hand.RIGHT, scenario.grasper());
        placed = new boolean[scenario.ring().count()];
        known = start.isPresent();
        laid = known;
    }

    /**
     * Takes one recorded tick.
     *
     * @param in its input; of the frames only what calibrates is read
     * @param nowEvents what happened in it; read again by others until the next tick
     * @param nowTips likewise
     * @param sessionNanos session time at its end
     * @param leftOutNanos time left out of a recording so far
     * @param paused whether simulated time stood still
     */
    public void recall(
            TickInput in,
            WorldEvents nowEvents,
            TipSamples nowTips,
            long sessionNanos,
            long leftOutNanos,
            boolean paused) {
        events = nowEvents;
        tips = nowTips;
        for (int i = 0; i < in.frameCount(); i++) {
            read(in.frame(i), in.captureSessionNanos(i));
        }
        long elapsedNanos = sessionNanos + leftOutNanos;
        if (laid && !paused) {
            operatingNanos += elapsedNanos - lastElapsedNanos;
            followEvents();
        }
        lastElapsedNanos = elapsedNanos;
    }

    private void read(HandFrame frame, long captureNanos) {
        left.read(frame);
        right.read(frame);
        if (spaceKnown && frame.spaceEpoch != spaceEpoch) {
            known = false;
            calibration.restart();
        }
        spaceKnown = true;
        spaceEpoch = frame.spaceEpoch;
        if (!known) {
            calibrate(captureNanos);
        }
    }

    private void calibrate(long captureNanos) {
        calibration.observe(
                captureNanos, left.positionInSpace(), right.positionInSpace(), left.tracked() && right.tracked());
        if (calibration.done()) {
            known = true;
            laid = true;
            calibrated = true;
        }
    }

    private void followEvents() {
        for (int i = 0; i < events.count() && !finished; i++) {
            switch (events.kind(i)) {
                case TASK_STARTED -> start();
                case PLACED -> placed[events.ring(i)] = true;
                case GRASPED, DROPPED_IN_VIEW, DROPPED_OUT_OF_VIEW -> placed[events.ring(i)] = false;
                case TURNED_BACK -> turnBack();
                case TASK_FINISHED -> finish(events.value(i));
                default -> {}
            }
        }
    }

    private void start() {
        started = true;
        startedNanos = operatingNanos;
    }

    private void turnBack() {
        broughtAcross = placedNow();
        java.util.Arrays.fill(placed, false);
    }

    private void finish(double seconds) {
        finished = true;
        finishedSeconds = seconds;
    }

    private int placedNow() {
        int count = 0;
        for (boolean ring : placed) {
            count += ring ? 1 : 0;
        }
        return count;
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }

    @Override
    public WorldEvents events() {
        return events;
    }

    @Override
    public TipSamples tips() {
        return tips;
    }

    @Override
    public boolean laid() {
        return laid;
    }

    @Override
    public boolean calibrated() {
        return calibrated;
    }

    @Override
    public double stillTipMetresPerSecond(Hand hand) {
        return calibrated ? calibration.stillMetresPerSecond(hand) * Placement.leverRatio(scenario) : Double.NaN;
    }

    @Override
    public double stillTipSpreadMetres(Hand hand) {
        return calibrated ? calibration.noiseMetres(hand) * Placement.leverRatio(scenario) : Double.NaN;
    }

    @Override
    public boolean bareHanded(Hand hand) {
        return (hand == Hand.LEFT ? left : right).bare();
    }

    @Override
    public boolean started() {
        return started;
    }

    @Override
    public boolean finished() {
        return finished;
    }

    @Override
    public int transfersDone() {
        return broughtAcross + placedNow();
    }

    @Override
    public int transfersTotal() {
        return 2 * placed.length;
    }

    @Override
    public double taskSeconds() {
        if (finished) {
            return finishedSeconds;
        }
        return started ? (operatingNanos - startedNanos) * 1e-9 : 0;
    }
}
