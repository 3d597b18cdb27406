package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.trocar.core.metric.PipelineFeed.SECOND;

import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;

class BimanualMotionTest {
    private static final DoubleFunction<Vec3> STILL = t -> new Vec3(0.1, 0, 0);
    private static final DoubleFunction<Vec3> LEFT = Signals.LEFT;
    private static final DoubleFunction<Vec3> RIGHT = Signals.RIGHT;

    /** Moves for one second, rests for one, and so on. */
    private static final DoubleFunction<Vec3> BY_TURNS =
            t -> new Vec3(0, 0.2 * (Math.floor(t / 2) + Signals.minimumJerk(t % 2)), 0);

    private final BimanualMotion motion = new BimanualMotion();
    private final Pose left = new Pose();
    private final Pose right = new Pose();
    private long frameHz = 90;
    private long frame;

    @Test
    void exchangingTheHandsExchangesTheirResultsToTheLastBit() {
        play(4, LEFT, RIGHT);
        BimanualMotionTest swapped = new BimanualMotionTest();
        swapped.play(4, RIGHT, LEFT);
        BimanualMotion other = swapped.finish();
        finish();
        assertSameHand(motion.hand(Hand.LEFT), other.hand(Hand.RIGHT));
        assertSameHand(motion.hand(Hand.RIGHT), other.hand(Hand.LEFT));
        assertEquals(motion.speedCorrelation(), other.speedCorrelation());
        assertEquals(motion.bothMovingOverAnyMoving(), other.bothMovingOverAnyMoving());
        assertEquals(motion.balance(), other.balance());
        assertEquals(motion.idleSeconds(), other.idleSeconds());
        assertEquals(
                motion.hand(Hand.RIGHT).pathMetres() / motion.hand(Hand.LEFT).pathMetres(), other.pathRatio());
        assertNotEquals(motion.pathRatio(), other.pathRatio());
    }

    private static void assertSameHand(MotionPipeline a, MotionPipeline b) {
        assertEquals(a.pathMetres(), b.pathMetres());
        assertEquals(a.medianSparc(), b.medianSparc());
        assertEquals(a.movementCount(), b.movementCount());
        assertEquals(a.chmarraSmoothness(), b.chmarraSmoothness());
        assertEquals(a.angularPathRadians(), b.angularPathRadians());
    }

    @Test
    void handsThatMoveTogetherCorrelateAndShareThePath() {
        play(4, LEFT, t -> LEFT.apply(t).add(new Vec3(0.3, 0, 0)));
        finish();
        assertEquals(1, motion.speedCorrelation(), 1e-9);
        assertEquals(1, motion.bothMovingOverAnyMoving());
        assertEquals(1, motion.pathRatio(), 1e-9);
        assertEquals(1, motion.balance(), 1e-9);
        assertEquals(0, motion.idleSeconds());
    }

    @Test
    void twoHandsCorrelateAsTheirFilteredSpeedsDo() {
        frameHz = 100;
        play(4, LEFT, RIGHT);
        finish();
        double[] leftSpeeds = filteredSpeeds(LEFT);
        double[] rightSpeeds = filteredSpeeds(RIGHT);
        Correlation expected = new Correlation();
        for (int i = 0; i < leftSpeeds.length; i++) {
            expected.add(leftSpeeds[i], rightSpeeds[i]);
        }
        assertEquals(expected.pearson(), motion.speedCorrelation(), 1e-9);
    }

    private static double[] filteredSpeeds(DoubleFunction<Vec3> course) {
        return Signals.lengths(Signals.differences(Signals.lowPassed(Signals.positions(100, 3.99, course), 100), 100));
    }

    @Test
    void theGoldenPairSharesThePathAsInTheGoldenFile() {
        var expected = Golden.group("E_bimanual");
        play(4, LEFT, RIGHT);
        finish();
        assertEquals(expected.number("path_ratio_L_over_R"), motion.pathRatio(), 0.01);
        assertEquals(expected.number("bimanual_balance_1-|L-R|/(L+R)"), motion.balance(), 0.01);
    }

