package org.trocar.core.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.trocar.core.hands.Hand;
import org.trocar.core.metric.BimanualMotion;
import org.trocar.core.metric.MotionPipeline;
import org.trocar.core.scoring.Metric;

/**
 * A metric that noise reaches and that can be told how much: how it is read from measured motion, and what its interval needs.
 *
 * @param hand whose noise; empty for a metric of both
 * @param least no value is below
 * @param most no value is above
 */
record Measure(
        Metric metric,
        Optional<Hand> hand,
        ToDoubleFunction<BimanualMotion> value,
        Allowance allowance,
        double least,
        double most,
        boolean count) {

    private static final double ANY = Double.POSITIVE_INFINITY;
    private static final Allowance PATH = new Allowance(2, 0.1, 0.005, 0, 0.015);
    private static final Allowance PEAK_SPEED = new Allowance(2.5, 1, 0.002, 0, 0.015);
    private static final Allowance DEPTH = new Allowance(3, 1.5, 0.005, 0, 0.007);
    private static final Allowance WORKSPACE = new Allowance(5, 0.1, 0.001, 0, 0.010);
    private static final Allowance MOVEMENTS = new Allowance(2.5, 0.1, 0.02, 0.5, 0.007);
    private static final Allowance PEAKS = new Allowance(5, 0.25, 0.02, 0.5, 0.004);
    private static final Allowance SPARC = new Allowance(6, 1.5, 0.03, 0, 0.002);
    private static final Allowance IDLE = new Allowance(4, 0.1, 0.02, 0, 0.007);
    private static final Allowance CORRELATION = new Allowance(2.5, 0.5, 0, 0.002, 0.010);
    private static final Allowance BOTH_MOVING = new Allowance(2, 0.1, 0.02, 0, 0.007);
    private static final Allowance BALANCE = new Allowance(2, 0.1, 0.001, 0, 0.015);

    /** Every such metric. Economy follows from path and is not among them. */
    static List<Measure> all() {
        List<Measure> all = new ArrayList<>();
        addHand(all, Metric.PATH_LENGTH_LEFT, Metric.PATH_LENGTH_RIGHT, MotionPipeline::pathMetres, PATH);
        addHand(all, Metric.MEAN_SPEED_LEFT, Metric.MEAN_SPEED_RIGHT, MotionPipeline::meanSpeedMetresPerSecond, PATH);
        addHand(
                all,
                Metric.PEAK_SPEED_LEFT,
                Metric.PEAK_SPEED_RIGHT,
                MotionPipeline::peakSpeedMetresPerSecond,
                PEAK_SPEED);
        addHand(all, Metric.DEPTH_LEFT, Metric.DEPTH_RIGHT, MotionPipeline::depthMetres, DEPTH);
        addHand(all, Metric.WORKSPACE_LEFT, Metric.WORKSPACE_RIGHT, MotionPipeline::workspaceCubicMetres, WORKSPACE);
        addHand(all, Metric.MOVEMENTS_LEFT, Metric.MOVEMENTS_RIGHT, MotionPipeline::movementCount, MOVEMENTS);
        addHand(all, Metric.VELOCITY_PEAKS_LEFT, Metric.VELOCITY_PEAKS_RIGHT, MotionPipeline::velocityPeakCount, PEAKS);
        addHand(all, Metric.SPARC_LEFT, Metric.SPARC_RIGHT, MotionPipeline::medianSparc, SPARC, -ANY, 0);
        addBoth(all, Metric.IDLE_TIME, BimanualMotion::idleSeconds, IDLE, 0, ANY);
        addBoth(all, Metric.BIMANUAL_CORRELATION, BimanualMotion::speedCorrelation, CORRELATION, -1, 1);
        addBoth(all, Metric.BOTH_MOVING, BimanualMotion::bothMovingOverAnyMoving, BOTH_MOVING, 0, 1);
        addBoth(all, Metric.PATH_RATIO, BimanualMotion::pathRatio, BALANCE, 0, ANY);
        addBoth(all, Metric.PATH_BALANCE, BimanualMotion::balance, BALANCE, 0, 1);
        return all;
    }

    private static void addHand(
            List<Measure> all, Metric left, Metric right, ToDoubleFunction<MotionPipeline> value, Allowance allowance) {
        addHand(all, left, right, value, allowance, 0, ANY);
    }

    private static void addHand(
            List<Measure> all,
            Metric left,
            Metric right,
            ToDoubleFunction<MotionPipeline> value,
            Allowance allowance,
            double least,
            double most) {
        for (Hand hand : Hand.values()) {
            Metric metric = hand == Hand.LEFT ? left : right;
            ToDoubleFunction<BimanualMotion> ofHand = motion -> value.applyAsDouble(motion.hand(hand));
            all.add(new Measure(metric, Optional.of(hand), ofHand, allowance, least, most, isCount(metric)));
        }
    }

    private static void addBoth(
            List<Measure> all,
            Metric metric,
            ToDoubleFunction<BimanualMotion> value,
            Allowance allowance,
            double least,
            double most) {
        all.add(new Measure(metric, Optional.empty(), value, allowance, least, most, false));
    }

    private static boolean isCount(Metric metric) {
        return switch (metric) {
            case MOVEMENTS_LEFT, MOVEMENTS_RIGHT, VELOCITY_PEAKS_LEFT, VELOCITY_PEAKS_RIGHT -> true;
            default -> false;
        };
    }

    /** Whether the metric is of this hand, or of both. */
    boolean concerns(Hand one) {
        return hand.isEmpty() || hand.get() == one;
    }

    double withinRange(double wanted) {
        return Math.max(least, Math.min(most, wanted));
    }
}
