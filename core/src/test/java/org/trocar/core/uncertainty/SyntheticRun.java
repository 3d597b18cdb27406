package org.trocar.core.uncertainty;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Quat;
import org.trocar.core.math.SplitMix64;
import org.trocar.core.math.Vec3;
import org.trocar.core.metric.MotionPipeline;

/**
 * Two hands' seeded ways of 40 to 120 s, seen by a tracker of 30 to 90 Hz whose frames jitter and, for some, repeat poses at 90 Hz; with its
 * noise, and without; and what calibration would have measured of that noise.
 */
final class SyntheticRun {
    private static final double[] RATES_HZ = {30, 45, 60, 72, 90};
    private static final double[] SIZES = {1, 0.8, 1, 1, 1, 0.5, 1};

    final TrueNoise.Colour colour;
    final TipTrace clean;
    final TipTrace noisy;
    final NoiseFloor measured;

    private final SplitMix64 random;
    private final double trackerHz;
    private final double frameHz;

    SyntheticRun(long seed) {
        random = new SplitMix64(seed);
        colour = TrueNoise.Colour.ALL.get((int) Math.floorMod(seed, (long) TrueNoise.Colour.ALL.size()));
        double seconds = SyntheticWay.between(random, 40, 120);
        double slowness = SyntheticWay.between(random, 0.6, 2);
        double longestPause = SyntheticWay.between(random, 0.3, 3);
        SyntheticWay[] ways = {
            new SyntheticWay(random, seconds, slowness, longestPause),
            new SyntheticWay(random, seconds, slowness, longestPause)
        };
        trackerHz = RATES_HZ[(int) (random.nextDouble() * RATES_HZ.length)];
        frameHz = random.nextDouble() < 0.3 ? 90 : trackerHz;
        double sd = SIZES[colour.ordinal()] * Math.exp(SyntheticWay.between(random, Math.log(2e-5), Math.log(5e-4)));
        double[] times = frameTimes(seconds);
        measured = new NoiseFloor(calibrate(sd), calibrate(sd));
        clean = trace(times, ways, null);
        noisy = trace(times, ways, new TrueNoise[] {colour.make(random, sd), colour.make(random, sd)});
    }

    private double[] frameTimes(double seconds) {
        double[] times = new double[(int) (seconds * frameHz)];
        for (int i = 0; i < times.length; i++) {
            times[i] = (i + 1 + SyntheticWay.between(random, -0.15, 0.15)) / frameHz;
        }
        return times;
    }

    /** Whether the tracker has a new sample in this frame. */
    private boolean isNew(int frame) {
        return frame == 0 || Math.floor(frame * trackerHz / frameHz) > Math.floor((frame - 1) * trackerHz / frameHz);
    }

    /** As a session's calibration does: two seconds through the pipeline. */
    private TipNoise calibrate(double sd) {
        TrueNoise noise = colour.make(random, sd);
        MotionPipeline motion = new MotionPipeline();
        double[] times = frameTimes(2);
        double[] place = new double[3];
        double[] sum = new double[3];
        double squares = 0;
        double before = 0;
        for (int i = 0; i < times.length; i++) {
            if (isNew(i)) {
                java.util.Arrays.fill(place, 0);
                noise.addTo(place, times[i] - before);
                before = times[i];
            }
            motion.sample(nanos(times[i]), 0, new Vec3(place[0], place[1], place[2]), new Quat(), true);
            for (int axis = 0; axis < 3; axis++) {
                sum[axis] += place[axis];
                squares += place[axis] * place[axis];
            }
        }
        double variance = squares / times.length;
        for (double total : sum) {
            variance -= total * total / times.length / times.length;
        }
        return new TipNoise(
                Math.sqrt(variance / 3),
                motion.pathMetres() / (motion.trackedNanos() * 1e-9),
                NoiseSource.MEASURED,
                "synthetic");
    }

    private TipTrace trace(double[] times, SyntheticWay[] ways, TrueNoise[] noises) {
        TipTrace trace = new TipTrace();
        Pose[] tips = {new Pose(), new Pose()};
        double[] place = new double[3];
        double before = 0;
        for (int i = 0; i < times.length; i++) {
            if (isNew(i)) {
                for (Hand hand : Hand.values()) {
                    ways[hand.ordinal()].at(times[i], place);
                    if (noises != null) {
                        noises[hand.ordinal()].addTo(place, times[i] - before);
                    }
                    tips[hand.ordinal()].position.set(place[0], place[1], place[2]);
                }
                before = times[i];
            }
            trace.sample(nanos(times[i]), 0, tips[0], true, tips[1], true);
        }
        trace.finish(nanos(times[times.length - 1]));
        return trace;
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }
}
