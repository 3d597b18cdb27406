package org.trocar.xrbridge.scripted;

import org.trocar.core.math.Vec3;

/**
 * A movement of a tip from where it is to a goal with the least jerk (Flash and Hogan 1985): s(τ) = 10τ³ − 15τ⁴ + 6τ⁵ of the way after the
 * share τ of the time. A swerve bends it sideways and ends where the straight movement would.
 */
final class Reach {
    /** The highest speed of a minimum-jerk movement over its mean speed. */
    private static final double PEAK_OVER_MEAN = 1.875;

    private static final double SHORTEST_SECONDS = 0.08;

    private final Vec3 start = new Vec3();
    private final Vec3 goal = new Vec3();
    private final Vec3 startAcross = new Vec3();
    private final Vec3 goalAcross = new Vec3();
    private final Vec3 swerve = new Vec3();
    private double seconds;
    private double elapsed;
    private double wait;

    /** Starts a movement; across is the direction in which the jaws open. */
    void begin(Vec3 fromTip, Vec3 fromAcross, Vec3 toTip, Vec3 toAcross, double peakSpeed) {
        start.set(fromTip);
        goal.set(toTip);
        startAcross.set(fromAcross);
        goalAcross.set(toAcross);
        swerve.set(0, 0, 0);
        seconds = Math.max(SHORTEST_SECONDS, PEAK_OVER_MEAN * start.distance(goal) / peakSpeed);
        elapsed = 0;
        wait = 0;
    }

    /** Bends the movement that has just begun by this much at its middle. */
    void bend(Vec3 sideways) {
        swerve.set(sideways);
    }

    /** Lets the movement that has just begun wait. */
    void delay(double newSeconds) {
        wait = newSeconds;
    }

    boolean done() {
        return elapsed >= seconds;
    }

    void advance(double step, Vec3 tip, Vec3 across) {
        if (wait > 0) {
            wait -= step;
            return;
        }
        elapsed += step;
        double t = Math.min(1, elapsed / seconds);
        double s = t * t * t * (10 + t * (-15 + 6 * t));
        tip.lerp(start, goal, s).addScaled(swerve, 16 * s * s * (1 - s) * (1 - s));
        across.lerp(startAcross, goalAcross, s).normalize();
    }

    Vec3 goal() {
        return goal;
    }
}
