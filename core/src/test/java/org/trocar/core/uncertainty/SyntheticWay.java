package org.trocar.core.uncertainty;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.math.SplitMix64;

/** A tip's way of which everything is known: curved minimum-jerk reaches of 1 to 10 cm, one after the other, with pauses between some. */
final class SyntheticWay {
    private static final double BOX_METRES = 0.08;

    private record Reach(double start, double end, double[] from, double[] to, double[] bow) {}

    private final List<Reach> reaches = new ArrayList<>();
    private int latest;

    /**
     * @param slowness the reaches take 0.4 to 1.6 s times this
     * @param longestPause seconds
     */
    SyntheticWay(SplitMix64 random, double seconds, double slowness, double longestPause) {
        double time = between(random, 1, 2);
        double[] place = {between(random, -0.05, 0.05), between(random, 0, 0.05), between(random, -0.05, 0.05)};
        while (time < seconds) {
            double[] target = target(random, place);
            double[] bow = {between(random, -0.01, 0.01), between(random, -0.01, 0.01), between(random, -0.01, 0.01)};
            double duration = slowness * between(random, 0.4, 1.6);
            reaches.add(new Reach(time, time + duration, place, target, bow));
            time += duration + (random.nextDouble() < 0.5 ? between(random, 0, longestPause) : 0);
            place = target;
        }
    }

    private static double[] target(SplitMix64 random, double[] place) {
        double distance = between(random, 0.01, 0.1);
        double turn = between(random, 0, 2 * Math.PI);
        double height = between(random, -1, 1);
        double flat = Math.sqrt(1 - height * height);
        return new double[] {
            inBox(place[0] + distance * flat * Math.cos(turn)),
            inBox(place[1] + distance * height),
            inBox(place[2] + distance * flat * Math.sin(turn))
        };
    }

    private static double inBox(double metres) {
        return Math.max(-BOX_METRES, Math.min(BOX_METRES, metres));
    }

    static double between(SplitMix64 random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Fills in the place at a time; times are asked for in rising order, or all over again. */
    void at(double seconds, double[] out) {
        if (seconds < reaches.get(latest).start()) {
            latest = 0;
        }
        while (latest + 1 < reaches.size() && seconds >= reaches.get(latest + 1).start()) {
            latest++;
        }
        Reach reach = reaches.get(latest);
        double u = Math.max(0, Math.min(1, (seconds - reach.start()) / (reach.end() - reach.start())));
        double done = u * u * u * (10 - 15 * u + 6 * u * u);
        double aside = 64 * u * u * u * (1 - u) * (1 - u) * (1 - u);
        for (int axis = 0; axis < 3; axis++) {
            out[axis] = reach.from()[axis] + (reach.to()[axis] - reach.from()[axis]) * done + reach.bow()[axis] * aside;
        }
    }
}
