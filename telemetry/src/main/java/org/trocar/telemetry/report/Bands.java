package org.trocar.telemetry.report;

import java.util.List;

/** Stretches of time that are drawn behind everything else, in figures with a time axis. */
final class Bands {
    private Bands() {}

    /** Each over the whole height; one too short to be seen is a hair wide. */
    static void draw(Svg svg, TimeAxis axis, List<Span> spans, double top, double bottom, String classes, String tip) {
        for (Span span : spans) {
            double x = axis.x(span.from());
            svg.group(classes, tip + ", " + Units.time(span.from()) + " to " + Units.time(span.to()));
            svg.rect(x, top, Math.max(1, axis.x(span.to()) - x), bottom - top, "band");
            hatch(svg, x, axis.x(span.to()), top, bottom);
            svg.close();
        }
    }

    /** Strokes of its own rather than a pattern, which printers fill with grey. */
    static void hatch(Svg svg, double from, double to, double top, double bottom) {
        StringBuilder strokes = new StringBuilder();
        double height = bottom - top;
        for (double x = from - height + 6; x < to; x += 8) {
            double x1 = Math.max(x, from);
            double x2 = Math.min(x + height, to);
            strokes.append('M')
                    .append(Svg.number(x1))
                    .append(' ')
                    .append(Svg.number(bottom - (x1 - x)))
                    .append('L')
                    .append(Svg.number(x2))
                    .append(' ')
                    .append(Svg.number(bottom - (x2 - x)));
        }
        svg.path(strokes, "hatch");
    }
}
