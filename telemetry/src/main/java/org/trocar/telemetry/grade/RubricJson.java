package org.trocar.telemetry.grade;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trocar.core.scenario.Better;
import org.trocar.core.scenario.CriterionRule;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Evidence;
import org.trocar.core.scenario.Level;
import org.trocar.core.scenario.Procedure;
import org.trocar.core.scenario.Repetitions;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Standard;

/** A rubric's canonical JSON, key by key, and back. */
final class RubricJson {
    private RubricJson() {}

    static void write(Rubric rubric, int format, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("format", format);
        out.writeStringField("id", rubric.id());
        out.writeNumberField("version", rubric.version());
        writeNumber("cutoff_seconds", rubric.cutoffSeconds(), out);
        writeNumber("seconds_per_error", rubric.secondsPerError(), out);
        out.writeStringField("seconds_per_error_source", rubric.secondsPerErrorSource());
        writeNumber("proficiency_seconds", rubric.proficiencySeconds(), out);
        out.writeStringField("proficiency_source", rubric.proficiencySource());
        writeTexts("penalised", keys(rubric.penalised()), out);
        writeTexts("gates", keys(rubric.gates()), out);
        writeNumber("min_coverage", rubric.minCoverage(), out);
        if (rubric.judgesMore()) {
            writeCriteria(rubric.criteria(), out);
            writeProcedure(rubric.procedure(), out);
            writeStandard(rubric.standard(), out);
            if (rubric.repetitions().isPresent()) {
                write(rubric.repetitions().get(), out);
            }
        }
        out.writeEndObject();
    }

    /** In the rubric's order: which gate is named first decides which reason a grade gives. */
    private static List<String> keys(List<ErrorKind> kinds) {
        return kinds.stream().map(ErrorKind::key).toList();
    }

