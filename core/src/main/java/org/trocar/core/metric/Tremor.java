package org.trocar.core.metric;

import org.trocar.core.math.Vec3;

/**
 * Physiological tremor: the root mean square of a point's distance, metres, from where it started, after a Butterworth band-pass of order 2
 * from 8 to 12 Hz that starts at rest. The filter's first moments are left out, until it has settled. NaN before that.
 *
 * <p>Research tier, and only for controllers and instruments sampled above {@value #LOWEST_HZ} Hz: camera hand tracking shows its own
 * jitter here, not the hand's. A fast reach leaves a trace of its own in the band: compare like with like. Linear resampling damps
 * it, at 10 Hz by 6 % from 72 Hz and by a third from 30 Hz. Evidence: see {@link Measure#TREMOR_RMS}.
 */
public final class Tremor {
    public static final double LOW_HZ = 8;
    public static final double HIGH_HZ = 12;
    /** A band up to 12 Hz exists only above this rate. */
    public static final double LOWEST_HZ = 24;

    private final PointFilter upper;
    private final PointFilter lower;
    private final long settlingSamples;
    private final Vec3 start = new Vec3();
    private final Vec3 passed = new Vec3();
    private long samples;
    private long counted;
    private double sumSquared;

    /**
     * @param sampleHz above {@link #LOWEST_HZ}
     * @param settlingSeconds how much of each segment is left out
     */
    public Tremor(double sampleHz, double settlingSeconds) {
        Biquad[] sections = Biquad.bandPass(sampleHz, LOW_HZ, HIGH_HZ);
        upper = new PointFilter(sections[0]);
        lower = new PointFilter(sections[1]);
        settlingSamples = Math.round(settlingSeconds * sampleHz);
    }

    /** The next point begins a new segment. */
    public void restart() {
        samples = 0;
    }

    /** Adds the next point, metres, unfiltered. */
    public void add(Vec3 point) {
        if (samples == 0) {
            start.set(point);
            upper.startAt(passed.set(0, 0, 0));
            lower.startAt(passed);
        }
        lower.next(upper.next(passed.difference(point, start), passed), passed);
        if (samples++ >= settlingSamples) {
            sumSquared += passed.lengthSquared();
            counted++;
        }
    }

    /** NaN before the filter has settled. */
    public double rmsMetres() {
        return Math.sqrt(sumSquared / counted);
    }
}
