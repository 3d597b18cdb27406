package org.trocar.core.feedback;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;

/**
 * How both instruments move at this tick, as far as the coach needs to know. The session fills one of these anew before every
 * {@link Coach#respond}; nothing in it carries over.
 */
public final class LiveMotion {
    private final Vec3[] tips = {new Vec3(), new Vec3()};
    private final double[] speeds = new double[2];
    private final boolean[] tracked = new boolean[2];
    private double idleSeconds;
    private boolean running;

    /**
     * Sets one hand's part.
     *
     * @param tip of its instrument, in the field's frame, metres; copied
     * @param metresPerSecond the tip's filtered speed
     * @param isTracked whether its device sees it now
     */
    public LiveMotion hand(Hand hand, Vec3 tip, double metresPerSecond, boolean isTracked) {
        tips[hand.ordinal()].set(tip);
        speeds[hand.ordinal()] = metresPerSecond;
        tracked[hand.ordinal()] = isTracked;
        return this;
    }

    /** Sets for how long neither hand has moved; 0 while either moves. */
    public LiveMotion idle(double seconds) {
        idleSeconds = seconds;
        return this;
    }

    /** Sets whether the trainee may be coached now: not before calibration, in a pause or after the end. */
    public LiveMotion running(boolean isRunning) {
        running = isRunning;
        return this;
    }

    public Vec3 tip(Hand hand) {
        return tips[hand.ordinal()];
    }

    public double metresPerSecond(Hand hand) {
        return speeds[hand.ordinal()];
    }

    public boolean tracked(Hand hand) {
        return tracked[hand.ordinal()];
    }

    public double idleSeconds() {
        return idleSeconds;
    }

    public boolean running() {
        return running;
    }
}
