package org.trocar.core.metric;

import java.util.function.DoubleFunction;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;

/** Feeds courses to a pipeline frame by frame, with the session clock running on. */
final class PipelineFeed {
    static final long SECOND = 1_000_000_000;

    final MotionPipeline pipeline = new MotionPipeline();
    private final Quat upright = new Quat();
    private long startNanos;

    PipelineFeed() {
        this(7 * SECOND);
    }

    PipelineFeed(long startNanos) {
        this.startNanos = startNanos;
    }

    /** Frames at {@code frameHz}, whose poses are those of the last instant the device sampled at {@code trackingHz}. */
    PipelineFeed play(double frameHz, double trackingHz, double seconds, DoubleFunction<Vec3> course) {
        return frames(frameHz, seconds, t -> course.apply(Math.floor(t * trackingHz + 1e-6) / trackingHz), true);
    }

    PipelineFeed play(double frameHz, double seconds, DoubleFunction<Vec3> course) {
        return frames(frameHz, seconds, course, true);
    }

    PipelineFeed lose(double frameHz, double seconds) {
        return frames(frameHz, seconds, t -> new Vec3(), false);
    }

    private PipelineFeed frames(double frameHz, double seconds, DoubleFunction<Vec3> course, boolean tracked) {
        int count = (int) Math.rint(seconds * frameHz);
        for (int i = 0; i < count; i++) {
            pipeline.sample(startNanos + Math.round(i * 1e9 / frameHz), 0, course.apply(i / frameHz), upright, tracked);
        }
        startNanos += Math.round(seconds * 1e9);
        return this;
    }

    long nowNanos() {
        return startNanos;
    }

    MotionPipeline finish() {
        pipeline.finish(startNanos);
        return pipeline;
    }
}
