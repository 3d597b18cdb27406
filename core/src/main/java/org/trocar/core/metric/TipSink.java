package org.trocar.core.metric;

import org.trocar.core.math.Pose;

/** Takes the way of two tools' tips, sample by sample: {@link BimanualMotion} measures it, others keep it. */
public interface TipSink {
    /**
     * Takes one frame of both hands.
     *
     * @param captureNanos when the poses were true, session clock
     * @param sampleNanos when the device itself last sampled, any clock; 0 if unknown
     * @param leftTip read until the call returns; meaningless unless tracked
     * @param leftTracked whether the left tool's position is both valid and tracked
     * @param rightTip as the left one
     * @param rightTracked the right one's
     */
    void sample(
            long captureNanos,
            long sampleNanos,
            Pose leftTip,
            boolean leftTracked,
            Pose rightTip,
            boolean rightTracked);

    /** A pause begins, or the space the poses are given in has moved. */
    void breakSegment(long captureNanos);

    /** The attempt is over. */
    void finish(long endNanos);
}
