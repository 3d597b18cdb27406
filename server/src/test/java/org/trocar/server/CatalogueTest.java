package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.protos.v1.GetGradeRequest;
import org.trocar.protos.v1.GetGradeResponse;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.ListScenariosRequest;
import org.trocar.protos.v1.ListSessionsRequest;
import org.trocar.protos.v1.ListSessionsResponse;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Scenario;
import org.trocar.protos.v1.SessionStanding;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.SessionSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.rulings.Proposal;
import org.trocar.telemetry.rulings.Registrar;

/** The unary calls. */
class CatalogueTest {
    private static final Clock DECIDED = Clock.fixed(Instant.parse("2030-01-31T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path data;

    private TrocarServer server;
    private TestClient asker;

    @BeforeEach
    void start() throws Exception {
        server = Servers.start(data);
        asker = TestClient.of(server);
    }

    @AfterEach
    void stop() {
        asker.close();
        server.close();
    }

    @Test
    void aScenarioComesWithAllThatIsNeededToDrawIt() {
        Scenario scenario = asker.unary()
                .listScenarios(ListScenariosRequest.getDefaultInstance())
                .getScenarios(0);
        assertEquals("peg-transfer", scenario.getId());
        assertEquals(12, scenario.getStepCount());
        assertEquals(12, scenario.getPegTransfer().getPegsCount());
        assertEquals(6, scenario.getPegTransfer().getRingCount());
        assertEquals(-scenario.getLeftPort(0), scenario.getRightPort(0));
    }

    @Test
    void sessionsAreListedNewestFirstAndPageByPage() throws Exception {
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            opened.add(0, gradedRun("learner-" + i).getSessionId());
        }
        ListSessionsResponse first = list(ListSessionsRequest.newBuilder().setPageSize(2));
        ListSessionsResponse second =
                list(ListSessionsRequest.newBuilder().setPageSize(2).setPageToken(first.getNextPageToken()));
        List<String> listed = new ArrayList<>();
        first.getSessionsList().forEach(session -> listed.add(session.getSessionId()));
        second.getSessionsList().forEach(session -> listed.add(session.getSessionId()));
        assertEquals(2, first.getSessionsCount());
        assertEquals(sorted(opened), listed);
        assertEquals("", second.getNextPageToken());
    }

    /** Within one millisecond the order of opening is not kept. */
    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted(java.util.Comparator.reverseOrder()).toList();
    }

    @Test
    void oneLearnersSessionsCanBeAskedFor() throws Exception {
        gradedRun("learner-a");
        String wanted = gradedRun("learner-b").getSessionId();
        ListSessionsResponse response = list(ListSessionsRequest.newBuilder().setLearnerPseudonym("learner-b"));
        assertEquals(1, response.getSessionsCount());
        assertEquals(wanted, response.getSessions(0).getSessionId());
    }

