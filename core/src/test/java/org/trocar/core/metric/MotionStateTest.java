package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** Two hands that move, rest, hold copies and are lost, at random: what carries over a snapshot, and what the way costs. */
class MotionStateTest {
    private static final long FRAME_NANOS = 11_111_111;
    private static final int FRAMES = 6000;

    @Test
    void aSnapshotTakenAnywhereGoesOnToTheSameBits() {
        for (int at = 1; at < FRAMES; at += 613) {
            Hands hands = new Hands(at);
            BimanualMotion original = new BimanualMotion();
            hands.play(original, at);
            BimanualMotion resumed = restored(new BimanualMotion(), saved(original));
            BimanualMotion used = new BimanualMotion();
            new Hands(99).play(used, 2500);
            restored(used, saved(original));

            for (int i = at; i < FRAMES; i++) {
                hands.move();
                hands.show(original);
                hands.show(resumed);
                hands.show(used);
                assertArrayEquals(results(original), results(resumed), "a fresh one, from frame " + at + " to " + i);
                assertArrayEquals(results(original), results(used), "a used one, from frame " + at + " to " + i);
            }
            assertArrayEquals(saved(original), saved(resumed));
            assertArrayEquals(saved(original), saved(used));
            assertTrue(original.hand(Hand.LEFT).movementCount() > 5);
        }
    }

    @Test
    void aSnapshotTakenAtEveryFrameTakesTheNextOneAndFinishesWithTheSameResults() {
        Sparc sparc = new Sparc(MotionPipeline.MAX_SPARC_SAMPLES);
        BimanualMotion original = new BimanualMotion(sparc);
        BimanualMotion resumed = new BimanualMotion(sparc);
        Hands hands = new Hands(17);
        for (int i = 0; i < 1500; i++) {
            hands.move();
            hands.show(original);
            hands.show(resumed);
            assertArrayEquals(results(original), results(resumed), "at frame " + i);

            byte[] snapshot = saved(original);
            resumed = restored(new BimanualMotion(sparc), snapshot);
            hands.finish(original);
            hands.finish(resumed);
            assertArrayEquals(results(original), results(resumed), "finished at frame " + i);
            restored(original, snapshot);
            resumed = restored(new BimanualMotion(sparc), snapshot);
        }
    }

    @Test
    void aBlocksStateCarriesOver() {
        Kinematics kinematics = new Kinematics(100);
        Workspace workspace = new Workspace();
        Kinematics resumedKinematics = new Kinematics(100);
        Workspace resumedWorkspace = new Workspace();
        Vec3[] points = Signals.noise(40);
        points[10].scale(10);
        for (int i = 0; i < points.length; i++) {
            if (i == 35) {
                restored(resumedKinematics, saved(kinematics));
                restored(resumedWorkspace, saved(workspace));
            }
            kinematics.add(points[i]);
            workspace.add(points[i]);
            if (i >= 35) {
                resumedKinematics.add(points[i]);
                resumedWorkspace.add(points[i]);
            }
        }
        assertEquals(kinematics.peakAcceleration(), resumedKinematics.peakAcceleration());
        assertEquals(kinematics.rmsAcceleration(), resumedKinematics.rmsAcceleration());
        assertEquals(kinematics.rmsJerk(), resumedKinematics.rmsJerk());
        assertEquals(workspace.boxVolume(), resumedWorkspace.boxVolume());
        assertEquals(workspace.ellipsoid95Volume(), resumedWorkspace.ellipsoid95Volume());
    }

    private static double[] results(BimanualMotion motion) {
        return DoubleStream.concat(
                        DoubleStream.of(
                                motion.speedCorrelation(),
                                motion.bothMovingOverAnyMoving(),
                                motion.pathRatio(),
                                motion.balance(),
                                motion.idleSeconds(),
                                motion.openIdleSeconds()),
                        Stream.of(Hand.LEFT, Hand.RIGHT).flatMapToDouble(hand -> results(motion.hand(hand))))
                .toArray();
    }

