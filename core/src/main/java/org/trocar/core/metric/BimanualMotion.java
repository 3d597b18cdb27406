package org.trocar.core.metric;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * How two tools move, each by its own {@link MotionPipeline}, and together, by pairing the two at every point of their common grid.
 *
 * <p>Only points where both hands have a speed are paired. A hand that is tracked and still is idle; a hand that is lost is neither idle
 * nor moving, and breaks an idle stretch. Exchanging the two hands' poses exchanges their results to the last bit.
 */
public final class BimanualMotion implements TipSink, Stateful {
    private final MotionPipeline left;
    private final MotionPipeline right;
    private final Correlation speeds = new Correlation();
    private final IdleTime idle = new IdleTime(MotionPipeline.GRID_HZ);
    private long pairedIndex = Long.MIN_VALUE;
    private long bothMoving;
    private long anyMoving;

    public BimanualMotion() {
        this(new Sparc(MotionPipeline.MAX_SPARC_SAMPLES));
    }

    /** @param sparc working space that may be shared within one thread */
    public BimanualMotion(Sparc sparc) {
        left = new MotionPipeline(sparc);
        right = new MotionPipeline(sparc);
    }

    /** See {@link MotionPipeline#sample}. */
    @Override
    public void sample(
            long captureNanos,
            long sampleNanos,
            Pose leftTip,
            boolean leftTracked,
            Pose rightTip,
            boolean rightTracked) {
        left.sample(captureNanos, sampleNanos, leftTip.position, leftTip.orientation, leftTracked);
        right.sample(captureNanos, sampleNanos, rightTip.position, rightTip.orientation, rightTracked);
        pairDecided();
    }

    /**
     * Takes one hand's sample where the two are not sampled together; see {@link MotionPipeline#sample}. While one hand is not heard of, give
     * the other's times to it too, as untracked: pairing waits for the hand that lags, and forgets what lies too far back.
     */
    public void sample(Hand hand, long captureNanos, long sampleNanos, Pose tip, boolean tracked) {
        hand(hand).sample(captureNanos, sampleNanos, tip.position, tip.orientation, tracked);
        pairDecided();
    }

    /** See {@link MotionPipeline#breakSegment}; an idle stretch ends here too. */
    @Override
    public void breakSegment(long captureNanos) {
        left.breakSegment(captureNanos);
        right.breakSegment(captureNanos);
        pairDecided();
        idle.breakOff();
    }

    /** Closes what is open at the end of an attempt. */
    @Override
    public void finish(long endNanos) {
        breakSegment(endNanos);
    }

    private void pairDecided() {
        long decided = Math.min(left.decidedIndex(), right.decidedIndex());
        if (decided <= pairedIndex) {
            return;
        }
        // Points further back than a trace reaches have no entry in either: both hands were lost.
        for (long i = Math.max(pairedIndex, decided - SpeedTrace.CAPACITY) + 1; i <= decided; i++) {
            pair(i);
        }
        pairedIndex = decided;
        left.trace().forgetThrough(decided);
        right.trace().forgetThrough(decided);
    }

    private void pair(long index) {
        if (!left.trace().tracked(index) || !right.trace().tracked(index)) {
            idle.breakOff();
            return;
        }
        speeds.add(left.trace().speed(index), right.trace().speed(index));
        boolean leftMoving = left.trace().moving(index);
        boolean rightMoving = right.trace().moving(index);
        bothMoving += leftMoving && rightMoving ? 1 : 0;
        if (leftMoving || rightMoving) {
            anyMoving++;
            idle.moving(index);
        } else {
            idle.still(index);
        }
    }

    /** One hand's own metrics. */
    public MotionPipeline hand(Hand hand) {
        return hand == Hand.LEFT ? left : right;
    }

    /** Pearson's r of the two speeds (Hofstad et al. 2013, Surg. Endosc. 27:854); NaN where either has not varied or a hand never moved. */
    public double speedCorrelation() {
        return Stillness.isWay(left.pathMetres()) && Stillness.isWay(right.pathMetres())
                ? speeds.pearson()
                : Double.NaN;
    }

    /** Time both hands move over time any does, 0 to 1; NaN where none has. */
    public double bothMovingOverAnyMoving() {
        return (double) bothMoving / anyMoving;
    }

    /** Left path over right path; NaN where the right never moved. */
    public double pathRatio() {
        return Stillness.isWay(right.pathMetres()) ? left.pathMetres() / right.pathMetres() : Double.NaN;
    }

    /** 1 − |L − R| / (L + R) of the two paths: 1 where they are equal, 0 where only one hand moved, NaN where none did. */
    public double balance() {
        double l = left.pathMetres();
        double r = right.pathMetres();
        return Stillness.isWay(l + r) ? 1 - Math.abs(l - r) / (l + r) : Double.NaN;
    }

    /** Time in which both hands are tracked and neither moves, in stretches of at least half a second. */
    public double idleSeconds() {
        return idle.seconds();
    }

    /** How long the idle stretch under way has lasted so far, however short; 0 where there is none. Known up to 100 ms late. */
    public double openIdleSeconds() {
        return idle.openSeconds();
    }

    @Override
    public void exchange(StateBuffer state) {
        left.exchange(state);
        right.exchange(state);
        speeds.exchange(state);
        idle.exchange(state);
        pairedIndex = state.exchange(pairedIndex);
        bothMoving = state.exchange(bothMoving);
        anyMoving = state.exchange(anyMoving);
    }
}
