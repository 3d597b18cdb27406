package org.trocar.telemetry.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Rubric;

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
}
