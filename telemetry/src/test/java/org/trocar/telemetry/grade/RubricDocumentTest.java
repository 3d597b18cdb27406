package org.trocar.telemetry.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trocar.core.content.RubricReader;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Standard;

class RubricDocumentTest {
    private static Rubric rubric(double cutoffSeconds, List<ErrorKind> gates) {
        return new Rubric(
                "open",
                3,
                cutoffSeconds,
                0.1 + 0.2,
                "provisional",
                48,
                "größer",
                List.of(ErrorKind.WRONG_HAND_FIRST),
                gates,
                0.9);
    }

    @Test
    void theTextHasEveryValueInAFixedOrderAndItsNumbersInSeventeenDigits() {
        assertEquals(
                "{\"format\":1,\"id\":\"open\",\"version\":3,\"cutoff_seconds\":300,"
                        + "\"seconds_per_error\":0.30000000000000004,\"seconds_per_error_source\":\"provisional\","
                        + "\"proficiency_seconds\":48,\"proficiency_source\":\"größer\","
                        + "\"penalised\":[\"wrong_hand_first\"],\"gates\":[],\"min_coverage\":0.90000000000000002}",
                RubricDocument.of(rubric(300, List.of())).canonicalJson());
    }

    @Test
    void equalRubricsHaveOneHashAndAnyOtherValueAnother() {
        String hash = RubricDocument.of(rubric(300, List.of())).sha256();
        assertEquals(hash, RubricDocument.of(rubric(300, List.of())).sha256());
        assertNotEquals(
                hash, RubricDocument.of(rubric(Math.nextUp(300), List.of())).sha256());
        assertNotEquals(
                hash,
                RubricDocument.of(rubric(300, List.of(ErrorKind.DROP_IN_VIEW))).sha256());
    }

    @Test
    void theShippedRubricHasATextOfTheSecondFormatThatIsReadBack() throws Exception {
        Rubric shipped =
                RubricReader.read(Path.of("../scenarios/peg-transfer.yaml")).rubric();
        RubricDocument document = RubricDocument.of(shipped);
        assertTrue(document.canonicalJson().startsWith("{\"format\":2,"), document.canonicalJson());
        assertTrue(document.canonicalJson().endsWith(",\"standard\":null}"), document.canonicalJson());
        assertEquals(document, RubricDocument.ofCanonical(document.canonicalJson()));
    }

    @Test
    void aStandardIsPartOfTheText() throws Exception {
        Rubric plain = rubric(300, List.of());
        Rubric set = new Rubric(
                plain.id(),
                plain.version(),
                300,
                plain.secondsPerError(),
                "",
                48,
                "",
                List.of(),
                List.of(),
                0.9,
                List.of(),
                Optional.empty(),
                Optional.of(new Standard(
                        "2030-01-31", "a rule", List.of(), List.of(new Standard.Expert("A", List.of("a", "b", "c"))))));
        RubricDocument document = RubricDocument.of(set);
        assertTrue(
                document.canonicalJson()
                        .endsWith("\"standard\":{\"derived\":\"2030-01-31\",\"rule\":\"a rule\",\"metrics\":[],"
                                + "\"experts\":[{\"name\":\"A\",\"sessions\":[\"a\",\"b\",\"c\"]}]}}"),
                document.canonicalJson());
        assertEquals(set, RubricDocument.ofCanonical(document.canonicalJson()).rubric());
    }
}
