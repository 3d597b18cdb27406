package org.trocar.telemetry.grade;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Judgement;
import org.trocar.core.grade.Technique;
import org.trocar.core.grade.Verdict;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scoring.Metric;
import org.trocar.core.session.EndReason;
import org.trocar.core.session.Provenance;
import org.trocar.telemetry.folder.JsonFault;

/**
 * A grade and its canonical JSON: one line, keys in the order below, no spaces, numbers as {@link CanonicalNumber} has them. Undefined
 * values are null, with the reason beside them. Constants are in lower case. A change of this text changes every grade's hash: raise
 * {@link #FORMAT} with it.
 *
 * <p>Format 1 has no {@code rubric_sha256}, and format 2 neither criteria nor intervals; a grade without them is still written so, byte for
 * byte.
 */
final class GradeJson {
    private static final int FORMAT = 3;
    private static final int FORMAT_WITHOUT_CRITERIA = 2;
    private static final int FORMAT_WITHOUT_RUBRIC_HASH = 1;
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private GradeJson() {}

    /** The earliest format that says all there is. */
    private static int format(Grade grade) {
        if (grade.hasIntervals() || !grade.judgements().isEmpty()) {
            return FORMAT;
        }
        return grade.rubricSha256().isEmpty() ? FORMAT_WITHOUT_RUBRIC_HASH : FORMAT_WITHOUT_CRITERIA;
    }

    static String write(Grade grade) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            writeSources(grade, out);
            writeRun(grade, out);
            writeResult(grade, out);
            boolean judged = format(grade) == FORMAT;
            if (judged) {
                writeTechnique(grade.technique(), out);
                writeJudgements(grade.judgements(), out);
            }
            writeMeasures(grade.values(), judged, out);
            writeErrors(grade.errors(), out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return text.toString();
    }

    /** What the grade is a function of. */
    private static void writeSources(Grade grade, JsonGenerator out) throws IOException {
        int format = format(grade);
        out.writeNumberField("format", format);
        out.writeStringField("session_id", grade.sessionId());
        out.writeNumberField("engine", grade.engine());
        out.writeStringField("scenario_id", grade.scenarioId());
        out.writeNumberField("scenario_version", grade.scenarioVersion());
        out.writeStringField("scenario_sha256", grade.scenarioSha256());
        out.writeStringField("rubric_id", grade.rubricId());
        out.writeNumberField("rubric_version", grade.rubricVersion());
        if (format > FORMAT_WITHOUT_RUBRIC_HASH) {
            out.writeStringField("rubric_sha256", grade.rubricSha256());
        }
        out.writeStringField("manifest_sha256", grade.manifestSha256());
        out.writeStringField("journal_sha256", grade.journalSha256());
    }

    private static void writeRun(Grade grade, JsonGenerator out) throws IOException {
        out.writeNumberField("last_tick", grade.lastTick());
        out.writeStringField("mode", key(grade.mode()));
        out.writeStringField("provenance", key(grade.provenance()));
        out.writeStringField("end_reason", grade.endReason().map(GradeJson::key).orElse(null));
        out.writeBooleanField("calibrated", grade.calibrated());
    }

    private static void writeResult(Grade grade, JsonGenerator out) throws IOException {
        out.writeStringField("verdict", key(grade.verdict()));
        writeNumber("score", grade.score().orElse(Double.NaN), out);
        out.writeBooleanField("low_confidence", grade.lowConfidence());
        out.writeArrayFieldStart("reasons");
        for (String reason : grade.reasons()) {
            out.writeString(reason);
        }
        out.writeEndArray();
        out.writeNumberField("transfers_total", grade.transfersTotal());
    }

    private static void writeTechnique(Optional<Technique> technique, JsonGenerator out) throws IOException {
        if (technique.isEmpty()) {
            out.writeNullField("technique");
            return;
        }
        out.writeObjectFieldStart("technique");
        writeNumber("points", technique.get().points(), out);
        writeNumber("low", technique.get().low(), out);
        writeNumber("high", technique.get().high(), out);
        out.writeEndObject();
    }

