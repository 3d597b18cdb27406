package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.ServerMessage.MessageCase;

/** What a server's log tells, and what it never does. */
class LoggedEventsTest {
    private static final String LEARNER = "learner-of-this-test";

    @TempDir
    Path data;

    @Test
    void aSessionsLifeIsToldWithItsIdAndWithoutItsLearnerOrToken() throws Exception {
        Opened opened;
        try (SpokenLog log = new SpokenLog()) {
            try (TrocarServer server = Servers.start(data)) {
                try (TestClient first = TestClient.of(server)) {
                    opened = first.open(TestHands.opening(Pace.PACE_LOCKSTEP)
                            .setLearnerPseudonym(LEARNER)
                            .build());
                    first.send(TestHands.frame(1)).control(ControlAction.CONTROL_ACTION_PAUSE);
                    // What a client that vanishes has just sent may never arrive.
                    Patiently.await(
                            "the pause",
                            () -> !log.with("client asked for pause").isEmpty());
                }
                Patiently.await(
                        "the loss of the client", () -> !log.with("client lost").isEmpty());
                try (TestClient second = TestClient.of(server)) {
                    second.resume(opened, opened.getResumeToken()).await(MessageCase.RESUMED);
                    second.finish();
                    second.awaitGrade();
                    second.awaitEnd();
                }
            }
            for (String happened : List.of(
                    "session opened scenario=peg-transfer",
                    "client asked for pause",
                    "client lost",
                    "client came back",
                    "session ended reason=",
                    "session sealed")) {
                assertEquals(
                        1, log.with("[" + opened.getSessionId() + "]", happened).size(), happened + ": " + log.lines());
            }
            for (String happened :
                    List.of("INFO  [-] serving address=127.0.0.1:", "INFO  [-] stopping", "INFO  [-] stopped")) {
                assertEquals(1, log.with(happened).size(), happened + ": " + log.lines());
            }
            assertEquals(List.of(), log.with(LEARNER));
            assertEquals(List.of(), log.with(opened.getResumeToken()));
        }
    }

    @Test
    void aRefusedOpeningIsToldWithItsReasonAndNotWithWhatTheClientSent() throws Exception {
        try (SpokenLog log = new SpokenLog();
                TrocarServer server = Servers.start(data);
                TestClient client = TestClient.of(server)) {
            client.send(ClientMessage.newBuilder()
                    .setOpen(TestHands.opening(Pace.PACE_LOCKSTEP).setLearnerPseudonym("Anna Example"))
                    .build());
            client.await(MessageCase.REFUSAL);
            assertTrue(
                    log.with("WARN", "opening or resuming refused", "field=open.learner_pseudonym", "remedy=")
                                    .size()
                            == 1,
                    log.lines().toString());
            assertEquals(List.of(), log.with("Anna"));
        }
    }
}
