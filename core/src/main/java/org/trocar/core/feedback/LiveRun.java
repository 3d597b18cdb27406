package org.trocar.core.feedback;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.ErrorKind;

/**
 * How a run stands at this tick, as far as the coach needs to know. The session fills one of these anew before every
 * {@link Coach#respond}; nothing in it carries over.
 */
public final class LiveRun {
    private static final int NOTHING = -1;

    private final Vec3[] tips = {new Vec3(), new Vec3()};
    private final double[] speeds = new double[2];
    private final double[] paths = new double[2];
    private final boolean[] tracked = new boolean[2];
    private final int[] rings = {NOTHING, NOTHING};
    private final int[] errors = new int[ErrorKind.values().length];
    private double openIdleSeconds;
    private double idleSeconds;
    private double taskSeconds;
    private boolean wayBack;
    private boolean running;

    /**
     * Sets how one hand moves.
     *
     * @param tip of its instrument, in the field's frame, metres; copied
     * @param metresPerSecond the tip's filtered speed
     * @param isTracked whether its device sees it now
     */
    public LiveRun hand(Hand hand, Vec3 tip, double metresPerSecond, boolean isTracked) {
        tips[hand.ordinal()].set(tip);
        speeds[hand.ordinal()] = metresPerSecond;
        tracked[hand.ordinal()] = isTracked;
        return this;
    }

    /** Sets which ring is between a hand's jaws, −1 for none, and how far its tip has come, metres. */
    public LiveRun work(Hand hand, int ring, double pathMetres) {
        rings[hand.ordinal()] = ring;
        paths[hand.ordinal()] = pathMetres;
        return this;
    }

    /** Sets for how long neither hand has moved, 0 while either moves, and how long that was in all so far. */
    public LiveRun idle(double openSeconds, double secondsSoFar) {
        openIdleSeconds = openSeconds;
        idleSeconds = secondsSoFar;
        return this;
    }

    /** Sets for how long the task goes on, and whether the rings are being brought back. */
    public LiveRun task(double seconds, boolean isWayBack) {
        taskSeconds = seconds;
        wayBack = isWayBack;
        return this;
    }

    /** Sets how many errors of a kind there were so far. */
    public LiveRun errors(ErrorKind kind, int soFar) {
        errors[kind.ordinal()] = soFar;
        return this;
    }

    /** Sets whether the trainee may be coached now: not before calibration, in a pause or after the end. */
    public LiveRun running(boolean isRunning) {
        running = isRunning;
        return this;
    }

    public Vec3 tip(Hand hand) {
        return tips[hand.ordinal()];
    }

    public double metresPerSecond(Hand hand) {
        return speeds[hand.ordinal()];
    }

    public double pathMetres(Hand hand) {
        return paths[hand.ordinal()];
    }

    public boolean tracked(Hand hand) {
        return tracked[hand.ordinal()];
    }

    /** The ring between its jaws, or −1. */
    public int ring(Hand hand) {
        return rings[hand.ordinal()];
    }

    public boolean carries(Hand hand) {
        return rings[hand.ordinal()] != NOTHING;
    }

    public int errors(ErrorKind kind) {
        return errors[kind.ordinal()];
    }

    public int errors() {
        int sum = 0;
        for (int each : errors) {
            sum += each;
        }
        return sum;
    }

    /** For how long neither hand has moved. */
    public double openIdleSeconds() {
        return openIdleSeconds;
    }

    /** How long that was in all so far. */
    public double idleSeconds() {
        return idleSeconds;
    }

    public double taskSeconds() {
        return taskSeconds;
    }

    public boolean wayBack() {
        return wayBack;
    }

    public boolean running() {
        return running;
    }
}
