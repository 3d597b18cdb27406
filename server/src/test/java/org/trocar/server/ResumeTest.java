package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;
import org.trocar.protos.codec.DecodeResult;
import org.trocar.protos.codec.HandFrameCodec;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.GetGradeRequest;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.Resume;
import org.trocar.protos.v1.Resumed;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.protos.v1.WorldState;
import org.trocar.server.live.LiveSession;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.RecordType;

/** Clients that lose their connection, and whoever comes instead. */
class ResumeTest {
    @TempDir
    Path data;

    @Test
    void aClientThatComesBackGoesOnWithItsSessionAndTheGapShows() throws Exception {
        try (TrocarServer server = Servers.start(data);
                TestClient before = TestClient.of(server);
                TestClient after = TestClient.of(server)) {
            Opened opened = before.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            sendFrames(before, 1, 100);
            before.awaitState(state -> state.getAcknowledgedSequence() == 100);
            before.vanish();

            after.resume(opened, opened.getResumeToken());
            Resumed resumed = after.await(MessageCase.RESUMED).getResumed();
            assertEquals(opened.getSessionId(), resumed.getSessionId());
            assertEquals(opened.getParameters(), resumed.getParameters());
            assertEquals(100, resumed.getLastSequence());
            sendFrames(after, 131, 200);
            after.finish();
            assertEquals(opened.getSessionId(), after.awaitGrade().getSessionId());

            WorldState last = after.states().get(after.states().size() - 1);
            assertEquals(170, last.getFrames().getAccepted());
            assertEquals(30, last.getFrames().getMissing());
            Map<ControlEvent.Kind, Integer> controls = controls(opened.getSessionId());
            assertEquals(1, controls.get(ControlEvent.Kind.DISCONNECTED));
            assertEquals(1, controls.get(ControlEvent.Kind.RECONNECTED));
            Regrade regrade = Regrading.of(SessionFolder.of(data, opened.getSessionId()));
            assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
        }
    }

    @Test
    void whileTheClientIsAwayTheSessionRunsOnWithoutHandsAndCoverageFalls() throws Exception {
        try (TrocarServer server = Servers.start(data);
                TestClient before = TestClient.of(server);
                TestClient after = TestClient.of(server);
                TestClient watcher = TestClient.of(server)) {
            Opened opened = before.open(TestHands.opening(Pace.PACE_REALTIME).build());
            before.send(TestHands.frame(1));
            before.awaitState(state -> state.getAcknowledgedSequence() == 1);
            before.vanish();
            watcher.open(TestHands.opening(Pace.PACE_REALTIME).build());
            watcher.awaitState(state -> state.getTick() == 90);

            after.resume(opened, opened.getResumeToken());
            Resumed resumed = after.await(MessageCase.RESUMED).getResumed();
            assertTrue(resumed.getTick() >= 80, "the session stood still at tick " + resumed.getTick());
            WorldState state = after.awaitState(candidate -> true);
            assertTrue(!state.getLeft().getTracked() && !state.getRight().getTracked());
        }
    }

    @Test
    void theOldConnectionIsClosedWhenAnotherResumes() throws Exception {
        try (TrocarServer server = Servers.start(data);
                TestClient old = TestClient.of(server);
                TestClient other = TestClient.of(server)) {
            Opened opened = old.open(TestHands.opening(Pace.PACE_REALTIME).build());
            other.resume(opened, opened.getResumeToken());
            other.await(MessageCase.RESUMED);
            assertEquals(
                    EndReason.END_REASON_TAKEN_OVER,
                    old.await(MessageCase.ENDED).getEnded().getReason());
            assertEquals(Status.Code.ABORTED, old.awaitEnd().getCode());
            other.awaitState(state -> state.getTick() > 10);
        }
    }

    @Test
    void aWrongTokenOpensNothing() throws Exception {
        try (TrocarServer server = Servers.start(data);
                TestClient client = TestClient.of(server);
                TestClient thief = TestClient.of(server)) {
            Opened opened = client.open(TestHands.opening(Pace.PACE_REALTIME).build());
            thief.resume(opened, opened.getResumeToken() + "x");
            assertEquals(
                    RefusalCode.REFUSAL_CODE_WRONG_TOKEN,
                    thief.await(MessageCase.REFUSAL).getRefusal().getCode());
            assertEquals(Status.Code.PERMISSION_DENIED, thief.awaitEnd().getCode());
            client.awaitState(state -> state.getTick() > 10);
        }
    }

    @Test
    void aSessionThatIsNotThereCannotBeResumed() throws Exception {
        try (TrocarServer server = Servers.start(data);
                TestClient client = TestClient.of(server)) {
            client.send(ClientMessage.newBuilder()
                    .setResume(Resume.newBuilder().setSessionId("01990000-0000-7000-8000-000000000000"))
                    .build());
            assertEquals(
                    "resume.session_id",
                    client.await(MessageCase.REFUSAL).getRefusal().getField());
            assertEquals(Status.Code.NOT_FOUND, client.awaitEnd().getCode());
        }
    }

    @Test
    void aClientThatStaysAwayIsGradedWithoutItsHands() throws Exception {
        try (TrocarServer server = Servers.start(Servers.options(data).withGrace(Duration.ofMillis(100)));
                TestClient client = TestClient.of(server);
                TestClient asker = TestClient.of(server)) {
            Opened opened = client.open(TestHands.opening(Pace.PACE_REALTIME).build());
            LiveSession session = server.sessions().find(opened.getSessionId()).orElseThrow();
            client.vanish();
            session.closed().get(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS);
            Grade grade = asker.unary()
                    .getGrade(GetGradeRequest.newBuilder()
                            .setSessionId(opened.getSessionId())
                            .build())
                    .getGrade();
            assertTrue(grade.getCanonicalJson().contains("\"end_reason\":\"client_vanished\""));
        }
    }

    private Map<ControlEvent.Kind, Integer> controls(String sessionId) {
        Map<ControlEvent.Kind, Integer> counts = new EnumMap<>(ControlEvent.Kind.class);
        HandFrameCodec codec = new HandFrameCodec();
        TickInput in = new TickInput();
        try (JournalReader reader = JournalReader.open(SessionFolder.of(data, sessionId))) {
            while (reader.next()) {
                if (reader.type() == RecordType.INPUT) {
                    assertTrue(reader.input(in, frame -> decode(codec, frame)));
                    for (int i = 0; i < in.controlCount(); i++) {
                        counts.merge(in.control(i).kind(), 1, Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    private static boolean decode(HandFrameCodec codec, HandFrame frame) {
        return codec.decode(frame.bytes, 0, frame.length, frame) == DecodeResult.OK;
    }

    private static void sendFrames(TestClient client, int first, int last) {
        for (int i = first; i <= last; i++) {
            client.send(TestHands.frame(i));
        }
    }
}
