package org.trocar.telemetry.grade;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Rubric;
import org.trocar.telemetry.folder.Sha256;

/**
 * A rubric as a document: its canonical text, in which equal rubrics are equal bytes on any machine and JDK whatever file they were
 * written in, and that text's hash, by which grades name it.
 *
 * @param rubric what it says
 * @param canonicalJson one line, keys in a fixed order, numbers as {@link CanonicalNumber} has them
 * @param sha256 of the canonical text's UTF-8 bytes, lower-case hex
 */
public record RubricDocument(Rubric rubric, String canonicalJson, String sha256) {
    /** Raised with any change of the canonical text, which changes every rubric's hash. */
    private static final int FORMAT = 1;

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static RubricDocument of(Rubric rubric) {
        String json = write(rubric);
        return new RubricDocument(rubric, json, Sha256.hex(json.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * A rubric from its canonical text.
     *
     * @throws IOException when the text is no rubric as this version writes it
     */
    public static RubricDocument ofCanonical(String canonicalJson) throws IOException {
        try {
            RubricDocument read = of(read(MAPPER.readTree(canonicalJson)));
            if (read.canonicalJson().equals(canonicalJson)) {
                return read;
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IOException("not a rubric: " + e.getMessage(), e);
        }
        throw new IOException("not a rubric as this version writes it: " + canonicalJson);
    }

    private static Rubric read(JsonNode rubric) {
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
                rubric.get("min_coverage").doubleValue());
    }

    private static List<ErrorKind> kinds(JsonNode keys) {
        List<ErrorKind> kinds = new ArrayList<>();
        keys.forEach(key -> kinds.add(ErrorKind.valueOf(key.textValue().toUpperCase(Locale.ROOT))));
        return kinds;
    }

    /** The canonical text as a JSON tree, to be put into another document. */
    public JsonNode tree() {
        return GradeJson.tree(canonicalJson);
    }

    private static String write(Rubric rubric) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            out.writeNumberField("format", FORMAT);
            out.writeStringField("id", rubric.id());
            out.writeNumberField("version", rubric.version());
            writeNumber("cutoff_seconds", rubric.cutoffSeconds(), out);
            writeNumber("seconds_per_error", rubric.secondsPerError(), out);
            out.writeStringField("seconds_per_error_source", rubric.secondsPerErrorSource());
            writeNumber("proficiency_seconds", rubric.proficiencySeconds(), out);
            out.writeStringField("proficiency_source", rubric.proficiencySource());
            writeKinds("penalised", rubric.penalised(), out);
            writeKinds("gates", rubric.gates(), out);
            writeNumber("min_coverage", rubric.minCoverage(), out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return text.toString();
    }

    private static void writeNumber(String key, double value, JsonGenerator out) throws IOException {
        out.writeFieldName(key);
        out.writeNumber(CanonicalNumber.of(value));
    }

    /** In the rubric's order: which gate is named first decides which reason a grade gives. */
    private static void writeKinds(String key, List<ErrorKind> kinds, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(key);
        for (ErrorKind kind : kinds) {
            out.writeString(kind.key());
        }
        out.writeEndArray();
    }
}