    @Test
    void aRunningSessionIsListedAndHasNoGradeYet() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Opened opened = client.open(TestHands.opening(Pace.PACE_REALTIME).build());
            client.awaitState(state -> state.getStatus() == SessionStatus.SESSION_STATUS_RUNNING);
            SessionSummary summary = list(ListSessionsRequest.newBuilder()).getSessions(0);
            assertEquals(SessionStatus.SESSION_STATUS_RUNNING, summary.getStatus());
            assertEquals(Status.Code.FAILED_PRECONDITION, failureOfGrade(opened.getSessionId()));
        }
    }

    @Test
    void aGradeIsKeptAsItWasSent() throws Exception {
        Grade sent = gradedRun("learner-1");
        Grade kept = asker.unary()
                .getGrade(GetGradeRequest.newBuilder()
                        .setSessionId(sent.getSessionId())
                        .build())
                .getGrade();
        assertEquals(sent, kept);
        SessionSummary summary = list(ListSessionsRequest.newBuilder()).getSessions(0);
        assertEquals(sent.getGradeHash(), summary.getGradeHash());
        assertEquals(SessionStatus.SESSION_STATUS_FINISHED, summary.getStatus());
    }

    @Test
    void whatWasDecidedAboutASessionIsToldBesideItsOwnGrade() throws Exception {
        Grade sent = gradedRun("learner-1");
        assertTrue(standing(sent).getCounts());
        assertFalse(standing(sent).hasAdopted());

        new Registrar(data, DECIDED).makeVoid(sent.getSessionId(), "the tutor", "the trainee was ill");
        SessionStanding voided = standing(sent);
        assertFalse(voided.getCounts());
        assertEquals("the trainee was ill", voided.getVoided().getReason());
        assertEquals(DECIDED.millis(), voided.getVoided().getMadeUnixMillis());
        assertEquals(voided, gradeOf(sent).getStanding());
        assertEquals(sent, gradeOf(sent).getGrade());
    }

    @Test
    void aGradeThatWasAdoptedIsToldBesideTheOriginal() throws Exception {
        Grade sent = gradedRun("learner-1");
        GradeDocument regraded =
                GradeDocument.read(SessionFolder.of(data, sent.getSessionId())).orElseThrow();
        Proposal proposal = new Proposal(
                RubricDocument.of(ScenarioLibrary.of(Path.of("../scenarios"))
                        .scenarios()
                        .get(0)
                        .scenario()
                        .rubric()),
                1,
                "00".repeat(32),
                Map.of(),
                List.of(new Proposal.NewGrade(sent.getSessionId(), sent.getGradeHash(), regraded)));
        new Registrar(data, DECIDED).adopt(proposal, "the tutor", "a milder rubric");
        assertEquals("the tutor", standing(sent).getAdopted().getBy());
        assertEquals(regraded.gradeHash(), standing(sent).getAdoptedGradeHash());
        assertEquals(sent.getVerdict(), standing(sent).getAdoptedVerdict());
        assertEquals(regraded.gradeHash(), gradeOf(sent).getAdopted().getGradeHash());
    }

    private static void writeUndecided(SessionFolder folder) throws IOException {
        GradeDocument stored = GradeDocument.read(folder).orElseThrow();
        GradeDocument.ofCanonical(stored.canonicalJson().replace("\"verdict\":\"fail\"", "\"verdict\":\"undecided\""))
                .write(folder);
        assertEquals(
                org.trocar.core.grade.Verdict.UNDECIDED,
                GradeDocument.read(folder).orElseThrow().grade().verdict());
    }

    @Test
    void aRulingOnTheVerdictIsToldWithWhoAndWhy() throws Exception {
        Grade sent = gradedRun("learner-1");
        SessionFolder folder = SessionFolder.of(data, sent.getSessionId());
        for (String seal : List.of("grade.json.sig", "journal.json.sig", "inventory.json.sig", "inventory.json")) {
            Files.delete(folder.path().resolve(seal));
        }
        writeUndecided(folder);
        new Registrar(data, DECIDED)
                .ruleOnVerdict(sent.getSessionId(), org.trocar.core.grade.Verdict.PASS, "the tutor", "a fire drill");
        SessionStanding standing =
                list(ListSessionsRequest.newBuilder()).getSessions(0).getStanding();
        assertEquals(org.trocar.protos.v1.Verdict.VERDICT_PASS, standing.getRuledVerdict());
        assertEquals("by ruling of the tutor: a fire drill", standing.getRuledReason());
        assertEquals("the tutor", standing.getRulings(0).getBy());
        assertEquals("a fire drill", standing.getRulings(0).getReason());
        assertEquals(standing, gradeOf(sent).getStanding());
    }

    @Test
    void aGradeThatIsNotAsItWasSignedIsToldToNobody() throws Exception {
        Grade sent = gradedRun("learner-1");
        SessionFolder folder = SessionFolder.of(data, sent.getSessionId());
        writeUndecided(folder);
        assertEquals(Status.Code.DATA_LOSS, failureOfGrade(sent.getSessionId()));
        assertEquals(
                org.trocar.protos.v1.Verdict.VERDICT_UNSPECIFIED,
                list(ListSessionsRequest.newBuilder()).getSessions(0).getVerdict());
    }

    @Test
    void decisionsThatCannotBeReliedOnHideNoSession() throws Exception {
        Grade sent = gradedRun("learner-1");
        new Registrar(data, DECIDED).makeVoid(sent.getSessionId(), "the tutor", "ill");
        Files.writeString(data.resolve("rulings/000001.json"), "{}");
        assertFalse(list(ListSessionsRequest.newBuilder()).getSessions(0).hasStanding());
        assertEquals(sent, gradeOf(sent).getGrade());
        assertFalse(gradeOf(sent).hasStanding());
    }

    private SessionStanding standing(Grade grade) {
        SessionSummary summary = list(ListSessionsRequest.newBuilder()).getSessions(0);
        assertEquals(grade.getGradeHash(), summary.getGradeHash());
        return summary.getStanding();
    }

    private GetGradeResponse gradeOf(Grade grade) {
        return asker.unary()
                .getGrade(GetGradeRequest.newBuilder()
                        .setSessionId(grade.getSessionId())
                        .build());
    }

    @Test
    void whatIsNotThereAndWhatIsNoIdAreToldApart() {
        assertEquals(Status.Code.NOT_FOUND, failureOfGrade("01990000-0000-7000-8000-000000000000"));
        assertEquals(Status.Code.INVALID_ARGUMENT, failureOfGrade("../../etc/passwd"));
    }

    @Test
    void aPageOfNoPossibleSizeIsRefused() {
        StatusRuntimeException failure = assertThrows(
                StatusRuntimeException.class,
                () -> list(ListSessionsRequest.newBuilder().setPageSize(1001)));
        assertEquals(Status.Code.INVALID_ARGUMENT, failure.getStatus().getCode());
        assertTrue(failure.getMessage().contains("page_size"), failure.getMessage());
    }

    private ListSessionsResponse list(ListSessionsRequest.Builder request) {
        return asker.unary().listSessions(request.build());
    }

    private Status.Code failureOfGrade(String sessionId) {
        GetGradeRequest request =
                GetGradeRequest.newBuilder().setSessionId(sessionId).build();
        return assertThrows(StatusRuntimeException.class, () -> asker.unary().getGrade(request))
                .getStatus()
                .getCode();
    }

    private Grade gradedRun(String learner) throws Exception {
        try (TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_LOCKSTEP)
                    .setLearnerPseudonym(learner)
                    .build());
            for (int i = 1; i <= 30; i++) {
                client.send(TestHands.frame(i));
            }
            client.finish();
            return client.awaitGrade();
        }
    }
}
