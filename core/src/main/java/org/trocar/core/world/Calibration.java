package org.trocar.core.world;

import org.trocar.core.hands.Hand;
import org.trocar.core.hands.StartHands;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.metric.MotionPipeline;
import org.trocar.core.metric.Sparc;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * Waits for two still seconds of both hands at their start. Still means: every tracked position within {@value #STILL_RADIUS_METRES} m of
 * where the stretch began, and no frame without both hands. The spread during the stretch is the hands' noise floor, which stays known while
 * another stretch is waited for.
 */
final class Calibration implements Stateful {
    static final double STILL_RADIUS_METRES = 0.015;
    static final long STILL_NANOS = 2_000_000_000L;

    /** Nobody knows what happened in a longer gap between frames; the slowest hand tracking we know jitters by up to 380 ms. */
    static final long MAX_GAP_NANOS = 400_000_000L;

    private final StillHand left;
    private final StillHand right;
    private long sinceNanos = -1;
    private long untilNanos = -1;

    Calibration() {
        Sparc workspace = new Sparc(MotionPipeline.MAX_SPARC_SAMPLES);
        left = new StillHand(workspace);
        right = new StillHand(workspace);
    }

    /** Takes both handles' positions of one frame, or starts over when one is not tracked. */
    void observe(long sessionNanos, Vec3 leftHandle, Vec3 rightHandle, boolean bothTracked) {
        if (!bothTracked) {
            restart();
            return;
        }
        if (sinceNanos >= 0 && sessionNanos - untilNanos > MAX_GAP_NANOS) {
            restart();
        }
        if (sinceNanos < 0 || left.leaves(leftHandle) || right.leaves(rightHandle)) {
            sinceNanos = sessionNanos;
            left.begin(sessionNanos, leftHandle);
            right.begin(sessionNanos, rightHandle);
        }
        untilNanos = sessionNanos;
        left.add(sessionNanos, leftHandle);
        right.add(sessionNanos, rightHandle);
        if (done()) {
            left.keepNoise();
            right.keepNoise();
        }
    }

    void restart() {
        sinceNanos = -1;
        untilNanos = -1;
    }

    boolean done() {
        return sinceNanos >= 0 && untilNanos - sinceNanos >= STILL_NANOS;
    }

    /** How much of the two still seconds has passed, 0 to 1. */
    double progress() {
        return sinceNanos < 0 ? 0 : Math.min(1, (double) (untilNanos - sinceNanos) / STILL_NANOS);
    }

    StartHands mean() {
        return new StartHands(
                left.mean(left.sum.x),
                left.mean(left.sum.y),
                left.mean(left.sum.z),
                right.mean(right.sum.x),
                right.mean(right.sum.y),
                right.mean(right.sum.z));
    }

    /**
     * The root mean square distance of a still hand from its mean position, metres, in the latest two still seconds: what the tracker adds by
     * itself. NaN before the first.
     */
    double noiseMetres(Hand hand) {
        return (hand == Hand.LEFT ? left : right).noiseMetres;
    }

    /** How fast a still handle seemed to move after the metrics' own filter, m/s, in the latest two still seconds; NaN before the first. */
    double stillMetresPerSecond(Hand hand) {
        return (hand == Hand.LEFT ? left : right).stillMetresPerSecond;
    }

    @Override
    public void exchange(StateBuffer state) {
        sinceNanos = state.exchange(sinceNanos);
        untilNanos = state.exchange(untilNanos);
        left.exchange(state);
        right.exchange(state);
    }

    /** One hand's positions during a still stretch, relative to where the stretch began so that squares lose no digits. */
    private static final class StillHand implements Stateful {
        private final Vec3 anchor = new Vec3();
        private final Vec3 sum = new Vec3();
        private final MotionPipeline motion;

        @Scratch
        private final Vec3 relative = new Vec3();

        @Scratch
        private final Quat unturned = new Quat();

        private double pathBefore;
        private long trackedBefore;
        private double squares;
        private int count;
        private double noiseMetres = Double.NaN;
        private double stillMetresPerSecond = Double.NaN;

        StillHand(Sparc workspace) {
            motion = new MotionPipeline(workspace);
        }

        void begin(long nanos, Vec3 position) {
            motion.breakSegment(nanos - 1);
            pathBefore = motion.pathMetres();
            trackedBefore = motion.trackedNanos();
            anchor.set(position);
            sum.set(0, 0, 0);
            squares = 0;
            count = 0;
        }

        boolean leaves(Vec3 position) {
            return position.distance(anchor) > STILL_RADIUS_METRES;
        }

        void add(long nanos, Vec3 position) {
            motion.sample(nanos, 0, position, unturned, true);
            relative.difference(position, anchor);
            sum.add(position);
            squares += relative.lengthSquared();
            count++;
        }

        void keepNoise() {
            noiseMetres = spreadMetres();
            stillMetresPerSecond = metresPerSecond();
        }

        private double metresPerSecond() {
            return (motion.pathMetres() - pathBefore) / ((motion.trackedNanos() - trackedBefore) * 1e-9);
        }

        double mean(double total) {
            return total / count;
        }

        private double spreadMetres() {
            relative.set(sum).scale(1.0 / count).sub(anchor);
            return Math.sqrt(Math.max(0, squares / count - relative.lengthSquared()));
        }

        @Override
        public void exchange(StateBuffer state) {
            anchor.exchange(state);
            sum.exchange(state);
            motion.exchange(state);
            pathBefore = state.exchange(pathBefore);
            trackedBefore = state.exchange(trackedBefore);
            squares = state.exchange(squares);
            count = state.exchange(count);
            noiseMetres = state.exchange(noiseMetres);
            stillMetresPerSecond = state.exchange(stillMetresPerSecond);
        }
    }
}
