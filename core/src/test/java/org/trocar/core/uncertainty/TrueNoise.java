package org.trocar.core.uncertainty;

import java.util.List;
import org.trocar.core.math.SplitMix64;

/** Noise as a tracker and a hand may really have it, of colours of which the model knows some and not others. */
interface TrueNoise {
    /** Adds the noise of a sample that comes this much after the one before. */
    void addTo(double[] place, double secondsSince);

    /** What it can be like. */
    enum Colour {
        /** Of the model. */
        WHITE,
        SHORT_MEMORY,
        SOME_MEMORY,
        LONG_MEMORY,
        /** Not of the model: jitter on a three times larger slow drift, a tremor of 9 Hz, and three times as much along one axis. */
        JITTER_AND_DRIFT,
        TREMOR,
        ALONG_ONE_AXIS;

        static final List<Colour> ALL = List.of(values());

        TrueNoise make(SplitMix64 random, double sd) {
            return switch (this) {
                case WHITE -> wander(random, sd, sd, 0);
                case SHORT_MEMORY -> wander(random, sd, sd, 0.01);
                case SOME_MEMORY -> wander(random, sd, sd, 0.05);
                case LONG_MEMORY -> wander(random, sd, sd, 0.3);
                case JITTER_AND_DRIFT -> both(wander(random, sd, sd, 0), wander(random, 3 * sd, 3 * sd, 0.7));
                case TREMOR -> both(wander(random, 0.3 * sd, 0.3 * sd, 0), tremor(random, sd));
                case ALONG_ONE_AXIS -> wander(random, 0.5 * sd, 1.6 * sd, 0.005);
            };
        }
    }

    private static TrueNoise both(TrueNoise one, TrueNoise other) {
        return (place, since) -> {
            one.addTo(place, since);
            other.addTo(place, since);
        };
    }

    private static TrueNoise wander(SplitMix64 random, double sd, double sdDeep, double memory) {
        Gaussian normal = new Gaussian(random.next());
        double[] state = new double[3];
        boolean[] begun = {false};
        return (place, since) -> {
            double kept = begun[0] && memory > 0 ? Math.exp(-since / memory) : 0;
            begun[0] = true;
            for (int axis = 0; axis < 3; axis++) {
                double size = axis == 2 ? sdDeep : sd;
                state[axis] = kept * state[axis] + size * Math.sqrt(1 - kept * kept) * normal.next();
                place[axis] += state[axis];
            }
        };
    }

    private static TrueNoise tremor(SplitMix64 random, double sd) {
        Gaussian normal = new Gaussian(random.next());
        double[] phase = new double[4];
        for (int i = 0; i < 3; i++) {
            phase[i] = SyntheticWay.between(random, 0, 2 * Math.PI);
        }
        return (place, since) -> {
            phase[3] += 2 * Math.PI * 9 * since + 0.8 * Math.sqrt(since) * normal.next();
            for (int axis = 0; axis < 3; axis++) {
                place[axis] += sd * Math.sqrt(2) * Math.sin(phase[3] + phase[axis]);
            }
        };
    }
}