    private static void writeJudgements(List<Judgement> judgements, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("criteria");
        for (Judgement judgement : judgements) {
            out.writeStartObject();
            out.writeStringField("criterion", judgement.criterion());
            out.writeStringField("metric", judgement.metric().key());
            out.writeStringField("level", judgement.level().orElse(null));
            writeNumber("points", judgement.points(), out);
            writeNumber("low", judgement.low(), out);
            writeNumber("high", judgement.high(), out);
            writeNumber("of", judgement.of(), out);
            out.writeStringField("required", judgement.required().orElse(null));
            out.writeStringField("standing", key(judgement.standing()));
            out.writeBooleanField("provisional", judgement.provisional());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeMeasures(List<Grade.Value> values, boolean judged, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("measures");
        for (Grade.Value value : values) {
            out.writeStartObject();
            out.writeStringField("key", value.metric().key());
            out.writeStringField("unit", value.metric().unit());
            writeNumber("value", value.value(), out);
            if (judged) {
                writeNumber("low", value.low(), out);
                writeNumber("high", value.high(), out);
                writeNumber("bias", value.bias(), out);
            }
            out.writeStringField("why_undefined", value.whyUndefined());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeErrors(List<Grade.ErrorEntry> errors, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("errors");
        for (Grade.ErrorEntry error : errors) {
            out.writeStartObject();
            out.writeStringField("kind", error.kind().key());
            out.writeNumberField("tick", error.tick());
            writeNumber("seconds", error.seconds(), out);
            out.writeStringField("hand", error.hand().map(GradeJson::key).orElse(null));
            out.writeNumberField("ring", error.ring());
            writeNumber("x_metres", error.xMetres(), out);
            writeNumber("y_metres", error.yMetres(), out);
            writeNumber("z_metres", error.zMetres(), out);
            out.writeBooleanField("tracking_suspected", error.trackingSuspected());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeNumber(String key, double value, JsonGenerator out) throws IOException {
        out.writeFieldName(key);
        if (Double.isFinite(value)) {
            out.writeNumber(CanonicalNumber.of(value));
        } else {
            out.writeNull();
        }
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** @throws IOException when it is no grade of this format */
    static Grade read(String json) throws IOException {
        try {
            JsonNode grade = MAPPER.readTree(json);
            int format = number(grade, "format").intValue();
            if (format < FORMAT_WITHOUT_RUBRIC_HASH || format > FORMAT) {
                throw new IllegalArgumentException("its format is " + format + ", this version reads up to " + FORMAT);
            }
            return read(grade, format == FORMAT_WITHOUT_RUBRIC_HASH ? "" : text(grade, "rubric_sha256"));
        } catch (JsonProcessingException e) {
            throw new IOException("it is no grade: " + JsonFault.of(e), e);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new IOException("it is no grade: " + e.getMessage(), e);
        }
    }

    /** The text as a tree, its numbers with all their digits. */
    static JsonNode tree(String json) {
        try {
            return EXACT.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a canonical grade is JSON", e);
        }
    }

    private static Grade read(JsonNode grade, String rubricSha256) {
        return new Grade(
                text(grade, "session_id"),
                number(grade, "engine").intValue(),
                text(grade, "scenario_id"),
                number(grade, "scenario_version").intValue(),
                text(grade, "scenario_sha256"),
                text(grade, "rubric_id"),
                number(grade, "rubric_version").intValue(),
                rubricSha256,
                text(grade, "manifest_sha256"),
                text(grade, "journal_sha256"),
                number(grade, "last_tick").longValue(),
                constant(Mode.class, grade, "mode").orElseThrow(),
                constant(Provenance.class, grade, "provenance").orElseThrow(),
                constant(EndReason.class, grade, "end_reason"),
                flag(grade, "calibrated"),
                constant(Verdict.class, grade, "verdict").orElseThrow(),
                grade.path("score").isNull() ? OptionalDouble.empty() : OptionalDouble.of(real(grade, "score")),
                flag(grade, "low_confidence"),
                reasons(grade),
                number(grade, "transfers_total").intValue(),
                measures(grade),
                errors(grade),
                technique(grade.path("technique")),
                judgements(grade));
    }

    private static List<String> reasons(JsonNode grade) {
        List<String> reasons = new ArrayList<>();
        for (JsonNode reason : grade.path("reasons")) {
            if (!reason.isTextual()) {
                throw new IllegalArgumentException("one of its reasons is no text");
            }
            reasons.add(reason.textValue());
        }
        return reasons;
    }

    private static List<Grade.Value> measures(JsonNode grade) {
        List<Grade.Value> values = new ArrayList<>();
        for (JsonNode measure : grade.path("measures")) {
            boolean judged = measure.has("bias");
            values.add(new Grade.Value(
                    constant(Metric.class, measure, "key").orElseThrow(),
                    real(measure, "value"),
                    judged ? real(measure, "low") : Double.NaN,
                    judged ? real(measure, "high") : Double.NaN,
                    judged ? real(measure, "bias") : 0,
                    text(measure, "why_undefined")));
        }
        return values;
    }

    private static Optional<Technique> technique(JsonNode technique) {
        return technique.isObject()
                ? Optional.of(new Technique(real(technique, "points"), real(technique, "low"), real(technique, "high")))
                : Optional.empty();
    }

    private static List<Judgement> judgements(JsonNode grade) {
        List<Judgement> judgements = new ArrayList<>();
        for (JsonNode judgement : grade.path("criteria")) {
            judgements.add(new Judgement(
                    text(judgement, "criterion"),
                    constant(Metric.class, judgement, "metric").orElseThrow(),
                    optional(judgement, "level"),
                    real(judgement, "points"),
                    real(judgement, "low"),
                    real(judgement, "high"),
                    real(judgement, "of"),
                    optional(judgement, "required"),
                    constant(Judgement.Standing.class, judgement, "standing").orElseThrow(),
                    flag(judgement, "provisional")));
        }
        return judgements;
    }

    private static Optional<String> optional(JsonNode node, String key) {
        return Optional.ofNullable(require(node, key).textValue());
    }

    private static List<Grade.ErrorEntry> errors(JsonNode grade) {
        List<Grade.ErrorEntry> errors = new ArrayList<>();
        for (JsonNode error : grade.path("errors")) {
            errors.add(new Grade.ErrorEntry(
                    constant(ErrorKind.class, error, "kind").orElseThrow(),
                    number(error, "tick").longValue(),
                    real(error, "seconds"),
                    constant(Hand.class, error, "hand"),
                    number(error, "ring").intValue(),
                    real(error, "x_metres"),
                    real(error, "y_metres"),
                    real(error, "z_metres"),
                    flag(error, "tracking_suspected")));
        }
        return errors;
    }

    private static String text(JsonNode node, String key) {
        return require(node, key).asText();
    }

    private static Number number(JsonNode node, String key) {
        JsonNode value = require(node, key);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("its " + key + " is no number");
        }
        return value.numberValue();
    }

    private static boolean flag(JsonNode node, String key) {
        return require(node, key).booleanValue();
    }

    private static double real(JsonNode node, String key) {
        JsonNode value = require(node, key);
        return value.isNull() ? Double.NaN : value.doubleValue();
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, JsonNode node, String key) {
        JsonNode value = require(node, key);
        return value.isNull()
                ? Optional.empty()
                : Optional.of(Enum.valueOf(type, value.asText().toUpperCase(Locale.ROOT)));
    }

    private static JsonNode require(JsonNode node, String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            throw new IllegalArgumentException("it has no " + key);
        }
        return value;
    }
}
