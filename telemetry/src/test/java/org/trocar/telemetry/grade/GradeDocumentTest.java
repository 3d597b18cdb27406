package org.trocar.telemetry.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.trocar.telemetry.folder.SessionFolder;

class GradeDocumentTest {
    @TempDir
    Path data;

    private static Grade grade(double taskTime) {
        return grade(taskTime, "");
    }

    private static Grade grade(double taskTime, String rubricSha256) {
        List<Grade.Value> values = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            values.add(
                    metric == Metric.TASK_TIME
                            ? new Grade.Value(metric, taskTime, "")
                            : new Grade.Value(metric, Double.NaN, "no movement"));
        }
        return new Grade(
                "01990000-0000-7000-8000-000000000000",
                1,
                "peg-transfer",
                1,
                "aa",
                "open",
                2,
                rubricSha256,
                "cc",
                "bb",
                900,
                Mode.ASSESSMENT,
                Provenance.SCRIPTED,
                Optional.of(EndReason.TASK_FINISHED),
                true,
                Verdict.PASS,
                OptionalDouble.of(250.1),
                false,
                List.of("250.1 points"),
                12,
                values,
                List.of(new Grade.ErrorEntry(
                        ErrorKind.DROP_IN_VIEW, 77, 0.1 + 0.2, Optional.of(Hand.LEFT), 3, 0.01, -0.0, 1e-7, true)),
                Optional.empty(),
                List.of());
    }

    @Test
    void aGradeWithoutARubricHashIsWrittenInTheFirstFormatAndOneWithItInTheSecond() throws Exception {
        String first = GradeDocument.of(grade(49.9)).canonicalJson();
        assertTrue(first.startsWith("{\"format\":1,"), first);
        assertTrue(first.contains("\"rubric_version\":2,\"manifest_sha256\""), first);
        GradeDocument second = GradeDocument.of(grade(49.9, "dd"));
        assertTrue(second.canonicalJson().startsWith("{\"format\":2,"), second.canonicalJson());
        assertTrue(
                second.canonicalJson().contains("\"rubric_version\":2,\"rubric_sha256\":\"dd\",\"manifest_sha256\""));
        assertEquals(
                "dd", GradeDocument.ofCanonical(second.canonicalJson()).grade().rubricSha256());
    }

    @Test
    void whatIsWrittenIsReadBackWhole() throws Exception {
        GradeDocument document = GradeDocument.of(grade(49.9));
        SessionFolder folder = SessionFolder.at(data);
        document.write(folder);
        GradeDocument read = GradeDocument.read(folder).orElseThrow();
        assertEquals(document.canonicalJson(), read.canonicalJson());
        assertEquals(document.gradeHash(), read.gradeHash());
        assertEquals(document.canonicalJson(), GradeDocument.of(read.grade()).canonicalJson());
    }

    @Test
    void criteriaAndIntervalsMakeTheThirdFormatAndAreReadBack() throws Exception {
        Grade plain = grade(49.9, "dd");
        List<Grade.Value> values = new ArrayList<>(plain.values());
        values.set(0, new Grade.Value(Metric.TASK_TIME, 49.9, 49.5, 50.25, 0.125, ""));
        Judgement judgement = new Judgement(
                "path_length_dominant",
                Metric.PATH_LENGTH_LEFT,
                Optional.of("competent"),
                50,
                25,
                75,
                75,
                Optional.of("novice"),
                Judgement.Standing.REACHED,
                true);
        Judgement research = new Judgement(
                "sparc_left",
                Metric.SPARC_LEFT,
                Optional.empty(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                0,
                Optional.empty(),
                Judgement.Standing.FREE,
                true);
        Grade judged = new Grade(
                plain.sessionId(),
                plain.engine(),
                plain.scenarioId(),
                plain.scenarioVersion(),
                plain.scenarioSha256(),
                plain.rubricId(),
                plain.rubricVersion(),
                plain.rubricSha256(),
                plain.manifestSha256(),
                plain.journalSha256(),
                plain.lastTick(),
                plain.mode(),
                plain.provenance(),
                plain.endReason(),
                plain.calibrated(),
                plain.verdict(),
                plain.score(),
                plain.lowConfidence(),
                plain.reasons(),
                plain.transfersTotal(),
                values,
                plain.errors(),
                Optional.of(new Technique(50, 25, 75)),
                List.of(judgement, research));
        GradeDocument document = GradeDocument.of(judged);
        String json = document.canonicalJson();
        assertTrue(json.startsWith("{\"format\":3,"), json);
        assertTrue(
                json.contains("\"technique\":{\"points\":50,\"low\":25,\"high\":75},\"criteria\":[{\"criterion\":"
                        + "\"path_length_dominant\",\"metric\":\"path_length_left\",\"level\":\"competent\",\"points\":50,"
                        + "\"low\":25,\"high\":75,\"of\":75,\"required\":\"novice\",\"standing\":\"reached\","
                        + "\"provisional\":true},"),
                json);
        assertTrue(json.contains("\"low\":49.5,\"high\":50.25,\"bias\":0.125,\"why_undefined\":\"\""), json);
        Grade read = GradeDocument.ofCanonical(json).grade();
        assertEquals(judged.technique(), read.technique());
        assertEquals(judged.judgements(), read.judgements());
        assertEquals(json, GradeDocument.of(read).canonicalJson());
    }

    @Test
    void aFolderWithoutAGradeHasNone() throws Exception {
        assertTrue(GradeDocument.read(SessionFolder.at(data)).isEmpty());
    }

    @Test
    void theLastBitOfAValueChangesTheHash() {
        assertNotEquals(
                GradeDocument.of(grade(49.9)).gradeHash(),
                GradeDocument.of(grade(Math.nextUp(49.9))).gradeHash());
    }

    @Test
    void theTextOfAGradeIsKeptForGood() {
        String json = GradeDocument.of(grade(49.9)).canonicalJson();
        assertTrue(
                json.startsWith("{\"format\":1,\"session_id\":\"01990000-0000-7000-8000-000000000000\",\"engine\":1,"
                        + "\"scenario_id\":\"peg-transfer\",\"scenario_version\":1,\"scenario_sha256\":\"aa\","
                        + "\"rubric_id\":\"open\",\"rubric_version\":2,\"manifest_sha256\":\"cc\",\"journal_sha256\":\"bb\",\"last_tick\":900,"
                        + "\"mode\":\"assessment\",\"provenance\":\"scripted\",\"end_reason\":\"task_finished\","
                        + "\"calibrated\":true,\"verdict\":\"pass\",\"score\":250.09999999999999,"
                        + "\"low_confidence\":false,\"reasons\":[\"250.1 points\"],\"transfers_total\":12,"
                        + "\"measures\":[{\"key\":\"task_time\",\"unit\":\"s\",\"value\":49.899999999999999,"
                        + "\"why_undefined\":\"\"},{\"key\":\"transfers_done\",\"unit\":\"1\",\"value\":null,"
                        + "\"why_undefined\":\"no movement\"}"),
                json);
        assertTrue(
                json.endsWith("\"errors\":[{\"kind\":\"drop_in_view\",\"tick\":77,\"seconds\":0.30000000000000004,"
                        + "\"hand\":\"left\",\"ring\":3,\"x_metres\":0.01,\"y_metres\":0,"
                        + "\"z_metres\":9.9999999999999995E-8,\"tracking_suspected\":true}]}"),
                json);
    }

    @Test
    void aGradeThatSomebodyTouchedIsNoGrade() throws Exception {
        SessionFolder folder = SessionFolder.at(data);
        GradeDocument.of(grade(49.9)).write(folder);
        Path file = data.resolve("grade.json");
        Files.writeString(file, Files.readString(file).replace("\"pass\"", "\"fail\""));
        IOException failure = assertThrows(IOException.class, () -> GradeDocument.read(folder));
        assertTrue(failure.getMessage().contains("grade.json was changed"), failure.getMessage());
        Files.writeString(file, "{}");
        assertThrows(IOException.class, () -> GradeDocument.read(folder));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "300, 300",
        "-0.0, 0",
        "0.1, 0.10000000000000001",
        "1e21, 1000000000000000000000",
        "1e-7, 9.9999999999999995E-8",
        "4.9e-324, 4.9406564584124654E-324",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "0.3333333333333333, 0.33333333333333331"
    })
    void numbersHaveOneText(double value, String text) {
        assertEquals(text, CanonicalNumber.of(value));
        assertEquals(value, Double.parseDouble(CanonicalNumber.of(value)), 0.0);
    }
}
