package org.trocar.core.uncertainty;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.math.SplitMix64;
import org.trocar.core.metric.BimanualMotion;
import org.trocar.core.metric.MotionPipeline;
import org.trocar.core.metric.Sparc;

/**
 * Asks what noise does to a run's measures: makes a guess at the way without noise, adds noise to it over and over, and measures each again.
 * A parametric bootstrap about a smoothed fit (Efron and Tibshirani 1993, An Introduction to the Bootstrap, ch. 6 and 10).
 */
final class Bootstrap {
    static final int REPLICATES = 8;

    private final TipTrace trace;
    private final List<ToDoubleFunction<BimanualMotion>> measures;
    private final Side left;
    private final Side right;
    private final Sparc sparc = new Sparc(MotionPipeline.MAX_SPARC_SAMPLES);
    private final double[] calm;
    private final double[][] noisy = new double[REPLICATES][];

    /** One hand's part. */
    private static final class Side {
        final HandTrack track;
        final double levelSd;
        final Wander wander;
        final double[] way;
        final double[] perturbed;

        Side(TipTrace trace, NoiseFloor noise, Hand hand, long seed) {
            track = new HandTrack(trace, hand);
            TipNoise floor = noise.hand(hand);
            levelSd = floor.source().levelSd();
            wander = Wander.fit(floor, track.sampleSeconds());
            way = wander.sdMetres() == 0 ? track.metres() : Denoised.way(track, wander, new Gaussian(seed));
            perturbed = new double[way.length];
        }

        void perturb(double levelScore, long seed) {
            wander.perturb(track, way, StrictMath.exp(levelSd * levelScore), new Gaussian(seed), perturbed);
        }

        double stillMetresPerSecond() {
            return wander.sdMetres() == 0
                    ? 0
                    : wander.sdMetres() * Wander.speedOfUnit(wander.memorySeconds(), track.sampleSeconds());
        }

        void place(int entry, double[] metres, Pose tip) {
            int place = 3 * track.placeAt(entry);
            tip.position.set(metres[place], metres[place + 1], metres[place + 2]);
        }
    }

    /** @param noise known of both hands */
    Bootstrap(TipTrace trace, NoiseFloor noise, List<ToDoubleFunction<BimanualMotion>> measures, long seed) {
        this.trace = trace;
        this.measures = measures;
        left = new Side(trace, noise, Hand.LEFT, seed(seed, 0, Hand.LEFT));
        right = new Side(trace, noise, Hand.RIGHT, seed(seed, 0, Hand.RIGHT));
        calm = measure(left.way, right.way);
        for (int i = 0; i < REPLICATES; i++) {
            left.perturb(levelScore(i), seed(seed, i + 1, Hand.LEFT));
            right.perturb(levelScore((5 * i + 2) % REPLICATES), seed(seed, i + 1, Hand.RIGHT));
            noisy[i] = measure(left.perturbed, right.perturbed);
        }
    }

    /** Mixed twice, so that neither neighbouring runs nor a run's own replicates draw from overlapping stretches of one stream. */
    static long seed(long runSeed, int replicate, Hand hand) {
        long run = new SplitMix64(runSeed).next();
        return new SplitMix64(run + 2L * replicate + hand.ordinal()).next();
    }

    /** Evenly probable levels: how strong the noise is, is itself only known so well. */
    private static double levelScore(int replicate) {
        return Gaussian.quantile((replicate + 0.5) / REPLICATES);
    }

    private double[] measure(double[] leftMetres, double[] rightMetres) {
        BimanualMotion motion = new BimanualMotion(sparc);
        Pose leftTip = new Pose();
        Pose rightTip = new Pose();
        for (int i = 0; i < trace.count(); i++) {
            if (trace.isSample(i)) {
                boolean leftTracked = show(i, Hand.LEFT, left, leftMetres, leftTip);
                boolean rightTracked = show(i, Hand.RIGHT, right, rightMetres, rightTip);
                motion.sample(
                        trace.captureNanos(i), trace.sampleNanos(i), leftTip, leftTracked, rightTip, rightTracked);
            } else if (trace.isFinish(i)) {
                motion.finish(trace.captureNanos(i));
            } else {
                motion.breakSegment(trace.captureNanos(i));
            }
        }
        return measures.stream()
                .mapToDouble(measure -> measure.applyAsDouble(motion))
                .toArray();
    }

    private boolean show(int entry, Hand hand, Side side, double[] metres, Pose tip) {
        boolean tracked = trace.tracked(entry, hand);
        if (tracked) {
            trace.tip(entry, hand, tip);
            side.place(entry, metres, tip);
        }
        return tracked;
    }

    /** How fast the tip that a measure is of seems to move when still, m/s; of both the faster. */
    double stillMetresPerSecond(Measure measure) {
        double ofLeft = measure.concerns(Hand.LEFT) ? left.stillMetresPerSecond() : 0;
        double ofRight = measure.concerns(Hand.RIGHT) ? right.stillMetresPerSecond() : 0;
        return Math.max(ofLeft, ofRight);
    }

    /** A measure of the way without noise. */
    double calm(int measure) {
        return calm[measure];
    }

    /** The same with noise anew. */
    double noisy(int measure, int replicate) {
        return noisy[replicate][measure];
    }
}
