package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.core.grade.Criterion;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Verdict;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.session.EndReason;
import org.trocar.core.session.Engine;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.HandFrame;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.grade.RubricTrial;
import org.trocar.telemetry.replay.RecordedManifest;
import org.trocar.xrbridge.scripted.Mistake;
import org.trocar.xrbridge.scripted.Script;

/** A grade from a run's records alone is the grade of its replay, bit for bit, however the run went. */
class QuickRegradeTest {
    private static final Rubric SHIPPED = ScenarioLibrary.of(Path.of("../scenarios"))
            .get("peg-transfer")
            .scenario()
            .rubric();

    @TempDir
    private Path data;

    private static RubricDocument rubric(double cutoffSeconds, double proficiencySeconds, ErrorKind... gates) {
        return RubricDocument.of(new Rubric(
                "on-trial",
                1,
                cutoffSeconds,
                7,
                "a test",
                proficiencySeconds,
                "a test",
                List.of(ErrorKind.DROP_IN_VIEW, ErrorKind.WRONG_HAND_FIRST),
                List.of(gates),
                0.97));
    }

    /** By its own rubric and by another. */
    private static Grade requireOneGrade(SessionFolder folder) throws IOException {
        Regrade quick = Regrading.quick(folder);
        assertEquals(List.of(), quick.damage());
        assertEquals(Regrading.of(folder).grade().canonicalJson(), quick.grade().canonicalJson());
        Optional<GradeDocument> stored =
                GradeDocument.read(folder).filter(document -> document.grade().engine() == Engine.VERSION);
        assertEquals(
                stored.map(GradeDocument::gradeHash).orElse(quick.grade().gradeHash()),
                quick.grade().gradeHash());
        RubricDocument other = rubric(200, 60, ErrorKind.DROP_IN_VIEW);
        RubricTrial quickTrial = Regrading.quick(folder, Optional.empty(), other);
        RubricTrial fullTrial = Regrading.of(folder, Optional.empty(), other);
        assertEquals(fullTrial.grade().canonicalJson(), quickTrial.grade().canonicalJson());
        assertEquals(fullTrial.decisive(), quickTrial.decisive());
        assertEquals(other.sha256(), quickTrial.grade().grade().rubricSha256());
        return quick.grade().grade();
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine-1-recording", "engine-1-scripted"})
    void ofTheGoldenJournals(String name) throws IOException {
        requireOneGrade(RecordedSessions.golden(data, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"physics-demo", "hands-twoHandedPass"})
    void ofARecordedPerson(String recording) throws Exception {
        requireOneGrade(RecordedSessions.recorded(data, recording));
    }

    @Test
    void ofAGoodRun() throws Exception {
        ScenarioLibrary oneRing = RecordedSessions.oneRing(data.resolve("scenarios"));
        SessionFolder folder = RecordedSessions.scripted(data, oneRing, Script.good(1), RecordedSessions.options());
        assertEquals(Verdict.PASS, requireOneGrade(folder).verdict());
    }

    @Test
    void ofAPoorRun() throws Exception {
        assertFalse(
                requireOneGrade(RecordedSessions.scripted(data, Script.poor(1).stoppingAfter(5)))
                        .errors()
                        .isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Mistake.Kind.class)
    void ofARunWithAMistake(Mistake.Kind kind) throws Exception {
        requireOneGrade(RecordedSessions.scripted(
                data, Script.good(3).withMistakes(new Mistake(kind, 1)).stoppingAfter(3)));
    }

    @Test
    void ofARunThatStopsInTheMiddleOfItsWayBack() throws Exception {
        Grade grade =
                requireOneGrade(RecordedSessions.scripted(data, Script.good(2).stoppingAfter(8)));
        assertEquals(Optional.of(EndReason.HANDS_ENDED), grade.endReason());
    }

    @Test
    void ofARunWhoseTimeWasUp() throws Exception {
        Grade grade = requireOneGrade(timedOut());
        assertEquals(Optional.of(EndReason.TIMED_OUT), grade.endReason());
    }

    private SessionFolder timedOut() throws Exception {
        Path scenarios = Files.createDirectories(data.resolve("scenarios"));
        RecordedSessions.putTexts(scenarios);
        String shipped = Files.readString(Path.of("../scenarios/peg-transfer.yaml"));
        Files.writeString(
                scenarios.resolve("peg-transfer.yaml"),
                shipped.replace("cutoff: 300 s", "cutoff: 15 s").replace("proficiency: 48 s", "proficiency: 14 s"));
        return RecordedSessions.scripted(
                data, ScenarioLibrary.of(scenarios), Script.good(1), RecordedSessions.options());
    }

    /** Waving hands through a real server, and something that happens in between. */
    private SessionFolder waved(Happening happening) throws Exception {
        try (TrocarServer server = Servers.start(data);
                TestClient client = TestClient.of(server)) {
            Opened opened = client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            wave(client, 1, 200);
            happening.happen(server, client);
            return SessionFolder.of(data, opened.getSessionId());
        }
    }

    @FunctionalInterface
    private interface Happening {
        void happen(TrocarServer server, TestClient client) throws Exception;
    }

    private static void wave(TestClient client, int from, int to) {
        for (int i = from; i <= to; i++) {
            client.send(TestHands.frame(i));
        }
    }

    @Test
    void ofAPausedRun() throws Exception {
        Grade grade = requireOneGrade(waved((server, client) -> {
            client.control(ControlAction.CONTROL_ACTION_PAUSE);
            wave(client, 201, 300);
            client.control(ControlAction.CONTROL_ACTION_RESUME);
            wave(client, 301, 500);
            client.finish();
            client.awaitGrade();
        }));
        assertTrue(
                grade.reasons().toString().contains("paused"), grade.reasons().toString());
    }

    @Test
    void ofAnAbandonedRun() throws Exception {
        Grade grade = requireOneGrade(waved((server, client) -> {
            client.control(ControlAction.CONTROL_ACTION_ABANDON);
            client.awaitGrade();
        }));
        assertEquals(Optional.of(EndReason.ABANDONED), grade.endReason());
    }

    @Test
    void ofARunThatItsServerStopped() throws Exception {
        Grade grade = requireOneGrade(waved((server, client) -> {
            client.awaitState(state -> state.getAcknowledgedSequence() >= 150);
            server.close();
        }));
        assertEquals(Optional.of(EndReason.SERVER_STOPPED), grade.endReason());
    }

    @Test
    void ofARunWithATimeLeftOutAndASpaceThatMoved() throws Exception {
        requireOneGrade(waved((server, client) -> {
            for (int i = 201; i <= 500; i++) {
                HandFrame.Builder frame = TestHands.frame(i, i * TestHands.FRAME_NANOS + 3_000_000_000L).toBuilder();
                client.send(frame.setSpaceEpoch(i < 350 ? 0 : 1).build());
            }
            client.finish();
            client.awaitGrade();
        }));
    }

    @Test
    void ofARunWhoseServerWasKilled() throws Exception {
        SessionFolder folder = RecordedSessions.scripted(data, Script.good(1).stoppingAfter(2));
        Files.delete(folder.path().resolve("journal.json"));
        Files.delete(folder.path().resolve("grade.json"));
        assertEquals(Verdict.FAIL, requireOneGrade(folder).verdict());
    }

    @Test
    void ofARunWhoseServerDiedAndThatWentOn() throws Exception {
        SessionFolder once = RecordedSessions.scripted(data, Script.good(1).stoppingAfter(3));
        Grade grade = requireOneGrade(RecordedSessions.restarted(once, data, 1000));
        assertTrue(
                grade.reasons().toString().contains("the server died once"),
                grade.reasons().toString());
        assertEquals(RubricDocument.of(SHIPPED).sha256(), grade.rubricSha256());
    }

    @Test
    void itsOwnRubricOnTrialMakesTheVeryGradeThatItHas() throws Exception {
        SessionFolder folder = RecordedSessions.golden(data, "engine-1-scripted");
        Rubric own = RecordedManifest.of(folder, folder.read()).scenario().rubric();
        RubricTrial trial = Regrading.quick(folder, Optional.empty(), RubricDocument.of(own));
        assertEquals("", trial.grade().grade().rubricSha256());
        assertEquals(trial.own().grade().canonicalJson(), trial.grade().canonicalJson());
        assertEquals(List.of(), trial.decisive());
    }

    @Test
    void aRunStoppedAtAShorterCutoffIsFailedOnlyIfItCouldNoLongerHavePassed() throws Exception {
        SessionFolder folder = timedOut();
        Grade lost = Regrading.quick(folder, Optional.empty(), rubric(300, 15))
                .grade()
                .grade();
        assertEquals(Verdict.FAIL, lost.verdict());
        assertTrue(
                lost.reasons().get(0).contains("stopped at the old cutoff of 15 s"),
                lost.reasons().toString());
        Grade open = Regrading.quick(folder, Optional.empty(), rubric(300, 60))
                .grade()
                .grade();
        assertEquals(Verdict.NOT_GRADABLE, open.verdict());
        assertTrue(
                open.reasons().get(0).contains("nobody knows"), open.reasons().toString());
        Grade shorter = Regrading.quick(folder, Optional.empty(), rubric(12, 10))
                .grade()
                .grade();
        assertEquals(Verdict.FAIL, shorter.verdict());
        assertTrue(
                shorter.reasons().get(0).startsWith("unfinished"),
                shorter.reasons().toString());
    }

    @Test
    void theCriterionThatMovesAVerdictIsNamed() throws Exception {
        SessionFolder folder =
                RecordedSessions.scripted(data, Script.good(1).withMistakes(new Mistake(Mistake.Kind.DROP_IN_VIEW, 1)));
        Verdict before = GradeDocument.read(folder).orElseThrow().grade().verdict();
        Rubric lenient =
                new Rubric("lenient", 1, 300, 10, "a test", 120, "a test", SHIPPED.penalised(), SHIPPED.gates(), 0.9);
        RubricTrial time = Regrading.quick(folder, Optional.empty(), RubricDocument.of(lenient));
        assertEquals(Verdict.FAIL, before);
        assertEquals(Verdict.PASS, time.grade().grade().verdict());
        assertEquals(
                List.of("time"), time.decisive().stream().map(Criterion::key).toList());
        Rubric gated = new Rubric(
                "gated",
                1,
                300,
                10,
                "a test",
                120,
                "a test",
                SHIPPED.penalised(),
                List.of(ErrorKind.DROP_IN_VIEW),
                0.9);
        RubricTrial gate = Regrading.quick(folder, Optional.of(lenient), RubricDocument.of(gated));
        assertEquals(Verdict.FAIL, gate.grade().grade().verdict());
        assertEquals(
                List.of("gate:drop_in_view"),
                gate.decisive().stream().map(Criterion::key).toList());
    }
}
