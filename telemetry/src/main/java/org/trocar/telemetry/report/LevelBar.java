package org.trocar.telemetry.report;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.grade.Grade;
import org.trocar.core.scenario.Better;
import org.trocar.core.scenario.CriterionRule;
import org.trocar.core.scenario.Level;

/** One value among its criterion's levels, the better to the right, with its 95 % interval. The cells beside it say the same in words. */
final class LevelBar {
    private static final double WIDTH = 200;
    private static final double HEIGHT = 22;
    private static final double EDGE = 8;

    private final CriterionRule rule;
    private final Grade.Value value;
    private final double least;
    private final double most;

    private LevelBar(CriterionRule rule, Grade.Value value) {
        this.rule = rule;
        this.value = value;
        List<Double> all = new ArrayList<>(List.of(good(value.value())));
        rule.levels().forEach(level -> all.add(good(level.threshold())));
        if (value.hasInterval()) {
            all.add(good(value.low()));
            all.add(good(value.high()));
        }
        double low = all.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = all.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double pad = high > low ? (high - low) * 0.18 : 1;
        least = low - pad;
        most = high + pad;
    }

    static String of(CriterionRule rule, Grade.Value value) {
        return new LevelBar(rule, value).draw();
    }

    /** Of a value that may be anything: a bar without levels, hatched as what was not seen is. */
    static String open() {
        Svg svg = Svg.sign("levelbar", WIDTH, HEIGHT).group("open");
        double top = HEIGHT / 2 - 6;
        svg.rect(EDGE, top, WIDTH - 2 * EDGE, 12, "band");
        Bands.hatch(svg, EDGE, WIDTH - EDGE, top, top + 12);
        return svg.close().done();
    }

    private double good(double at) {
        return rule.better() == Better.HIGHER ? at : -at;
    }

    private double x(double at) {
        return EDGE + (WIDTH - 2 * EDGE) * (good(at) - least) / (most - least);
    }

    private String draw() {
        Svg svg = Svg.sign("levelbar", WIDTH, HEIGHT);
        double middle = HEIGHT / 2;
        double from = EDGE;
        List<Level> levels = rule.levels();
        for (int i = 0; i <= levels.size(); i++) {
            double to = i < levels.size() ? x(levels.get(i).threshold()) : WIDTH - EDGE;
            svg.rect(from, middle - 6, Math.max(0, to - from), 12, "level level-" + Math.min(i, 3));
            if (i < levels.size()) {
                svg.line(to, middle - 8, to, middle + 8, "threshold");
            }
            from = to;
        }
        if (value.hasInterval()) {
            interval(svg, middle);
        }
        svg.path("M" + Svg.number(x(value.value())) + " " + Svg.number(middle) + "m0-7 5 7-5 7-5-7z", "value");
        return svg.done();
    }

    private void interval(Svg svg, double middle) {
        double low = Math.min(x(value.low()), x(value.high()));
        double high = Math.max(x(value.low()), x(value.high()));
        svg.line(low, middle, high, middle, "interval");
        svg.line(low, middle - 4, low, middle + 4, "interval");
        svg.line(high, middle - 4, high, middle + 4, "interval");
    }
}
