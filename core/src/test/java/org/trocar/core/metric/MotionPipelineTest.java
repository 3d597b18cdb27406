package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trocar.core.metric.PipelineFeed.SECOND;

import java.util.function.DoubleFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;

class MotionPipelineTest {
    private static final Quat UPRIGHT = new Quat();
    /** Half a second of rest, a reach of 0.30 m in 1 s, rest. */
    private static final DoubleFunction<Vec3> REACH =
            t -> Signals.along(Signals.U, 0.30 * Signals.minimumJerk(t - 0.5));

    private static final DoubleFunction<Vec3> STILL = t -> new Vec3(0.1, 0.2, 0.3);

    @Test
    void aReachOnTheGridIsMeasuredAsItsFilteredCourse() {
        MotionPipeline motion = new PipelineFeed().play(100, 2.5, REACH).finish();
        Vec3[] filtered = Signals.lowPassed(Signals.positions(100, 2.49, REACH), 100);
        Kinematics expected = new Kinematics(100);
        for (Vec3 point : filtered) {
            expected.add(point);
        }
        assertEquals(expected.pathMetres(), motion.pathMetres(), 1e-12);
        assertEquals(expected.peakSpeedMetresPerSecond(), motion.peakSpeedMetresPerSecond(), 1e-12);
        assertEquals(1, motion.movementCount());
        assertEquals(1, motion.velocityPeakCount());
        assertEquals(1, motion.sparcCount(SparcOutcome.DEFINED));
        assertEquals(1.0, motion.trackedFraction());
    }

    @Test
    void aMovementsSparcIsThatOfItsExactSpeedBecauseTheFiltersDelayIsTakenBack() {
        double[] speed = Signals.scalars(100, 1.0, t -> 0.30 * Signals.minimumJerkSpeed(t));
        double exact = new Sparc(1024).of(speed, speed.length, 100);
        MotionPipeline motion = new PipelineFeed().play(100, 2.5, REACH).finish();
        // Without the shift the difference is 0.0012.
        assertEquals(exact, motion.medianSparc(), 0.0005);
    }

    @Test
    void theCourseResampledFromUnevenFramesIsTheGoldenOne() {
        var expected = Golden.group("H_tracking_artifacts").child("resample").child("resampled_lp6");
        MotionPipeline motion = new MotionPipeline();
        for (double t : GoldenMetricsTest.unevenTimes()) {
            Vec3 point = Signals.along(Signals.U, 0.30 * Signals.minimumJerk(t / 2));
            motion.sample(Math.round(t * 1e9), 0, point, UPRIGHT, true);
        }
        // Capture times are whole nanoseconds, the golden ones are not.
        assertEquals(expected.number("path_length_m"), motion.pathMetres(), 1e-8);
        assertEquals(expected.number("peak_speed"), motion.peakSpeedMetresPerSecond(), 1e-6);
    }

    @Test
    void posesHeldOntoFasterFramesMeasureLikeThePosesThemselves() {
        MotionPipeline held = new PipelineFeed().play(90, 30, 2.5, REACH).finish();
        MotionPipeline once = new PipelineFeed().play(30, 30, 2.5, REACH).finish();
        assertEquals(once.pathMetres(), held.pathMetres(), 1e-6);
        assertEquals(once.peakSpeedMetresPerSecond(), held.peakSpeedMetresPerSecond(), 1e-6);
        assertEquals(once.velocityPeakCount(), held.velocityPeakCount());
        assertEquals(once.movementCount(), held.movementCount());
        assertEquals(once.medianSparc(), held.medianSparc(), 1e-3);
        assertEquals(once.medianLogDimensionlessJerk(), held.medianLogDimensionlessJerk(), 0.02);
        assertEquals(1, held.velocityPeakCount());
        assertEquals(-1.40, held.medianSparc(), 0.02);
    }

    @Test
    void aGapSplitsTheSegmentAndNoPathAccruesOverIt() {
        Vec3 far = new Vec3(1, 1, 1);
        MotionPipeline motion = new PipelineFeed()
                .play(90, 1, STILL)
                .lose(90, 0.5)
                .play(90, 1, t -> far)
                .finish();
        assertEquals(0, motion.pathMetres(), 1e-12);
        assertEquals(0, motion.movementCount());
        assertEquals(2.5, motion.spanNanos() * 1e-9, 1e-9);
        assertEquals(0.5, motion.untrackedNanos() * 1e-9, 0.02);
        assertEquals(motion.spanNanos(), motion.trackedNanos() + motion.untrackedNanos());
    }

