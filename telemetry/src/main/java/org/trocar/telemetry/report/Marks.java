package org.trocar.telemetry.report;

/** The signs of the figures, each told from the others by its shape. */
final class Marks {
    private Marks() {}

    static void step(Svg svg, Story.Step.Kind kind, double x, double y) {
        switch (kind) {
            case LIFTED -> svg.path(at(x, y) + "m0-6 5.5 10.5h-11z", "mark");
            case HANDED_OVER -> svg.path(at(x, y) + "m0-6.5 5.5 6.5-5.5 6.5-5.5-6.5z", "mark hollow");
            case PLACED -> svg.circle(x, y, 4.8, "mark");
            case SLIPPED -> svg.path(at(x, y) + "m-4-4 8 8", "mark thin");
            case GRASPED -> {}
        }
    }

    static void error(Svg svg, double x, double y, boolean critical) {
        if (critical) {
            svg.rect(x - 6.5, y - 6.5, 13, 13, "plate");
            svg.path(at(x, y) + "m-3.6-3.6 7.2 7.2m0-7.2-7.2 7.2", "cross on-plate");
        } else {
            svg.path(at(x, y) + "m-4.5-4.5 9 9m0-9-9 9", "cross");
        }
    }

    static void cue(Svg svg, double x, double y) {
        svg.circle(x, y, 6.5, "bubble");
        svg.path(at(x, y) + "m0-3.8v4.4m0 2v1.4", "exclamation");
    }

    /** Time that is not in the record. */
    static void loss(Svg svg, double x, double y) {
        svg.path(at(x, y) + "m-4-12 4 6-4 6 4 6-4 6m6-24 4 6-4 6 4 6-4 6", "break");
    }

    /** The same where there are many, so that they cover nothing. */
    static void shortLoss(Svg svg, double x, double bottom) {
        svg.line(x, bottom - 5, x, bottom, "break");
    }

    private static String at(double x, double y) {
        return "M" + Svg.number(x) + " " + Svg.number(y);
    }
}
