package org.trocar.telemetry.report;

import java.util.List;
import java.util.Optional;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Judgement;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.CriterionRule;
import org.trocar.core.scenario.Level;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scoring.Metric;

/** Every value of the score sheet, with unit, interval, and what the rubric makes of it. */
final class ScoreSheetTable {
    private static final int COLUMNS = 5;

    private final SessionReport report;
    private final Grade grade;
    private final Rubric rubric;
    private final Hand dominant;

    private ScoreSheetTable(SessionReport report) {
        this.report = report;
        grade = report.grade().grade();
        rubric = report.rubric();
        dominant = report.manifest().dominantHand();
    }

    static String of(SessionReport report) {
        return new ScoreSheetTable(report).write();
    }

    private String write() {
        Table table = new Table(
                "Score sheet", "sheet", List.of("measure", "value#", "95 % interval", "level", "among its levels"));
        for (Metric.Kind kind : Metric.Kind.values()) {
            table.body().heading(heading(kind), COLUMNS);
            grade.values().stream()
                    .filter(value -> value.metric().kind() == kind)
                    .forEach(value -> row(table, value));
            table.endBody();
        }
        return table.done();
    }

    private static String heading(Metric.Kind kind) {
        return switch (kind) {
            case OUTCOME -> "Outcome";
            case PROCEDURE -> "Procedure";
            case TIME -> "Time (never graded alone)";
            case MOTION -> "Motion of the instrument tips (certifies nobody alone)";
            case CONTEXT -> "Context (never graded)";
        };
    }

    private void row(Table table, Grade.Value value) {
        table.row(Units.sentence(value.metric().label()));
        Optional<CriterionRule> rule = rule(value.metric());
        if (Double.isNaN(value.value())) {
            table.number("–").wide(unmeasured(value.whyUndefined()), 3);
        } else {
            table.number(Units.value(value.metric(), value.value()));
            table.cell(interval(value));
            table.cell(level(value));
            table.elements(rule.map(it -> bar(it, value)).orElse(""));
        }
        table.end();
    }

    private static String unmeasured(String why) {
        return why.startsWith("not measur") ? why : "not measured: " + why;
    }

    private String interval(Grade.Value value) {
        if (value.hasInterval()) {
            return Units.bare(value.metric(), value.low()) + " to " + Units.bare(value.metric(), value.high())
                    + noise(value);
        }
        if (isOpen(value)) {
            String why = why(value.metric());
            return (why.endsWith("not measured") ? "not known" : "too noisy") + why;
        }
        return isFact(value.metric()) ? "a fact" : (grade.hasIntervals() ? "none" : "not known") + why(value.metric());
    }

    private boolean isFact(Metric metric) {
        return switch (metric.kind()) {
            case OUTCOME, PROCEDURE, TIME -> true;
            case MOTION, CONTEXT -> report.bars().isFact(metric);
        };
    }

    /** Why there is no interval, after a colon; empty where the reasons known are another grade's. */
    private String why(Metric metric) {
        String why = report.explained() ? report.bars().whyNone(metric) : "";
        return why.isEmpty() ? "" : ": " + why.replaceFirst("^no interval: ", "");
    }

    /** Whether the value was judged to be open: nobody can say how far it is off, so it may bring all or nothing. */
    private boolean isOpen(Grade.Value value) {
        return value.metric().kind() == Metric.Kind.MOTION
                && !value.hasInterval()
                && judgement(value.metric())
                        .filter(it -> it.judged() && (report.explained() || it.low() < it.high()))
                        .isPresent();
    }

    private String bar(CriterionRule rule, Grade.Value value) {
        return isOpen(value) ? LevelBar.open() : LevelBar.of(rule, value);
    }

    private Optional<Judgement> judgement(Metric metric) {
        return grade.judgements().stream().filter(it -> it.metric() == metric).findFirst();
    }

    /** What was taken off the value as measured, where that shows. */
    private static String noise(Grade.Value value) {
        String taken = Units.value(value.metric(), Math.abs(value.bias()));
        boolean shows = taken.chars().anyMatch(digit -> digit >= '1' && digit <= '9');
        String done = value.bias() > 0 ? " taken off for noise" : " added for noise";
        return shows ? "; " + taken + done : "";
    }

    private Optional<CriterionRule> rule(Metric metric) {
        return rubric.criteria().stream()
                .filter(rule -> Metric.named(rule.metric(), dominant).equals(Optional.of(metric)))
                .filter(rule -> !rule.levels().isEmpty())
                .findFirst();
    }

    /** The level reached, and what the next one takes. */
    private String level(Grade.Value value) {
        Metric metric = value.metric();
        Optional<Judgement> judgement = judgement(metric);
        Optional<CriterionRule> rule = rule(metric);
        if (judgement.isEmpty() || rule.isEmpty()) {
            return "";
        }
        if (!judgement.get().judged()) {
            return "not judged";
        }
        String research = judgement.get().of() > 0 ? "" : " (research, no weight)";
        if (isOpen(value)) {
            return "not certain" + research;
        }
        String reached = judgement
                .get()
                .level()
                .orElse("below " + rule.get().levels().get(0).name());
        return reached + research + next(metric, rule.get(), judgement.get());
    }

    private static String next(Metric metric, CriterionRule rule, Judgement judgement) {
        List<Level> levels = rule.levels();
        int reached = -1;
        for (int i = 0; i < levels.size(); i++) {
            reached = judgement.level().equals(Optional.of(levels.get(i).name())) ? i : reached;
        }
        if (reached == levels.size() - 1) {
            return "";
        }
        Level next = levels.get(reached + 1);
        return "; " + next.name() + " is " + rule.better().bound() + " " + Units.threshold(metric, next.threshold());
    }
}