    @Test
    void aShortLossIsBridged() {
        MotionPipeline motion = new PipelineFeed()
                .play(90, 0.5, t -> new Vec3(t * 0.1, 0, 0))
                .lose(90, 0.05)
                .play(90, 0.5, t -> new Vec3(0.055 + t * 0.1, 0, 0))
                .finish();
        assertEquals(0, motion.untrackedNanos());
        assertEquals(0.104, motion.pathMetres(), 0.006);
        assertEquals(1, motion.movementCount());
    }

    @Test
    void aLossEndsTheMovementUnderWay() {
        MotionPipeline motion =
                new PipelineFeed().play(90, 1, t -> new Vec3(t * 0.1, 0, 0)).lose(90, 0.5).pipeline;
        assertEquals(1, motion.movementCount());
        assertTrue(!motion.moving() && motion.movingSeconds() > 0.9);
        assertEquals(0, motion.speedMetresPerSecond());
    }

    @Test
    void aTrackedPointThatStandsStillIsNeverAGapHoweverLong() {
        MotionPipeline motion = new PipelineFeed().play(90, 60, STILL).finish();
        assertEquals(0, motion.untrackedNanos());
        assertEquals(0, motion.pathMetres());
        assertEquals(1.0, motion.trackedFraction());
    }

    @Test
    void aPoseRepeatedWhileTheDeviceDoesNotSampleIsAGap() {
        MotionPipeline frozen = repeat(i -> 5 * SECOND);
        MotionPipeline still = repeat(i -> 5 * SECOND + i);
        assertEquals(1.0, frozen.untrackedNanos() * 1e-9, 0.001);
        assertEquals(0, still.untrackedNanos());
    }

    private static MotionPipeline repeat(IntToLongFunction sampleNanos) {
        MotionPipeline motion = new MotionPipeline();
        for (int i = 0; i <= 90; i++) {
            motion.sample(i * SECOND / 90, sampleNanos.applyAsLong(i), STILL.apply(0), UPRIGHT, true);
        }
        motion.finish(SECOND);
        return motion;
    }

    @Test
    void aMoveAfterStandingStillTakesNoLongerThanAFrame() {
        Vec3 aside = new Vec3(0.101, 0.2, 0.3);
        PipelineFeed feed = new PipelineFeed().play(90, 1, STILL);
        double peak = feed.play(90, 1, t -> aside).finish().peakSpeedMetresPerSecond();
        double sharpest = new PipelineFeed()
                .play(100, 1, STILL)
                .play(100, 1, t -> aside)
                .finish()
                .peakSpeedMetresPerSecond();
        assertEquals(sharpest, peak, 0.1 * sharpest);
    }

    @Test
    void aPointThatIsNotFiniteIsUntracked() {
        PipelineFeed feed = new PipelineFeed().play(90, 1, REACH);
        double path = feed.pipeline.pathMetres();
        feed.play(90, 0.3, t -> new Vec3(Double.NaN, 0, 0))
                .play(90, 0.3, t -> new Vec3(0, Double.POSITIVE_INFINITY, 0));
        MotionPipeline motion = feed.finish();
        assertEquals(path, motion.pathMetres());
        assertEquals(0.6, motion.untrackedNanos() * 1e-9, 0.02);
    }

    @Test
    void anOrientationThatIsNotFiniteIsUntracked() {
        MotionPipeline motion = new MotionPipeline();
        for (int i = 0; i <= 90; i++) {
            motion.sample(i * SECOND / 90, 0, STILL.apply(0), new Quat(0, Double.NaN, 0, 1), true);
        }
        assertEquals(SECOND, motion.untrackedNanos());
        assertEquals(0, motion.angularPathRadians());
    }

    @Test
    void aSampleThatIsNotLaterIsIgnored() {
        MotionPipeline motion = new PipelineFeed(0).play(100, 1, STILL).pipeline;
        motion.sample(SECOND / 2, 0, new Vec3(9, 9, 9), UPRIGHT, true);
        motion.finish(SECOND);
        assertEquals(0, motion.pathMetres());
        assertEquals(SECOND, motion.spanNanos());
    }

    @Test
    void aBreakLosesNoTimeWhereTheSpaceMovesAndNoPathAccruesAcrossIt() {
        PipelineFeed feed = new PipelineFeed().play(90, 1, STILL);
        feed.pipeline.breakSegment(feed.nowNanos());
        MotionPipeline motion = feed.play(90, 1, t -> new Vec3(2, 0, 0)).finish();
        assertEquals(0, motion.pathMetres(), 1e-12);
        assertEquals(2 * SECOND, motion.spanNanos());
        assertEquals(0, motion.untrackedNanos());
    }

