package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trocar.core.input.TickInput;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.HandFrame;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.PredictedPoses;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.RecordType;

/** Where a learner looks is recorded when they agreed to it, and only then; it decides nothing. */
class GazeConsentTest extends WithAServer {
    private static final int FRAMES = 300;
    private static final List<Float> GAZE = List.of(0f, 1.6f, 0f, 0f, 0f, 0f, 1f);
    private static final List<Float> PREDICTED_HEAD = List.of(9f, 9f, 9f, 0f, 0f, 0f, 1f);

    @Test
    void withoutConsentNoGazeReachesTheRecordAndNoHandIsLost() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Opened opened = client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            sendLooking(client, 1);
            Refusal refusal = client.await(MessageCase.REFUSAL).getRefusal();
            client.awaitGrade();

            assertEquals(RefusalCode.REFUSAL_CODE_NO_CONSENT, refusal.getCode());
            assertEquals("gaze", refusal.getField());
            assertEquals(1, refusal.getSequence());
            assertTrue(refusal.getRemedy().contains("gaze_consent"), refusal.getRemedy());
            assertEquals(1, client.count(MessageCase.REFUSAL), "it is said once");
            List<HandFrame> recorded = recorded(opened);
            assertEquals(FRAMES, recorded.size());
            for (int i = 0; i < FRAMES; i++) {
                assertEquals(seen(i + 1).build(), recorded.get(i));
            }
            assertFalse(SessionFolder.of(data, opened.getSessionId())
                    .read()
                    .manifest()
                    .orElseThrow()
                    .gazeConsent());
        }
    }

    @Test
    void whoeverTakesTheSessionOverIsToldAgain() throws Exception {
        try (TestClient before = TestClient.of(server);
                TestClient after = TestClient.of(server)) {
            Opened opened = before.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            before.send(looking(1));
            before.await(MessageCase.REFUSAL);
            after.resume(opened, opened.getResumeToken());
            after.await(MessageCase.RESUMED);
            after.send(looking(2));
            assertEquals(
                    RefusalCode.REFUSAL_CODE_NO_CONSENT,
                    after.await(MessageCase.REFUSAL).getRefusal().getCode());
            after.finish();
            after.awaitGrade();
        }
    }

    @Test
    void withConsentGazeIsRecordedAsItCameAlsoAfterResuming() throws Exception {
        try (TestClient before = TestClient.of(server);
                TestClient after = TestClient.of(server)) {
            Opened opened = before.open(
                    TestHands.opening(Pace.PACE_LOCKSTEP).setGazeConsent(true).build());
            assertTrue(opened.getParameters().getGazeConsent());
            before.send(looking(1));
            before.awaitState(state -> state.getAcknowledgedSequence() == 1);
            before.vanish();
            after.resume(opened, opened.getResumeToken());
            assertTrue(after.await(MessageCase.RESUMED)
                    .getResumed()
                    .getParameters()
                    .getGazeConsent());
            sendLooking(after, 2);
            after.awaitGrade();

            assertEquals(0, after.count(MessageCase.REFUSAL));
            List<HandFrame> recorded = recorded(opened);
            assertEquals(looking(1), recorded.get(0));
            assertEquals(looking(FRAMES), recorded.get(FRAMES - 1));
            SessionFolder folder = SessionFolder.of(data, opened.getSessionId());
            assertTrue(folder.read().manifest().orElseThrow().gazeConsent());
            Regrade regrade = Regrading.of(folder);
            assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
        }
    }

    @Test
    void neitherGazeNorPredictionChangesAScore() throws Exception {
        Grade plain = grade(TestHands::frame);
        Grade looking = grade(GazeConsentTest::looking);
        assertEquals(plain.getMeasuresList(), looking.getMeasuresList());
        assertEquals(plain.getReasonsList(), looking.getReasonsList());
    }

    private Grade grade(java.util.function.LongFunction<HandFrame> frames) throws InterruptedException {
        try (TestClient client = TestClient.of(server)) {
            client.open(
                    TestHands.opening(Pace.PACE_LOCKSTEP).setGazeConsent(true).build());
            for (int i = 1; i <= FRAMES; i++) {
                client.send(frames.apply(i));
            }
            client.finish();
            return client.awaitGrade();
        }
    }

    private static void sendLooking(TestClient client, int first) {
        for (int i = first; i <= FRAMES; i++) {
            client.send(looking(i));
        }
        client.finish();
    }

    private static HandFrame.Builder seen(long sequence) {
        return TestHands.frame(sequence).toBuilder()
                .setPredicted(
                        PredictedPoses.newBuilder().setDisplayNanos(sequence).addAllHead(PREDICTED_HEAD));
    }

    private static HandFrame looking(long sequence) {
        return seen(sequence)
                .addAllGaze(GAZE)
                .setGazeFlags(15)
                .setGazeSampleNanos(sequence)
                .build();
    }

    /** Every frame in the journal, as its bytes say. */
    private List<HandFrame> recorded(Opened opened) {
        List<HandFrame> frames = new ArrayList<>();
        TickInput in = new TickInput();
        try (JournalReader reader = JournalReader.open(SessionFolder.of(data, opened.getSessionId()))) {
            while (reader.next()) {
                if (reader.type() == RecordType.INPUT) {
                    assertTrue(reader.input(in, frame -> frames.add(parsed(frame))));
                }
            }
        }
        return frames;
    }

    private static HandFrame parsed(org.trocar.core.hands.HandFrame frame) {
        try {
            return HandFrame.parseFrom(ByteString.copyFrom(frame.bytes, 0, frame.length));
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }
}