    private static DoubleStream results(MotionPipeline motion) {
        DoubleStream outcomes = Stream.of(SparcOutcome.values()).mapToDouble(motion::sparcCount);
        return DoubleStream.concat(
                outcomes,
                DoubleStream.of(
                        motion.spanNanos(),
                        motion.untrackedNanos(),
                        motion.pathMetres(),
                        motion.speedMetresPerSecond(),
                        motion.peakSpeedMetresPerSecond(),
                        motion.chmarraSmoothness(),
                        motion.velocityPeakCount(),
                        motion.movementCount(),
                        motion.movingSeconds(),
                        motion.angularPathRadians(),
                        motion.medianSparc(),
                        motion.medianLogDimensionlessJerk()));
    }

    @Test
    void aSnapshotInTheMiddleOfAMovementIsNotMuchLargerThanTheMovement() {
        BimanualMotion motion = new BimanualMotion();
        new Hands(1).play(motion, 1000);
        assertTrue(saved(motion).length < 16_384, "bytes: " + saved(motion).length);
    }

    @Test
    void nothingIsAllocatedOnTheWay() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        BimanualMotion motion = new BimanualMotion();
        Hands hands = new Hands(5);
        hands.play(motion, 100_000);
        threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        hands.play(motion, 100_000);
        assertEquals(0, threads.getThreadAllocatedBytes(thread) - before);
    }

    private static byte[] saved(Stateful part) {
        StateBuffer state = new StateBuffer().forSaving();
        part.exchange(state);
        return state.toByteArray();
    }

    private static <T extends Stateful> T restored(T part, byte[] snapshot) {
        StateBuffer state = new StateBuffer().forRestoring(snapshot);
        part.exchange(state);
        state.requireConsumed();
        return part;
    }

    /** Seeded frames of two hands, without allocating. */
    private static final class Hands {
        private final SplittableRandom random;
        private final Pose left = new Pose();
        private final Pose right = new Pose();
        private long nanos;
        private long sampleNanos;
        private double leftSpeed;
        private double rightSpeed;
        private int leftLost;
        private int rightLost;

        Hands(long seed) {
            random = new SplittableRandom(seed);
        }

        void play(BimanualMotion motion, int frames) {
            for (int i = 0; i < frames; i++) {
                move();
                show(motion);
            }
        }

        void move() {
            nanos += FRAME_NANOS + (random.nextInt(400) == 0 ? 300_000_000 : 0);
            sampleNanos = random.nextInt(3) > 0 ? nanos : sampleNanos;
            leftSpeed = changed(leftSpeed);
            rightSpeed = changed(rightSpeed);
            leftLost = lost(leftLost);
            rightLost = lost(rightLost);
            advance(left, leftSpeed);
            advance(right, rightSpeed);
        }

        void finish(BimanualMotion motion) {
            motion.finish(nanos + 150_000_000);
        }

        void show(BimanualMotion motion) {
            if (leftLost == 60 && rightLost % 2 == 0) {
                motion.breakSegment(nanos);
            }
            motion.sample(nanos, sampleNanos, left, leftLost == 0, right, rightLost == 0);
        }

        private double changed(double speed) {
            return random.nextInt(40) > 0 ? speed : random.nextBoolean() ? 0 : random.nextDouble() * 0.3;
        }

        private int lost(int frames) {
            return frames > 0 ? frames - 1 : random.nextInt(200) == 0 ? random.nextInt(80) : 0;
        }

        private void advance(Pose pose, double speed) {
            if (speed > 0 && random.nextInt(3) > 0) {
                pose.position.x += speed * FRAME_NANOS * 1e-9;
                pose.position.y = pose.position.x * (speed - 0.1);
                pose.position.z = 0.1 - pose.position.y * speed;
                pose.orientation.set(0.1 * pose.position.y, 0, 0, 1).normalize();
            }
        }
    }
}
