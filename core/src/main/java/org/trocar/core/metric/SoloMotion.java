package org.trocar.core.metric;

import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;

/** How one tool moves by itself: its {@link MotionPipeline}, and its own idle time, where {@link BimanualMotion} counts that of both hands. */
public final class SoloMotion {
    private final MotionPipeline pipeline = new MotionPipeline();
    private final IdleTime idle = new IdleTime(MotionPipeline.GRID_HZ);
    private long counted = Long.MIN_VALUE;

    /** See {@link MotionPipeline#sample}. */
    public void sample(long captureNanos, long sampleNanos, Vec3 pointMetres, Quat orientation, boolean tracked) {
        pipeline.sample(captureNanos, sampleNanos, pointMetres, orientation, tracked);
        countDecided();
    }

    /** See {@link MotionPipeline#finish}. */
    public void finish(long endNanos) {
        pipeline.finish(endNanos);
        countDecided();
        idle.breakOff();
    }

    private void countDecided() {
        long decided = pipeline.decidedIndex();
        if (decided <= counted) {
            return;
        }
        for (long i = Math.max(counted, decided - SpeedTrace.CAPACITY) + 1; i <= decided; i++) {
            count(i);
        }
        counted = decided;
        pipeline.trace().forgetThrough(decided);
    }

    private void count(long index) {
        if (!pipeline.trace().tracked(index)) {
            idle.breakOff();
        } else if (pipeline.trace().moving(index)) {
            idle.moving(index);
        } else {
            idle.still(index);
        }
    }

    public MotionPipeline pipeline() {
        return pipeline;
    }

    /** Time in which the tool is tracked and does not move, in stretches of at least half a second. */
    public double idleSeconds() {
        return idle.seconds();
    }
}