    @Test
    void handsThatTakeTurnsNeverMoveTogether() {
        play(8, BY_TURNS, t -> BY_TURNS.apply(t + 1));
        finish();
        assertEquals(0, motion.bothMovingOverAnyMoving(), 0.03);
        assertEquals(0, motion.idleSeconds());
    }

    @Test
    void idleTimeIsWhenBothHandsRest() {
        play(8, BY_TURNS, STILL);
        finish();
        assertEquals(4.3, motion.idleSeconds(), 0.4);
        assertEquals(1.0, motion.hand(Hand.RIGHT).trackedFraction());
    }

    @Test
    void restsUnderHalfASecondAreNotIdle() {
        play(8, t -> new Vec3(0, 0.2 * (Math.floor(t / 1.3) + Signals.minimumJerk(t % 1.3)), 0), STILL);
        finish();
        assertEquals(0, motion.idleSeconds());
    }

    @Test
    void twoStillHandsAreIdleForAsLongAsTheyAreSeen() {
        play(3, STILL, STILL);
        assertEquals(2.9, motion.openIdleSeconds(), 0.11);
        finish();
        assertEquals(3, motion.idleSeconds(), 0.03);
        assertEquals(0, motion.openIdleSeconds());
    }

    @Test
    void aLostHandBreaksAnIdleStretch() {
        play(0.45, STILL, STILL);
        play(3, STILL, null);
        assertEquals(0, motion.openIdleSeconds());
        play(0.45, STILL, STILL);
        finish();
        assertEquals(0, motion.idleSeconds());
        assertEquals(3, motion.hand(Hand.RIGHT).untrackedNanos() * 1e-9, 0.02);
    }

    @Test
    void bothHandsLostForLongBreakAnIdleStretchToo() {
        play(0.45, STILL, STILL);
        play(30, null, null);
        play(0.45, STILL, STILL);
        finish();
        assertEquals(0, motion.idleSeconds());
    }

    @Test
    void aFeedThatStopsBreaksAnIdleStretch() {
        play(0.45, STILL, STILL);
        frame += frameHz * 30;
        play(0.45, STILL, STILL);
        finish();
        assertEquals(0, motion.idleSeconds());
        assertEquals(30, motion.hand(Hand.LEFT).untrackedNanos() * 1e-9, 0.02);
    }

    @Test
    void aPauseBreaksAnIdleStretch() {
        play(0.45, STILL, STILL);
        motion.breakSegment(nowNanos());
        play(0.45, STILL, STILL);
        finish();
        assertEquals(0, motion.idleSeconds());
    }

    @Test
    void handsWhoseTrackingRatesDifferArePairedAtTheSameInstants() {
        play(4, LEFT, t -> LEFT.apply(Math.floor(t * 30 + 1e-6) / 30));
        finish();
        assertEquals(1, motion.speedCorrelation(), 0.01);
    }

    private void play(double seconds, DoubleFunction<Vec3> leftCourse, DoubleFunction<Vec3> rightCourse) {
        int count = (int) Math.rint(seconds * frameHz);
        for (int i = 0; i < count; i++, frame++) {
            boolean leftTracked = place(left, leftCourse, (double) i / frameHz);
            boolean rightTracked = place(right, rightCourse, (double) i / frameHz);
            motion.sample(nowNanos(), 0, left, leftTracked, right, rightTracked);
        }
    }

    private static boolean place(Pose pose, DoubleFunction<Vec3> course, double t) {
        if (course != null) {
            pose.position.set(course.apply(t));
        }
        return course != null;
    }

    private long nowNanos() {
        return 3 * SECOND + frame * SECOND / frameHz;
    }

    private BimanualMotion finish() {
        motion.finish(nowNanos());
        return motion;
    }
}
