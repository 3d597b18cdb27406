package org.trocar.telemetry.report;

/** Session time from left to right, the same in every figure that has it. */
final class TimeAxis {
    static final double WIDTH = 960;
    private static final double LEFT = 84;
    private static final double RIGHT = 944;
    private static final double LEAST_PIXELS_A_TICK = 58;
    private static final double[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600};

    private final double endSeconds;

    TimeAxis(double endSeconds) {
        this.endSeconds = Math.max(endSeconds, 1);
    }

    double left() {
        return LEFT;
    }

    double right() {
        return RIGHT;
    }

    /** Of what lies outside, the nearer end. */
    double x(double seconds) {
        return LEFT + (RIGHT - LEFT) * Math.max(0, Math.min(1, seconds / endSeconds));
    }

    private double step() {
        for (double step : STEPS) {
            if ((RIGHT - LEFT) * step / endSeconds >= LEAST_PIXELS_A_TICK) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    /** Lines from {@code top} to {@code bottom}. */
    void grid(Svg svg, double top, double bottom) {
        for (double at = 0; at <= endSeconds; at += step()) {
            svg.line(x(at), top, x(at), bottom, "grid");
        }
    }

    /** Times below {@code bottom}. */
    void labels(Svg svg, double bottom) {
        for (double at = 0; at <= endSeconds; at += step()) {
            svg.line(x(at), bottom, x(at), bottom + 4, "tick");
            svg.text(x(at), bottom + 18, "middle", "num", Units.minutes(at));
        }
        svg.text(RIGHT, bottom + 36, "end", "axis", "session time, min:s");
    }
}
