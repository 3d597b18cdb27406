package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.trocar.core.session.Note;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.ClockPing;
import org.trocar.protos.v1.ClockPong;
import org.trocar.protos.v1.Control;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Ended;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.HandFrame;
import org.trocar.protos.v1.HandPose;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.Verdict;
import org.trocar.protos.v1.WorldState;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.RecordType;

/** One trainee's run, over a real connection. */
class TrainTest extends WithAServer {
    @Test
    void aStreamOfFramesEndsInAGradeThatItsJournalGivesAgain() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Opened opened = client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            sendFrames(client, 1, 400);
            client.finish();
            Grade grade = client.awaitGrade();
            Ended ended = client.await(MessageCase.ENDED).getEnded();

            assertEquals(EndReason.END_REASON_FINISHED, ended.getReason());
            assertEquals(Status.Code.OK, client.awaitEnd().getCode());
            assertEquals(Verdict.VERDICT_FAIL, grade.getVerdict());
            assertEquals(0, grade.getScore());
            Regrade regrade = Regrading.of(SessionFolder.of(data, opened.getSessionId()));
            assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
            assertEquals(grade.getGradeHash(), regrade.grade().gradeHash());
            assertEquals(grade.getCanonicalJson(), regrade.grade().canonicalJson());
        }
    }

    @Test
    void inLockstepEveryTickIsSeenAndEveryFrameTaken() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            sendFrames(client, 1, 700);
            client.finish();
            client.awaitGrade();

            List<WorldState> states = client.states();
            List<Long> ticks = states.stream().map(WorldState::getTick).toList();
            assertEquals(LongStream.rangeClosed(1, ticks.size()).boxed().toList(), ticks);
            WorldState last = states.get(states.size() - 1);
            assertEquals(700, last.getAcknowledgedSequence());
            assertEquals(700, last.getFrames().getAccepted());
            assertEquals(0, last.getFrames().getMissing());
            assertEquals(SessionStatus.SESSION_STATUS_FINISHED, last.getStatus());
        }
    }

    @Test
    void theSameFramesInLockstepGiveTheSameRunTwice() throws Exception {
        Grade first = lockstepRun(300);
        Grade second = lockstepRun(300);
        assertEquals(first.getMeasuresList(), second.getMeasuresList());
        assertEquals(first.getReasonsList(), second.getReasonsList());
        assertNotEquals(first.getSessionId(), second.getSessionId());
    }

    private Grade lockstepRun(int frames) throws Exception {
        try (TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            sendFrames(client, 1, frames);
            client.finish();
            return client.awaitGrade();
        }
    }

    @Test
    void aLockstepClientThatReadsLateStillGetsEveryTick() throws Exception {
        try (TestClient client = TestClient.thatDoesNotRead(server)) {
            client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            sendFrames(client, 1, 2000);
            client.finish();
            client.read(10_000);
            client.awaitGrade();
            assertEquals(
                    LongStream.rangeClosed(1, client.states().size()).boxed().toList(),
                    client.states().stream().map(WorldState::getTick).toList());
            assertTrue(client.states().size() >= 2000);
        }
    }

    @Test
    void inRealTimeASlowReaderMissesStatesAndTheSessionGoesOn() throws Exception {
        try (TestClient client = TestClient.thatDoesNotRead(server);
                TestClient watcher = TestClient.of(server)) {
            Opened opened = client.open(
                    TestHands.opening(Pace.PACE_REALTIME).setTickRateHz(120).build());
            watcher.open(TestHands.opening(Pace.PACE_REALTIME).build());
            watcher.awaitState(state -> state.getTick() == 180);
            client.read(10_000);
            client.control(ControlAction.CONTROL_ACTION_FINISH);
            client.awaitGrade();
            List<WorldState> states = client.states();
            long lastTick = states.get(states.size() - 1).getTick();
            long dropped = noted(opened.getSessionId(), Note.DROPPED_STATES);
            assertTrue(dropped > 0, "nothing was dropped in " + lastTick + " ticks");
            assertEquals(lastTick, states.size() + dropped);
        }
    }

    private long noted(String sessionId, Note wanted) {
        long sum = 0;
        try (JournalReader reader = JournalReader.open(SessionFolder.of(data, sessionId))) {
            while (reader.next()) {
                if (reader.type() == RecordType.NOTE && reader.note().equals(Optional.of(wanted))) {
                    sum += reader.noteValue();
                }
            }
        }
        return sum;
    }

    @Test
    void aSessionWhoseFolderVanishesIsAbortedAndTheServerGoesOn() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Opened opened = client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            sendFrames(client, 1, 20);
            client.awaitState(state -> state.getTick() >= 19);
            Files.move(SessionFolder.of(data, opened.getSessionId()).path(), data.resolve("elsewhere"));
            client.finish();
            assertEquals(
                    EndReason.END_REASON_ABORTED,
                    client.await(MessageCase.ENDED).getEnded().getReason());
            assertEquals(Status.Code.INTERNAL, client.awaitEnd().getCode());
        }
        assertEquals(Verdict.VERDICT_FAIL, lockstepRun(100).getVerdict());
    }

    @Test
    void nobodyButTheServerAsksAsTheServer() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_REALTIME).build());
            client.send(ClientMessage.newBuilder()
                    .setControl(Control.newBuilder()
                            .setAction(ControlAction.CONTROL_ACTION_MARK)
                            .setAuthor("server"))
                    .build());
            assertEquals(
                    "control.author",
                    client.await(MessageCase.REFUSAL).getRefusal().getField());
        }
    }

    @Test
    void twoSessionsRunSideBySide() throws Exception {
        try (TestClient one = TestClient.of(server);
                TestClient other = TestClient.of(server)) {
            Opened first = one.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            Opened second = other.open(TestHands.opening(Pace.PACE_LOCKSTEP)
                    .setLearnerPseudonym("learner-2")
                    .build());
            for (int i = 1; i <= 200; i++) {
                one.send(TestHands.frame(i));
                other.send(TestHands.frame(i));
            }
            one.finish();
            other.finish();
            assertEquals(first.getSessionId(), one.awaitGrade().getSessionId());
            assertEquals(second.getSessionId(), other.awaitGrade().getSessionId());
        }
    }

    @Test
    void aFrameBeforeOpenIsRefusedAndTheStreamGoesOn() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            client.send(TestHands.frame(1));
            Refusal refusal = client.await(MessageCase.REFUSAL).getRefusal();
            assertEquals(RefusalCode.REFUSAL_CODE_OUT_OF_PLACE, refusal.getCode());
            assertEquals("frame", refusal.getField());
            assertFalse(client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build())
                    .getSessionId()
                    .isEmpty());
        }
    }

    @Test
    void aSecondOpenIsRefusedAndTheSessionGoesOn() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            client.send(ClientMessage.newBuilder()
                    .setOpen(TestHands.opening(Pace.PACE_LOCKSTEP))
                    .build());
            Refusal refusal = client.await(MessageCase.REFUSAL).getRefusal();
            assertEquals(RefusalCode.REFUSAL_CODE_OUT_OF_PLACE, refusal.getCode());
            sendFrames(client, 1, 10);
            client.finish();
            client.awaitGrade();
        }
    }

    @Test
    void jointsThatAreNoNumbersAreTakenAndNotBelieved() throws Exception {
        HandPose nonsense = TestHands.hand(Float.NaN, Float.POSITIVE_INFINITY, 0);
        try (TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            for (int i = 1; i <= 50; i++) {
                HandFrame frame = TestHands.frame(i);
                client.send(i < 5 ? frame : frame.toBuilder().setLeft(nonsense).build());
            }
            client.finish();
            client.awaitGrade();
            WorldState last = client.states().get(client.states().size() - 1);
            assertEquals(50, last.getFrames().getAccepted());
            assertFalse(last.getLeft().getTracked());
            assertTrue(last.getRight().getTracked());
        }
    }

    @Test
    void framesThatAreRefusedAreCountedAndToldOnce() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            sendFrames(client, 1, 20);
            sendFrames(client, 1, 20);
            sendFrames(client, 21, 40);
            client.finish();
            client.awaitGrade();
            List<WorldState> states = client.states();
            WorldState last = states.get(states.size() - 1);
            assertEquals(40, last.getFrames().getAccepted());
            assertEquals(20, last.getFrames().getRefused(RefusalCode.REFUSAL_CODE_STALE_VALUE));
            assertEquals(1, client.count(MessageCase.REFUSAL));
        }
    }

    @Test
    void framesThatRepeatTheDevicesSampleAreCountedAsHeld() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            for (int i = 1; i <= 30; i++) {
                long sampledEverySecondFrame = (i / 2 + 1) * 2 * TestHands.FRAME_NANOS;
                client.send(TestHands.frame(i).toBuilder()
                        .setSampleNanos(sampledEverySecondFrame)
                        .build());
            }
            client.finish();
            client.awaitGrade();
            WorldState last = client.states().get(client.states().size() - 1);
            assertEquals(14, last.getFrames().getHeld());
        }
    }

    @Test
    void aFrameOfTheWrongSizeIsRefusedByField() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            client.send(HandFrame.newBuilder()
                    .setSequence(1)
                    .setCaptureNanos(1)
                    .setLeft(HandPose.newBuilder().addJoints(1))
                    .build());
            Refusal refusal = client.await(MessageCase.REFUSAL).getRefusal();
            assertEquals(RefusalCode.REFUSAL_CODE_WRONG_COUNT, refusal.getCode());
            assertEquals("left.joints", refusal.getField());
        }
    }

    @Test
    void aClockPingIsAnsweredBeforeAndAfterOpening() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            assertAnswered(client, 11);
            client.open(TestHands.opening(Pace.PACE_REALTIME).build());
            assertAnswered(client, 12);
        }
    }

    private static void assertAnswered(TestClient client, long sent) throws InterruptedException {
        client.send(ClientMessage.newBuilder()
                .setClockPing(ClockPing.newBuilder().setClientSendNanos(sent))
                .build());
        ClockPong pong = client.await(MessageCase.CLOCK_PONG).getClockPong();
        assertEquals(sent, pong.getClientSendNanos());
        assertTrue(pong.getServerSendNanos() >= pong.getServerReceiveNanos());
    }

    @Test
    void inRealTimeThePatientDoesNotWaitForFrames() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_REALTIME).build());
            WorldState state = client.awaitState(candidate -> candidate.getTick() >= 20);
            assertEquals(0, state.getFrames().getAccepted());
            client.control(ControlAction.CONTROL_ACTION_ABANDON);
            Grade grade = client.awaitGrade();
            assertNotEquals(Verdict.VERDICT_PASS, grade.getVerdict());
            assertEquals(
                    EndReason.END_REASON_ABANDONED,
                    client.await(MessageCase.ENDED).getEnded().getReason());
        }
    }

    @Test
    void aStreamThatEndsBeforeItOpensIsToldSo() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            client.finish();
            assertEquals(Status.Code.INVALID_ARGUMENT, client.awaitEnd().getCode());
        }
    }

    private static void sendFrames(TestClient client, int first, int last) {
        for (int i = first; i <= last; i++) {
            client.send(TestHands.frame(i));
        }
    }
}
