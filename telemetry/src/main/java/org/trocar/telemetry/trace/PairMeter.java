package org.trocar.telemetry.trace;

import org.trocar.core.hands.Hand;
import org.trocar.core.metric.BimanualMotion;
import org.trocar.core.metric.Measure;
import org.trocar.core.metric.Measures;
import org.trocar.core.metric.MotionPipeline;
import org.trocar.core.metric.UniformPair;

/** Measures two hands together. */
final class PairMeter {
    private static final String ONLY_RAW = "only of samples as they are, see --raw";
    private static final String ONLY_PIPELINE = "not known of samples as they are: see --pipeline";
    private static final String APART = "the two hands' valid samples are not at the same times: see --pipeline";

    private final BimanualMotion motion = new BimanualMotion();
    private final long[] latestNanos = {Long.MIN_VALUE, Long.MIN_VALUE};

    /** A hand that is not heard of for longer than a gap may be is lost, as far as the other is concerned. */
    void add(long nanos, TraceRow row) {
        Hand other = row.hand.other();
        if (latestNanos[other.ordinal()] < nanos - MotionPipeline.MAX_GAP_NANOS) {
            motion.sample(other, nanos - 1, 0, row.pose, false);
        }
        latestNanos[row.hand.ordinal()] = nanos;
        motion.sample(row.hand, nanos, 0, row.pose, row.valid);
    }

    Measures finish(long nanos) {
        motion.finish(nanos);
        Measures measures = new Measures()
                .put(Measure.PEARSON, motion.speedCorrelation())
                .lacks(Measure.MAX_CORRELATION, ONLY_RAW)
                .lacks(Measure.LAG, ONLY_RAW)
                .lacks(Measure.BOTH_FAST, ONLY_RAW)
                .put(Measure.BOTH_MOVING, motion.bothMovingOverAnyMoving())
                .put(Measure.PATH_RATIO, motion.pathRatio())
                .put(Measure.BALANCE, motion.balance())
                .put(Measure.IDLE_BOTH, motion.idleSeconds());
        boolean known =
                motion.hand(Hand.LEFT).moves() && motion.hand(Hand.RIGHT).moves();
        return known ? measures : measures.lackAll(PipelineMeter.SCATTERED);
    }

    /** Of two hands that were sampled together, as they are. */
    static Measures of(RawMeter left, RawMeter right, double leftPathMetres, double rightPathMetres) {
        Measures measures = left.sampledWith(right)
                ? UniformPair.of(left.motion(), right.motion(), leftPathMetres, rightPathMetres)
                : new Measures()
                        .lacks(Measure.PEARSON, APART)
                        .lacks(Measure.MAX_CORRELATION, APART)
                        .lacks(Measure.LAG, APART)
                        .lacks(Measure.BOTH_FAST, APART)
                        .lacks(Measure.PATH_RATIO, APART)
                        .lacks(Measure.BALANCE, APART);
        return measures.lacks(Measure.BOTH_MOVING, ONLY_PIPELINE).lacks(Measure.IDLE_BOTH, ONLY_PIPELINE);
    }
}