    private static void writeCriteria(List<CriterionRule> criteria, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("criteria");
        for (CriterionRule criterion : criteria) {
            out.writeStartObject();
            out.writeStringField("metric", criterion.metric());
            out.writeStringField("better", key(criterion.better()));
            writeLevels(criterion.levels(), out);
            writeNumber("weight", criterion.weight(), out);
            writeEvidence(criterion.evidence(), out);
            out.writeStringField("required", criterion.required().orElse(null));
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeLevels(List<Level> levels, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("levels");
        for (Level level : levels) {
            out.writeStartObject();
            out.writeStringField("name", level.name());
            writeNumber("threshold", level.threshold(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeEvidence(Optional<Evidence> evidence, JsonGenerator out) throws IOException {
        if (evidence.isEmpty()) {
            out.writeNullField("evidence");
            return;
        }
        out.writeObjectFieldStart("evidence");
        out.writeNumberField("n", evidence.get().n());
        out.writeStringField("effect", evidence.get().effect());
        out.writeStringField("source", evidence.get().source());
        out.writeEndObject();
    }

    private static void writeProcedure(Optional<Procedure> procedure, JsonGenerator out) throws IOException {
        if (procedure.isEmpty()) {
            out.writeNullField("procedure");
            return;
        }
        out.writeObjectFieldStart("procedure");
        out.writeStringField("source", procedure.get().source());
        out.writeArrayFieldStart("steps");
        for (Procedure.Step step : procedure.get().steps()) {
            out.writeStartObject();
            out.writeStringField("name", step.name());
            out.writeStringField("done", key(step.done()));
            out.writeStringField("by", key(step.by()));
            writeTexts("then", step.then(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeStandard(Optional<Standard> standard, JsonGenerator out) throws IOException {
        if (standard.isEmpty()) {
            out.writeNullField("standard");
            return;
        }
        out.writeObjectFieldStart("standard");
        out.writeStringField("derived", standard.get().derived());
        out.writeStringField("rule", standard.get().rule());
        writeTexts("metrics", standard.get().metrics(), out);
        out.writeArrayFieldStart("experts");
        for (Standard.Expert expert : standard.get().experts()) {
            out.writeStartObject();
            out.writeStringField("name", expert.name());
            writeTexts("sessions", expert.sessions(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /** Left out where there are none, as before there could be any. */
    private static void write(Repetitions repetitions, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("repetitions");
        out.writeNumberField("in_a_row", repetitions.inARow());
        out.writeNumberField("further", repetitions.further());
        out.writeStringField("source", repetitions.source());
        out.writeEndObject();
    }

    private static void writeTexts(String key, List<String> texts, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(key);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    private static void writeNumber(String key, double value, JsonGenerator out) throws IOException {
        out.writeFieldName(key);
        out.writeNumber(CanonicalNumber.of(value));
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** @throws RuntimeException when it is no rubric: null or illegal arguments where something is missing or unknown */
    static Rubric read(JsonNode rubric) {
        return new Rubric(
                rubric.get("id").textValue(),
                rubric.get("version").intValue(),
                rubric.get("cutoff_seconds").doubleValue(),
                rubric.get("seconds_per_error").doubleValue(),
                rubric.get("seconds_per_error_source").textValue(),
                rubric.get("proficiency_seconds").doubleValue(),
                rubric.get("proficiency_source").textValue(),
                kinds(rubric.get("penalised")),
                kinds(rubric.get("gates")),
                rubric.get("min_coverage").doubleValue(),
                criteria(rubric.path("criteria")),
                group(rubric.path("procedure")).map(RubricJson::procedure),
                group(rubric.path("standard")).map(RubricJson::standard),
                group(rubric.path("repetitions")).map(RubricJson::repetitions));
    }

    private static Optional<JsonNode> group(JsonNode node) {
        return node.isObject() ? Optional.of(node) : Optional.empty();
    }

    private static List<ErrorKind> kinds(JsonNode keys) {
        return texts(keys).stream().map(key -> constant(ErrorKind.class, key)).toList();
    }

    private static List<CriterionRule> criteria(JsonNode nodes) {
        List<CriterionRule> criteria = new ArrayList<>();
        for (JsonNode node : nodes) {
            criteria.add(new CriterionRule(
                    node.get("metric").textValue(),
                    constant(Better.class, node.get("better").textValue()),
                    levels(node.get("levels")),
                    node.get("weight").doubleValue(),
                    group(node.path("evidence")).map(RubricJson::evidence),
                    Optional.ofNullable(node.get("required").textValue())));
        }
        return criteria;
    }

    private static List<Level> levels(JsonNode nodes) {
        List<Level> levels = new ArrayList<>();
        nodes.forEach(node -> levels.add(
                new Level(node.get("name").textValue(), node.get("threshold").doubleValue())));
        return levels;
    }

    private static Evidence evidence(JsonNode node) {
        return new Evidence(
                node.get("n").intValue(),
                node.get("effect").textValue(),
                node.get("source").textValue());
    }

    private static Procedure procedure(JsonNode node) {
        List<Procedure.Step> steps = new ArrayList<>();
        for (JsonNode step : node.get("steps")) {
            steps.add(new Procedure.Step(
                    step.get("name").textValue(),
                    constant(Procedure.Done.class, step.get("done").textValue()),
                    constant(Procedure.Role.class, step.get("by").textValue()),
                    texts(step.get("then"))));
        }
        return new Procedure(node.get("source").textValue(), steps);
    }

    private static Standard standard(JsonNode node) {
        List<Standard.Expert> experts = new ArrayList<>();
        node.get("experts")
                .forEach(expert -> experts.add(
                        new Standard.Expert(expert.get("name").textValue(), texts(expert.get("sessions")))));
        return new Standard(
                node.get("derived").textValue(), node.get("rule").textValue(), texts(node.get("metrics")), experts);
    }

    private static Repetitions repetitions(JsonNode node) {
        return new Repetitions(
                node.get("in_a_row").intValue(),
                node.get("further").intValue(),
                node.get("source").textValue());
    }

    private static List<String> texts(JsonNode nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.textValue()));
        return texts;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String key) {
        return Enum.valueOf(type, key.toUpperCase(Locale.ROOT));
    }
}
