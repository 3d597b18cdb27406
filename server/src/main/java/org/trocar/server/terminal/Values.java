package org.trocar.server.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.trocar.core.scoring.Metric;

/** The values that matter now, one a line, the weightiest first. */
final class Values {
    private static final int RINGS_A_LINE = 3;
    private static final double PERCENT = 100;

    private final ReplayView view;
    private final Scene scene;
    private final Glyphs glyphs;
    private final int columns;

    Values(ReplayView view, Glyphs glyphs, int columns) {
        this.view = view;
        this.glyphs = glyphs;
        this.columns = columns;
        scene = view.scene();
    }

    List<AttributedString> lines() {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(line(
                "task",
                value(Metric.TASK_TIME, "%.2f s", 1) + ", " + scene.transfersDone() + " of " + scene.transfersTotal()
                        + " transfers",
                Ink.STRONG));
        lines.add(line("errors", errors(), errorCount() > 0 ? Ink.ERROR : Ink.TEXT));
        lines.add(line("hands", "left " + tracked(scene.left()) + ", right " + tracked(scene.right()), handsInk()));
        rings(lines);
        lines.add(line(
                "path",
                "left " + value(Metric.PATH_LENGTH_LEFT, "%.2f m", 1) + ", right "
                        + value(Metric.PATH_LENGTH_RIGHT, "%.2f m", 1),
                Ink.TEXT));
        lines.add(line(
                "seen",
                value(Metric.COVERAGE, "%.0f %% coverage", PERCENT) + ", idle " + value(Metric.IDLE_TIME, "%.1f s", 1),
                Ink.TEXT));
        lines.add(line(
                "smooth",
                "SPARC left " + value(Metric.SPARC_LEFT, "%.2f", 1) + ", right " + value(Metric.SPARC_RIGHT, "%.2f", 1),
                Ink.FAINT));
        return lines;
    }

    private AttributedString line(String name, String value, Ink ink) {
        return Text.fit(Text.join(Text.fit(" " + name, Ink.FAINT, 8, glyphs), Text.of(value, ink)), columns, glyphs);
    }

    private String value(Metric metric, String format, double factor) {
        double value = scene.value(metric);
        return Double.isNaN(value)
                ? String.valueOf(glyphs.nothing())
                : String.format(Locale.ROOT, format, value * factor);
    }

    private long count(Metric metric) {
        double value = scene.value(metric);
        return Double.isNaN(value) ? 0 : (long) value;
    }

    private long errorCount() {
        return count(Metric.DROPS_IN_VIEW)
                + count(Metric.DROPS_OUT_OF_VIEW)
                + count(Metric.TRANSFERS_NOT_IN_MID_AIR)
                + count(Metric.WRONG_HAND_FIRST);
    }

    private String errors() {
        List<String> parts = new ArrayList<>();
        part(parts, Metric.DROPS_IN_VIEW, "dropped");
        part(parts, Metric.DROPS_OUT_OF_VIEW, "out of view");
        part(parts, Metric.TRANSFERS_NOT_IN_MID_AIR, "not in air");
        part(parts, Metric.WRONG_HAND_FIRST, "wrong hand");
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    private void part(List<String> parts, Metric metric, String name) {
        if (count(metric) > 0) {
            parts.add(count(metric) + " " + name);
        }
    }

    private static String tracked(Scene.Tool tool) {
        return tool.tracked() ? "tracked" : "NOT SEEN";
    }

    private Ink handsInk() {
        return scene.left().tracked() && scene.right().tracked() ? Ink.TEXT : Ink.LOSS;
    }

    private void rings(List<AttributedString> lines) {
        List<Scene.Ring> rings = scene.rings();
        for (int first = 0; first < rings.size(); first += RINGS_A_LINE) {
            List<String> parts = new ArrayList<>();
            for (int i = first; i < Math.min(rings.size(), first + RINGS_A_LINE); i++) {
                parts.add((i + 1) + " " + where(rings.get(i)));
            }
            lines.add(line(first == 0 ? "rings" : "", String.join(", ", parts), Ink.TEXT));
        }
    }

    private static String where(Scene.Ring ring) {
        return switch (ring.state()) {
            case ON_PEG -> "on " + ring.place();
            case HELD -> "in " + ring.place();
            case LOOSE -> "loose";
            case OUT_OF_VIEW -> "lost";
        };
    }
}
