package org.trocar.telemetry.grade;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    /** Raised with any change of the canonical text, which changes a rubric's hash. */
    private static final int FORMAT = 2;
    /** Still written, byte for byte, where the formula is all there is. */
    private static final int FORMAT_OF_FORMULA = 1;

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
            RubricDocument read = of(RubricJson.read(MAPPER.readTree(canonicalJson)));
            if (read.canonicalJson().equals(canonicalJson)) {
                return read;
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IOException("not a rubric: " + e.getMessage(), e);
        }
        throw new IOException("not a rubric as this version writes it: " + canonicalJson);
    }

    /** The canonical text as a JSON tree, to be put into another document. */
    public JsonNode tree() {
        return GradeJson.tree(canonicalJson);
    }

    private static String write(Rubric rubric) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            RubricJson.write(rubric, rubric.judgesMore() ? FORMAT : FORMAT_OF_FORMULA, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return text.toString();
    }
}