    @Test
    void aPauseIsInNoAccount() {
        MotionPipeline motion = new MotionPipeline();
        motion.sample(0, 0, STILL.apply(0), UPRIGHT, true);
        motion.breakSegment(SECOND / 20);
        motion.sample(9 * SECOND, 0, STILL.apply(0), UPRIGHT, true);
        motion.finish(9 * SECOND + SECOND / 20);
        assertEquals(SECOND / 10, motion.spanNanos());
        assertEquals(0, motion.untrackedNanos());
    }

    @Test
    void theGridDoesNotDependOnWhenASegmentBegins() {
        MotionPipeline early = new PipelineFeed(SECOND).play(90, 2.5, REACH).finish();
        MotionPipeline later =
                new PipelineFeed(SECOND + 3 * 10_000_000).play(90, 2.5, REACH).finish();
        assertEquals(early.pathMetres(), later.pathMetres(), 1e-12);
        assertEquals(early.medianSparc(), later.medianSparc(), 1e-9);
    }

    @Test
    void aTremorThatTheFilterLeavesTooSlowIsNoMovement() {
        MotionPipeline motion =
                new PipelineFeed().play(100, 4, Signals.course("tremor_only")).finish();
        assertEquals(0, motion.movementCount());
        assertEquals(Double.NaN, motion.medianSparc());
    }

    @Test
    void aMovementLongerThanTheLimitIsCountedButHasNoSparc() {
        DoubleFunction<Vec3> circle = t -> new Vec3(0.1 * Math.cos(t), 0.1 * Math.sin(t), 0);
        MotionPipeline motion = new PipelineFeed().play(90, 45, circle).finish();
        assertEquals(1, motion.movementCount());
        assertEquals(1, motion.sparcCount(SparcOutcome.TOO_LONG));
        assertEquals(Double.NaN, motion.medianSparc());
        assertEquals(4.5, motion.pathMetres(), 0.01);
    }

    @Test
    void longMovementsUpToTheLimitHaveASparc() {
        DoubleFunction<Vec3> circle = t -> new Vec3(0.1 * Math.cos(t), 0.1 * Math.sin(t), 0);
        MotionPipeline motion =
                new PipelineFeed().play(90, 39.5, circle).play(90, 1, STILL).finish();
        assertEquals(1, motion.sparcCount(SparcOutcome.DEFINED));
    }

    @Test
    void longerMovementsWeighMoreInTheMedian() {
        DoubleFunction<Vec3> jerky = t -> Signals.along(Signals.U, 0.02 * Math.sin(4 * Math.PI * t) * (t < 2 ? 1 : 0));
        MotionPipeline motion = new PipelineFeed()
                .play(100, 2.5, REACH)
                .play(100, 2.5, jerky)
                .play(100, 2.5, REACH)
                .finish();
        assertEquals(3, motion.sparcCount(SparcOutcome.DEFINED));
        MotionPipeline smooth = new PipelineFeed().play(100, 2.5, REACH).finish();
        assertTrue(motion.medianSparc() < smooth.medianSparc(), "the two short reaches do not outweigh the long one");
    }

    @Test
    void aSlowTurnIsNotLostInTheDeadBandAndNoiseDoesNotTurn() {
        MotionPipeline slow = turning(i -> i * Math.toRadians(0.02));
        MotionPipeline noisy = turning(i -> (i % 2) * Math.toRadians(0.05));
        assertEquals(Math.toRadians(20), slow.angularPathRadians(), Math.toRadians(0.2));
        assertEquals(0, noisy.angularPathRadians());
    }

    private static MotionPipeline turning(IntToDoubleFunction radians) {
        MotionPipeline motion = new MotionPipeline();
        for (int i = 0; i <= 1000; i++) {
            double half = radians.applyAsDouble(i) / 2;
            Quat turned = new Quat(0, Math.sin(half), 0, Math.cos(half));
            motion.sample(i * MotionPipeline.GRID_NANOS, 0, STILL.apply(0), turned, true);
        }
        return motion;
    }

    @Test
    void aPipelineRefusesWorkingSpaceThatIsTooSmall() {
        assertThrows(IllegalArgumentException.class, () -> new MotionPipeline(new Sparc(100)));
    }
}
