package org.trocar.core.content;

import static org.trocar.core.content.Dimension.NUMBER;
import static org.trocar.core.content.Dimension.TIME;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trocar.core.scenario.Better;
import org.trocar.core.scenario.CriterionRule;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Evidence;
import org.trocar.core.scenario.Level;
import org.trocar.core.scenario.Procedure;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Standard;
import org.trocar.core.scoring.Metric;

/** A {@code rubric:} group, key by key. Schema 1 has the formula alone; {@code criteria}, {@code procedure} and {@code standard} came with 2. */
final class RubricParser {
    private static final List<String> SINCE_2 = List.of("criteria", "procedure", "standard");

    private final Problems problems;
    private final int schema;

    RubricParser(Problems problems, int schema) {
        this.problems = problems;
        this.schema = schema;
    }

    Rubric parse(Fields rubric) {
        boolean more = schema != 1 || refuseWhatCameLater(rubric);
        Rubric read = new Rubric(
                rubric.name("id"),
                rubric.wholeNumber("version", 1, ScenarioParser.MAX_VERSION),
                rubric.quantity("cutoff", TIME, "10 s", "120 min"),
                rubric.quantity("per_error", TIME, "0 s", "120 min"),
                rubric.text("per_error_source", 300),
                rubric.quantity("proficiency", TIME, "1 s", "120 min"),
                rubric.text("proficiency_source", 300),
                rubric.words("penalised", ErrorKind.class),
                rubric.words("gates", ErrorKind.class),
                rubric.quantity("min_coverage", NUMBER, "0", "1"),
                more ? criteria(rubric.optionalGroups("criteria")) : List.of(),
                more ? rubric.optionalGroup("procedure").map(RubricParser::procedure) : Optional.empty(),
                more ? rubric.optionalGroup("standard").map(RubricParser::standard) : Optional.empty());
        rubric.finish();
        return read;
    }

    /** One problem for each such key; the group is then read as if the schema allowed it. */
    private boolean refuseWhatCameLater(Fields rubric) {
        boolean any = false;
        for (String key : SINCE_2) {
            if (rubric.has(key)) {
                any = true;
                problems.at("rubric." + key, "'" + key + "' came with schema 2; write 'schema: 2' above");
            }
        }
        return any;
    }

    private static List<CriterionRule> criteria(List<Fields> groups) {
        List<CriterionRule> criteria = new ArrayList<>();
        for (Fields group : groups) {
            criteria.add(criterion(group));
            group.finish();
        }
        return criteria;
    }

    private static CriterionRule criterion(Fields criterion) {
        String metric = criterion.oneOf("metric", Metric.names(), "a metric's key, as docs/scoring.md lists them");
        return new CriterionRule(
                metric,
                criterion.word("better", Better.class),
                levels(metric, criterion.group("levels")),
                criterion.quantity("weight", NUMBER, "0", "1000"),
                criterion.optionalGroup("evidence").map(RubricParser::evidence),
                criterion.optionalName("required"));
    }

    /** Without a metric nobody knows in which unit its levels are. */
    private static List<Level> levels(String metric, Fields levels) {
        List<Level> read = new ArrayList<>();
        for (String name : metric == null ? List.<String>of() : levels.names()) {
            read.add(new Level(name, MetricUnit.of(metric).quantity(levels, name)));
        }
        if (metric != null) {
            levels.finish();
        }
        return read;
    }

    private static Evidence evidence(Fields evidence) {
        Evidence read = new Evidence(
                evidence.wholeNumber("n", 1, ScenarioParser.MAX_VERSION),
                evidence.text("effect", 300),
                evidence.text("source", 300));
        evidence.finish();
        return read;
    }

    private static Procedure procedure(Fields procedure) {
        String source = procedure.text("source", 300);
        List<Procedure.Step> steps = new ArrayList<>();
        for (Fields step : procedure.groups("steps")) {
            steps.add(new Procedure.Step(
                    step.name("name"),
                    step.word("done", Procedure.Done.class),
                    step.word("by", Procedure.Role.class),
                    step.has("then") ? step.texts("then", 64) : List.of()));
            step.finish();
        }
        procedure.finish();
        return new Procedure(source, steps);
    }

    private static Standard standard(Fields standard) {
        String derived = standard.text("derived", 10);
        String rule = standard.text("rule", 500);
        List<String> metrics = standard.texts("metrics", 64);
        List<Standard.Expert> experts = new ArrayList<>();
        for (Fields expert : standard.groups("experts")) {
            experts.add(new Standard.Expert(expert.text("name", 64), expert.texts("sessions", 64)));
            expert.finish();
        }
        standard.finish();
        return new Standard(derived, rule, metrics, experts);
    }
}
