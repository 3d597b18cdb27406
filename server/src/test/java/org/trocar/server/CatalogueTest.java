package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.GetGradeRequest;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.ListScenariosRequest;
import org.trocar.protos.v1.ListSessionsRequest;
import org.trocar.protos.v1.ListSessionsResponse;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Scenario;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.SessionSummary;

/** The unary calls. */
class CatalogueTest {
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
