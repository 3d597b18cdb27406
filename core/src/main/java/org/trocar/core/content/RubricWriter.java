package org.trocar.core.content;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trocar.core.scenario.CriterionRule;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Evidence;
import org.trocar.core.scenario.Level;
import org.trocar.core.scenario.Procedure;
import org.trocar.core.scenario.Repetitions;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Standard;

/** Writes a rubric as a file of its own that {@link RubricReader} reads back as the same rubric. */
public final class RubricWriter {
    private static final MathContext DIGITS = new MathContext(15);

    private final StringBuilder text = new StringBuilder();

    private RubricWriter() {}

    /** @param scenarioId the one operation it is for; empty for any */
    public static String write(Optional<String> scenarioId, Rubric rubric) {
        RubricWriter writer = new RubricWriter();
        writer.line("schema: %d", ScenarioParser.SCHEMA);
        scenarioId.ifPresent(id -> writer.line("scenario: %s", id));
        writer.line("rubric:");
        writer.writeFormula(rubric);
        rubric.procedure().ifPresent(writer::write);
        if (!rubric.criteria().isEmpty()) {
            writer.line("  criteria:");
            rubric.criteria().forEach(writer::write);
        }
        rubric.standard().ifPresent(writer::write);
        rubric.repetitions().ifPresent(writer::write);
        return writer.text.toString();
    }

    private void writeFormula(Rubric rubric) {
        line("  id: %s", rubric.id());
        line("  version: %d", rubric.version());
        line("  cutoff: %s s", plain(rubric.cutoffSeconds()));
        line("  per_error: %s s", plain(rubric.secondsPerError()));
        line("  per_error_source: %s", quoted(rubric.secondsPerErrorSource()));
        line("  proficiency: %s s", plain(rubric.proficiencySeconds()));
        line("  proficiency_source: %s", quoted(rubric.proficiencySource()));
        line("  penalised: [%s]", keys(rubric.penalised()));
        line("  gates: [%s]", keys(rubric.gates()));
        line("  min_coverage: %s", plain(rubric.minCoverage()));
    }

    private static String keys(List<ErrorKind> errors) {
        return errors.stream().map(ErrorKind::key).collect(Collectors.joining(", "));
    }

    private void write(Procedure procedure) {
        line("  procedure:");
        line("    source: %s", quoted(procedure.source()));
        line("    steps:");
        for (Procedure.Step step : procedure.steps()) {
            String then = step.then().isEmpty() ? "" : ", then: [" + String.join(", ", step.then()) + "]";
            line("      - {name: %s, done: %s, by: %s%s}", step.name(), key(step.done()), key(step.by()), then);
        }
    }

    private void write(CriterionRule criterion) {
        line("    - metric: %s", criterion.metric());
        line("      better: %s", key(criterion.better()));
        line("      levels: {%s}", levels(criterion));
        line("      weight: %s", plain(criterion.weight()));
        criterion.evidence().ifPresent(this::write);
        criterion.required().ifPresent(level -> line("      required: %s", level));
    }

    private static String levels(CriterionRule criterion) {
        MetricUnit unit = MetricUnit.of(criterion.metric());
        return criterion.levels().stream()
                .map(level -> level.name() + ": " + quantity(level, unit))
                .collect(Collectors.joining(", "));
    }

    private static String quantity(Level level, MetricUnit unit) {
        BigDecimal inUnit = decimal(level.threshold()).multiply(BigDecimal.valueOf(unit.perSi()));
        return (inUnit.stripTrailingZeros().toPlainString() + " " + unit.symbol()).strip();
    }

    private void write(Evidence evidence) {
        line(
                "      evidence: {n: %d, effect: %s, source: %s}",
                evidence.n(), quoted(evidence.effect()), quoted(evidence.source()));
    }

    private void write(Standard standard) {
        line("  standard:");
        line("    derived: %s", standard.derived());
        line("    rule: %s", quoted(standard.rule()));
        line("    metrics: [%s]", String.join(", ", standard.metrics()));
        line("    experts:");
        for (Standard.Expert expert : standard.experts()) {
            String sessions =
                    expert.sessions().stream().map(RubricWriter::quoted).collect(Collectors.joining(", "));
            line("      - {name: %s, sessions: [%s]}", quoted(expert.name()), sessions);
        }
    }

    private void write(Repetitions repetitions) {
        line(
                "  repetitions: {in_a_row: %d, further: %d, source: %s}",
                repetitions.inARow(), repetitions.further(), quoted(repetitions.source()));
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String plain(double value) {
        return decimal(value).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal decimal(double value) {
        return new BigDecimal(value).round(DIGITS);
    }

    private static String quoted(String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return '"' + escaped + '"';
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
