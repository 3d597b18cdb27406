package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trocar.core.metric.Measure;

class MetricsCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TWO_HANDS = "time_s,hand,x_m,y_m,z_m\n0,left,0,0,0\n0,right,0,0,0\n"
            + "0.1,left,0.01,0,0\n0.1,right,0,0.02,0\n0.2,left,0.03,0,0\n0.2,right,0,0.03,0\n";

    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("trace.csv"), content);
    }

    private static String scoring() throws IOException {
        return Files.readString(DocumentsTest.root().resolve("docs/scoring.md"));
    }

    private static String block(String language) throws IOException {
        Matcher matcher =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(scoring());
        assertTrue(matcher.find(), "docs/scoring.md has a block of " + language);
        return matcher.group(1);
    }

    @Test
    void theDocumentsExampleSaysWhatTheCommandSays() throws IOException {
        Path trace = file(block("csv"));
        assertTrue(scoring().contains("`trocar metrics reach.csv --raw --json --point tip`"));
        Said said = Said.by("metrics", trace.toString(), "--raw", "--json", "--point", "tip");

        assertEquals(ExitCodes.DONE, said.exit(), said.err());
        JsonNode documented = JSON.readTree(block("json"));
        for (Map.Entry<String, JsonNode> field : documented.properties()) {
            JsonNode actual = said.json().get(field.getKey());
            if (field.getValue().isObject()) {
                field.getValue()
                        .properties()
                        .forEach(inner -> assertEquals(inner.getValue(), actual.get(inner.getKey()), inner.getKey()));
            } else {
                assertEquals(field.getValue(), actual, field.getKey());
            }
        }
    }

    @Test
    void everyUndefinedValueIsNullWithItsReasonAndNoOtherHasOne() throws IOException {
        for (String treatment : List.of("--raw", "--pipeline")) {
            JsonNode answer = Said.by("metrics", file(block("csv")).toString(), treatment, "--json")
                    .json();
            List<String> nulls = new ArrayList<>();
            answer.properties().forEach(field -> {
                if (field.getValue().isNull()) {
                    nulls.add(field.getKey());
                }
            });
            List<String> reasons = new ArrayList<>();
            answer.get("undefined").fieldNames().forEachRemaining(reasons::add);
            assertEquals(nulls, reasons, treatment);
            assertTrue(nulls.contains("depth_m"), treatment);
        }
    }

    @Test
    void withHandsThereIsAnObjectForEachAndWhatBothDoBesideThem() throws IOException {
        JsonNode raw = Said.by("metrics", file(TWO_HANDS).toString(), "--raw", "--json")
                .json();
        assertEquals(0.03, raw.get("left").get("path_length_m").asDouble(), 1e-12);
        assertEquals(1, raw.get("path_ratio_L_over_R").asDouble(), 1e-12);
        assertEquals(1, raw.get("bimanual_balance_1-|L-R|/(L+R)").asDouble(), 1e-12);
        assertEquals(-1, raw.get("pearson_speed").asDouble(), 1e-9);
        assertTrue(raw.get("undefined").has("idle_both_s"));
        JsonNode pipeline =
                Said.by("metrics", file(TWO_HANDS).toString(), "--json").json();
        assertEquals("pipeline", pipeline.get("treatment").asText());
        assertTrue(pipeline.get("idle_both_s").isNumber());
        assertTrue(pipeline.get("right").get("undefined").has("dj_v3d"));
    }

    @Test
    void peopleReadTheSameInText() throws IOException {
        Said said = Said.by("metrics", file(TWO_HANDS).toString(), "--raw", "--point", "knuckle");
        assertEquals(ExitCodes.DONE, said.exit());
        assertTrue(said.out().contains("knuckle"), said.out());
        assertTrue(said.out().contains("left:"), said.out());
        assertTrue(said.out().contains("see --pipeline"), said.out());
    }

    @Test
    void aFileThatIsWrongIsRefusedInOneLineAndAsJson() throws IOException {
        Path file = file("time_s,x_m,y_m,z_m\n0,0,0,0\n0.1,NaN,0,0\n");
        Said said = Said.by("metrics", file.toString(), "--json");
        assertEquals(ExitCodes.NO, said.exit());
        assertTrue(said.json().at("/error/message").asText().contains("line 3"), said.out());
        assertEquals(1, said.err().strip().lines().count(), said.err());
        assertTrue(said.err().contains(file + ", line 3: column x_m"), said.err());
    }

    @Test
    void aFileThatIsNotThereOrAFolderIsWrongUse() {
        Said missing = Said.by("metrics", folder.resolve("none.csv").toString());
        assertEquals(ExitCodes.WRONG_USAGE, missing.exit());
        assertTrue(missing.err().contains("there is no file " + folder.resolve("none.csv")), missing.err());
        Said ofFolder = Said.by("metrics", folder.toString());
        assertEquals(ExitCodes.WRONG_USAGE, ofFolder.exit());
        assertTrue(ofFolder.err().contains(folder + " is a folder; name a CSV file"), ofFolder.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--list FILE", "FILE --raw --pipeline", "FILE --raw --list"})
    void whatCannotBeMeantIsWrongUsage(String arguments) throws IOException {
        String file = file(TWO_HANDS).toString();
        List<String> words = new ArrayList<>(List.of("metrics"));
        Arrays.stream(arguments.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.equals("FILE") ? file : word)
                .forEach(words::add);
        assertEquals(
                ExitCodes.WRONG_USAGE, Said.by(words.toArray(String[]::new)).exit());
    }

    @ParameterizedTest
    @EnumSource
    void theListAndTheDocumentAgreeOnEachMetric(Measure measure) throws IOException {
        String row = String.format(
                        Locale.ROOT,
                        "§ `%s` § %s § %s § %s § %s § %s § %s §",
                        measure.key(),
                        measure.unit(),
                        measure.formula(),
                        measure.undefined(),
                        measure.source(),
                        Text.of(measure.scope()),
                        Text.of(measure.tier()))
                .replace("|", "\\|")
                .replace('§', '|');
        assertTrue(scoring().contains("\n" + row + "\n"), "docs/scoring.md lacks: " + row);
        boolean evidence = scoring()
                .lines()
                .anyMatch(line -> line.startsWith("* ")
                        && line.contains("`" + measure.key() + "`")
                        && line.endsWith(": " + measure.evidence()));
        assertTrue(evidence, "docs/scoring.md lacks the evidence of " + measure.key());
        String listed = Said.by("metrics", "--list").out();
        assertTrue(listed.contains(measure.key() + " [" + measure.unit() + "]"), measure.key());
        assertTrue(listed.contains(measure.evidence()), measure.key());
    }

    @Test
    void theCatalogueHasAsManyRowsAsTheListAndNoKeyTwice() throws IOException {
        JsonNode metrics = Said.by("metrics", "--list", "--json").json().get("metrics");
        String catalogue = scoring().split("## The catalogue")[1].split("### ")[0];
        long rows = catalogue.lines().filter(line -> line.startsWith("| `")).count();
        assertEquals(metrics.size(), rows);
        assertEquals(
                metrics.size(),
                Arrays.stream(Measure.values()).map(Measure::key).distinct().count());
    }
}
