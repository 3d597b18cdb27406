package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.protos.v1.Verdict;
import org.trocar.server.live.DiskWatermark;
import org.trocar.server.log.TextLines;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;

/** A disk that fills while sessions run. */
class DiskFullTest {
    private static final long WATERMARK = 1_000_000;

    @TempDir
    Path data;

    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);

    private final AtomicBoolean answers = new AtomicBoolean(true);

    private TrocarServer start() throws Exception {
        Machine machine = new Machine(System::nanoTime, Clock.systemUTC(), this::freeBytes);
        return Servers.start(Servers.options(data).withKeepFree(WATERMARK), machine);
    }

    private long freeBytes(Path path) {
        if (!answers.get()) {
            throw new UncheckedIOException(new IOException("stale handle"));
        }
        return free.get();
    }

    @Test
    void belowTheWatermarkNoSessionOpensAndThoseThatRunGoOn() throws Exception {
        try (TrocarServer server = start();
                TestClient running = TestClient.of(server);
                TestClient late = TestClient.of(server)) {
            running.open(TestHands.opening(Pace.PACE_REALTIME).build());
            free.set(WATERMARK - 1);
            late.send(ClientMessage.newBuilder()
                    .setOpen(TestHands.opening(Pace.PACE_REALTIME))
                    .build());
            Refusal refusal = late.await(MessageCase.REFUSAL).getRefusal();
            assertEquals(RefusalCode.REFUSAL_CODE_NO_SPACE, refusal.getCode());
            assertEquals("open", refusal.getField());
            assertEquals("999 kB free", refusal.getValue());
            assertTrue(refusal.getRemedy().contains("--keep-free"), refusal.getRemedy());
            assertEquals(Status.Code.RESOURCE_EXHAUSTED, late.awaitEnd().getCode());
            assertEquals(HealthCheckResponse.ServingStatus.SERVING, health(running));
            // Two checks of the disk later.
            running.awaitState(state -> state.getTick() > 200);
        }
    }

    private static HealthCheckResponse.ServingStatus health(TestClient client) {
        return HealthGrpc.newBlockingStub(client.channel())
                .check(HealthCheckRequest.getDefaultInstance())
                .getStatus();
    }

    @Test
    void whoStartsAServerOnANearlyFullDiskIsWarned() throws Exception {
        free.set(WATERMARK - 1);
        List<String> said = new CopyOnWriteArrayList<>();
        Logger log = Logger.getLogger(DiskWatermark.class.getName());
        Handler handler = new Hearing(said);
        log.addHandler(handler);
        try (TrocarServer server = start()) {
            assertTrue(said.stream().anyMatch(line -> line.contains("999 kB")), () -> server.address() + ": " + said);
        } finally {
            log.removeHandler(handler);
        }
    }

    private static final class Hearing extends Handler {
        private final List<String> said;

        Hearing(List<String> said) {
            this.said = said;
        }

        @Override
        public void publish(LogRecord record) {
            said.add(new TextLines().format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void belowHalfOfItRunningSessionsAreEndedAndGradedAsInterrupted() throws Exception {
        try (TrocarServer server = start();
                TestClient live = TestClient.of(server);
                TestClient lockstep = TestClient.of(server)) {
            Opened first = live.open(TestHands.opening(Pace.PACE_REALTIME).build());
            Opened second = lockstep.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            lockstep.send(TestHands.frame(1)).send(TestHands.frame(2));
            free.set(WATERMARK / 2 - 1);
            assertEndedForDisk(live, first);
            assertEndedForDisk(lockstep, second);
        }
    }

    private void assertEndedForDisk(TestClient client, Opened opened) throws Exception {
        Grade grade = client.awaitGrade();
        assertEquals(Verdict.VERDICT_NOT_GRADABLE, grade.getVerdict());
        assertTrue(grade.getInterrupted());
        assertTrue(grade.getCanonicalJson().contains("\"end_reason\":\"disk_full\""), grade.getCanonicalJson());
        assertEquals(
                EndReason.END_REASON_DISK_FULL,
                client.await(MessageCase.ENDED).getEnded().getReason());
        Regrade regrade = Regrading.of(SessionFolder.of(data, opened.getSessionId()));
        assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
    }

    @Test
    void aDiskThatDoesNotAnswerEndsNoSession() throws Exception {
        try (TrocarServer server = start();
                TestClient running = TestClient.of(server)) {
            running.open(TestHands.opening(Pace.PACE_REALTIME).build());
            answers.set(false);
            // Two checks of the disk later.
            running.awaitState(state -> state.getTick() > 200);
            answers.set(true);
            free.set(WATERMARK / 2 - 1);
            running.awaitGrade();
        }
    }

    @Test
    void aDiskThatHangsDelaysNoGrace() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        AtomicBoolean hanging = new AtomicBoolean();
        Machine machine = new Machine(System::nanoTime, Clock.systemUTC(), path -> {
            if (hanging.get()) {
                hangs.countDown();
                awaitUninterrupted(goesOn);
            }
            return Long.MAX_VALUE;
        });
        ServerOptions options = Servers.options(data).withGrace(Duration.ofMillis(10));
        try (TrocarServer server = Servers.start(options, machine)) {
            try (TestClient client = TestClient.of(server)) {
                client.open(TestHands.opening(Pace.PACE_REALTIME).build());
                hanging.set(true);
                hangs.await();
            }
            Patiently.await("the session to end", () -> server.sessions().all().isEmpty());
            goesOn.countDown();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onceThereIsRoomAgainSessionsOpen() throws Exception {
        try (TrocarServer server = start();
                TestClient first = TestClient.of(server);
                TestClient second = TestClient.of(server)) {
            free.set(0);
            first.send(ClientMessage.newBuilder()
                    .setOpen(TestHands.opening(Pace.PACE_REALTIME))
                    .build());
            first.awaitEnd();
            free.set(WATERMARK);
            second.open(TestHands.opening(Pace.PACE_REALTIME).build());
        }
    }
}
