package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;

class SoloMotionTest {
    private static final Quat UPRIGHT = new Quat();
    private static final double HZ = 90;

    private final SoloMotion motion = new SoloMotion();
    private double at;

    private SoloMotionTest play(double seconds, DoubleFunction<Vec3> course) {
        int count = (int) Math.rint(seconds * HZ);
        for (int i = 0; i < count; i++) {
            Vec3 point = course == null ? new Vec3() : course.apply(i / HZ);
            motion.sample(Math.round((at + i / HZ) * 1e9), 0, point, UPRIGHT, course != null);
        }
        at += count / HZ;
        return this;
    }

    private SoloMotion finish() {
        motion.finish(Math.round(at * 1e9));
        return motion;
    }

    @Test
    void aMotionlessTrackedStylusIsIdleAndNotAGap() {
        play(3, t -> new Vec3(0.1, 0.2, 0.3)).finish();
        assertEquals(3, motion.idleSeconds(), 0.03);
        assertEquals(0, motion.pipeline().untrackedNanos());
        assertEquals(1.0, motion.pipeline().trackedFraction());
    }

    @Test
    void aLostStylusIsAGapAndNotIdle() {
        play(0.3, t -> new Vec3()).play(3, null).play(0.3, t -> new Vec3()).finish();
        assertEquals(0, motion.idleSeconds());
        assertEquals(3, motion.pipeline().untrackedNanos() * 1e-9, 0.02);
    }

    @Test
    void theIdleTimeOfOneHandIsThatOfTwoWhoDoTheSame() {
        DoubleFunction<Vec3> byTurns = t -> new Vec3(0, 0.2 * (Math.floor(t / 2) + Signals.minimumJerk(t % 2)), 0);
        play(8, byTurns).finish();
        BimanualMotion both = new BimanualMotion();
        Pose pose = new Pose();
        for (int i = 0; i < 8 * HZ; i++) {
            pose.position.set(byTurns.apply(i / HZ));
            both.sample(Math.round(i / HZ * 1e9), 0, pose, true, pose, true);
        }
        both.finish(8_000_000_000L);
        assertEquals(both.idleSeconds(), motion.idleSeconds());
    }
}
