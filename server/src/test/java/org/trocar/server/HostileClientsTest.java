package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.FrameCounters;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.protos.v1.Warning;

/** What hostile and broken clients send, and when. */
@Tag("long")
class HostileClientsTest extends BesideABystander {
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final int REFUSED_AFTER_A_CLOCK_CHANGE = 45;

    @Test
    void tenTimesTooManyFramesAreCutDownAndTheSenderIsTold() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Opened opened = client.open(opening(Pace.PACE_REALTIME));
            long start = System.nanoTime();
            for (int i = 1; i <= 1800; i++) {
                Patiently.awaitMoment(start + i * TestHands.FRAME_NANOS / 10);
                client.send(TestHands.frame(i, System.nanoTime()));
            }
            Refusal refusal = client.await(MessageCase.REFUSAL).getRefusal();
            assertEquals(RefusalCode.REFUSAL_CODE_TOO_MANY, refusal.getCode());
            assertTrue(refusal.getSequence() > 0, refusal.toString());
            client.finish();
            client.awaitGrade();

            FrameCounters counts = lastCounts(client);
            long refused = counts.getRefused(RefusalCode.REFUSAL_CODE_TOO_MANY_VALUE);
            assertEquals(1800, counts.getAccepted() + refused);
            long seconds = (System.nanoTime() - start) / 1_000_000_000L;
            assertTrue(counts.getAccepted() <= 256 * (seconds + 2), counts.toString());
            assertVerifies(opened);
        }
    }

    @Test
    void inLockstepAFloodIsPacedAndNoFrameLost() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Opened opened = client.open(opening(Pace.PACE_LOCKSTEP));
            for (int i = 1; i <= 5000; i++) {
                client.send(TestHands.frame(i));
            }
            client.finish();
            client.awaitGrade();
            assertEquals(5000, lastCounts(client).getAccepted());
            assertVerifies(opened);
        }
    }

    @Test
    void randomMessagesAreRefusedAndTheSessionGoesOn() throws Exception {
        Random random = new Random(6);
        try (RawClient client = new RawClient(server)) {
            client.send(open().toByteArray());
            client.await(MessageCase.OPENED);
            for (int i = 0; i < 3000; i++) {
                byte[] message = new byte[random.nextInt(2000)];
                random.nextBytes(message);
                client.send(message);
            }
            client.send(frame(1).toByteArray());
            assertTrue(client.await(MessageCase.REFUSAL).hasRefusal());
            awaitAcknowledged(client, 1);
        }
    }

    private static ClientMessage frame(int sequence) {
        return ClientMessage.newBuilder()
                .setFrame(TestHands.frame(sequence, System.nanoTime()))
                .build();
    }

    private static void awaitAcknowledged(RawClient client, long sequence) throws InterruptedException {
        while (client.await(MessageCase.WORLD_STATE).getWorldState().getAcknowledgedSequence() != sequence) {
            continue;
        }
    }

    @Test
    void aTruncatedMessageIsRefusedAsSuch() throws Exception {
        byte[] whole = frame(1).toByteArray();
        try (RawClient client = new RawClient(server)) {
            client.send(open().toByteArray());
            client.await(MessageCase.OPENED);
            client.send(java.util.Arrays.copyOf(whole, whole.length / 2));
            assertEquals(
                    RefusalCode.REFUSAL_CODE_TRUNCATED,
                    client.await(MessageCase.REFUSAL).getRefusal().getCode());
            client.send(whole);
            awaitAcknowledged(client, 1);
        }
    }

    @Test
    void aMessageLongerThanTheContractAllowsIsRefused() throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send(open().toByteArray());
            client.await(MessageCase.OPENED);
            client.send(new byte[40_000]);
            assertEquals(
                    RefusalCode.REFUSAL_CODE_TOO_LONG,
                    client.await(MessageCase.REFUSAL).getRefusal().getCode());
            client.send(frame(1).toByteArray());
            awaitAcknowledged(client, 1);
        }
    }

    @Test
    void aMessageLongerThanTheServerReadsEndsTheStreamAndTheSessionCanBeResumed() throws Exception {
        try (RawClient client = new RawClient(server);
                TestClient again = TestClient.of(server)) {
            client.send(open().toByteArray());
            Opened opened = client.await(MessageCase.OPENED).getOpened();
            client.send(frame(1).toByteArray());
            awaitAcknowledged(client, 1);
            client.send(new byte[100_000]);
            // All that gRPC tells: it resets such a stream.
            assertEquals(Status.Code.CANCELLED, client.awaitEnd().getCode());
            again.resume(opened, opened.getResumeToken());
            assertEquals(1, again.await(MessageCase.RESUMED).getResumed().getLastSequence());
            again.finish();
            again.awaitGrade();
            assertVerifies(opened);
        }
    }

    @Test
    void captureTimesThatGoBackOrRepeatAreStale() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Opened opened = client.open(opening(Pace.PACE_LOCKSTEP));
            client.send(TestHands.frame(1, 1000)).send(TestHands.frame(2, 1000)).send(TestHands.frame(3, 500));
            client.send(TestHands.frame(4, 2000));
            client.finish();
            Refusal refusal = client.await(MessageCase.REFUSAL).getRefusal();
            client.awaitGrade();
            assertEquals(RefusalCode.REFUSAL_CODE_STALE, refusal.getCode());
            assertTrue(refusal.getValue().contains("capture time"), refusal.getValue());
            assertTrue(refusal.getSequence() >= 2 && refusal.getSequence() <= 3, refusal.toString());
            assertEquals(2, lastCounts(client).getAccepted());
            assertEquals(2, lastCounts(client).getRefused(RefusalCode.REFUSAL_CODE_STALE_VALUE));
            assertVerifies(opened);
        }
    }

    @Test
    void inRealTimeAClockThatJumpsByHoursIsRefusedHalfASecondAndThenFollowed() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Opened opened = client.open(opening(Pace.PACE_REALTIME));
            long start = System.nanoTime();
            for (int i = 1; i <= 180; i++) {
                Patiently.awaitMoment(start + i * TestHands.FRAME_NANOS);
                long jump = i <= 60 ? 0 : i <= 120 ? 5 * HOUR_NANOS : -3 * HOUR_NANOS;
                client.send(TestHands.frame(i, System.nanoTime() + jump));
            }
            Refusal refusal = client.await(MessageCase.REFUSAL).getRefusal();
            client.finish();
            client.awaitGrade();
            assertEquals(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, refusal.getCode());
            assertEquals("frame", refusal.getField());
            assertTrue(refusal.getSequence() > 60, refusal.toString());
            assertEquals(
                    180 - 2 * REFUSED_AFTER_A_CLOCK_CHANGE, lastCounts(client).getAccepted());
            assertVerifies(opened);
        }
    }

    @Test
    void theSenderOfAClockFivePercentFastIsWarned() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Opened opened = client.open(opening(Pace.PACE_REALTIME));
            long start = System.nanoTime();
            long deadline = start + TestClient.PATIENCE_SECONDS * 1_000_000_000L;
            int sent = 0;
            while (ofClock(client).isEmpty() && System.nanoTime() < deadline) {
                Patiently.awaitMoment(start + ++sent * 1_000_000_000L / 60);
                long elapsed = System.nanoTime() - start;
                client.send(TestHands.frame(sent, start + elapsed + elapsed / 20));
            }
            client.finish();
            client.awaitGrade();
            String found = ofClock(client).orElseThrow().getValue();
            Matcher percent = Pattern.compile("runs (\\d+\\.\\d) % fast$").matcher(found);
            assertTrue(percent.find(), found);
            assertEquals(5, Double.parseDouble(percent.group(1)), 1.5, found);
            assertVerifies(opened);
        }
    }

    private static Optional<Warning> ofClock(TestClient client) {
        return client.warnings().stream()
                .filter(warning -> warning.getField().equals("clock"))
                .findFirst();
    }

    @Test
    void inLockstepAJumpByHoursIsAGapAndCostsNoTicks() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Opened opened = client.open(opening(Pace.PACE_LOCKSTEP));
            for (int i = 1; i <= 60; i++) {
                client.send(TestHands.frame(i, i * TestHands.FRAME_NANOS + (i <= 30 ? 0 : 5 * HOUR_NANOS)));
            }
            client.finish();
            client.awaitGrade();
            assertEquals(60, lastCounts(client).getAccepted());
            assertTrue(client.states().size() < 100, client.states().size() + " ticks");
            assertVerifies(opened);
        }
    }

    @Test
    void whatComesAfterTheEndChangesNothing() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Opened opened = client.open(opening(Pace.PACE_LOCKSTEP));
            for (int i = 1; i <= 50; i++) {
                client.send(TestHands.frame(i));
            }
            client.control(ControlAction.CONTROL_ACTION_FINISH);
            for (int i = 51; i <= 150; i++) {
                client.send(TestHands.frame(i));
            }
            client.awaitGrade();
            assertEquals(
                    EndReason.END_REASON_FINISHED,
                    client.await(MessageCase.ENDED).getEnded().getReason());
            // What was already there for the last tick still counts.
            assertTrue(
                    lastCounts(client).getAccepted() <= 52, lastCounts(client).toString());
            assertVerifies(opened);
        }
    }
}
