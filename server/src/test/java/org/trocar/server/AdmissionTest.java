package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.input.ControlEvent;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.protos.v1.Warning;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.inspect.Inspection;
import org.trocar.telemetry.journal.CodecFrames;

/** A server that is nearly full: who is let in, and what they are told. */
class AdmissionTest {
    /** Seven tenths of a loop's time. */
    private static final Duration COSTLY = Duration.ofMillis(8);
    /** Longer than two ticks may take. */
    private static final Duration TOO_COSTLY = Duration.ofMillis(25);

    /** By then what its ticks cost is known, and how late they are. */
    private static final long KNOWN_TICKS = 900;

    @TempDir
    Path data;

    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);

    private TrocarServer busy(ServerOptions options, Duration tick) throws Exception {
        return Servers.start(options, new Machine(new CostlyClock(tick), Clock.systemUTC(), path -> free.get()));
    }

    private static Opened openAndRun(TestClient client) throws Exception {
        Opened opened = client.open(TestHands.opening(Pace.PACE_REALTIME).build());
        client.awaitState(state -> state.getTick() > KNOWN_TICKS);
        return opened;
    }

    private static Refusal refused(TestClient client) throws Exception {
        client.send(ClientMessage.newBuilder()
                .setOpen(TestHands.opening(Pace.PACE_REALTIME))
                .build());
        Refusal refusal = client.await(MessageCase.REFUSAL).getRefusal();
        assertEquals(Status.Code.RESOURCE_EXHAUSTED, client.awaitEnd().getCode());
        return refusal;
    }

    private long warned(Opened opened) {
        return Inspection.of(SessionFolder.of(data, opened.getSessionId()), new CodecFrames(), tick -> {})
                .controls()
                .getOrDefault(ControlEvent.Kind.WARNED, 0L);
    }

    @Test
    void whoWouldMakeTheOthersLateIsRefusedAndLockstepAndResumeAreNot() throws Exception {
        try (TrocarServer server = busy(Servers.options(data), COSTLY);
                TestClient first = TestClient.of(server);
                TestClient second = TestClient.of(server);
                TestClient inLockstep = TestClient.of(server);
                TestClient again = TestClient.of(server);
                TestClient later = TestClient.of(server)) {
            Opened opened = openAndRun(first);
            Refusal refusal = refused(second);
            assertEquals(RefusalCode.REFUSAL_CODE_TOO_BUSY, refusal.getCode());
            assertTrue(refusal.getRemedy().contains("--max-busy"), refusal.getRemedy());
            inLockstep.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            again.resume(opened, opened.getResumeToken()).await(MessageCase.RESUMED);
            again.finish();
            again.awaitGrade();
            later.open(TestHands.opening(Pace.PACE_REALTIME).build());
        }
    }

    @Test
    void whereNobodyIsRefusedWhoComesIsWarnedThatTicksAreLateAndTheRecordSaysSo() throws Exception {
        try (TrocarServer server = busy(Servers.options(data).withMaxBusy(100), TOO_COSTLY);
                TestClient first = TestClient.of(server);
                TestClient second = TestClient.of(server)) {
            openAndRun(first);
            Opened opened = second.open(TestHands.opening(Pace.PACE_REALTIME).build());
            Warning warning = second.await(MessageCase.WARNING).getWarning();
            assertEquals("load", warning.getField());
            assertTrue(warning.getValue().contains("ms late"), warning.getValue());
            second.finish();
            second.awaitGrade();
            assertEquals(1, warned(opened));
        }
    }

    @Test
    void whoOpensOnADiskWithRoomForLessThanAnHourIsWarned() throws Exception {
        free.set(ServerOptions.Keeping.DEFAULT_KEEP_FREE_BYTES + 120_000_000);
        try (TrocarServer server = Servers.start(
                        Servers.options(data), new Machine(System::nanoTime, Clock.systemUTC(), path -> free.get()));
                TestClient client = TestClient.of(server)) {
            Opened opened = client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            Warning warning = client.await(MessageCase.WARNING).getWarning();
            assertEquals("disk", warning.getField());
            assertEquals("120 MB above --keep-free, room for 10 minutes", warning.getValue());
            client.send(TestHands.frame(1));
            client.finish();
            client.awaitGrade();
            assertEquals(1, warned(opened));
        }
    }

    @Test
    void aHandThatIsNotTrackedInTheFirstSecondsIsTold() throws Exception {
        try (TrocarServer server = Servers.start(data);
                TestClient client = TestClient.of(server)) {
            Opened opened = client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            for (int i = 1; i <= 70; i++) {
                client.send(TestHands.frame(i, 3 * i * TestHands.FRAME_NANOS).toBuilder()
                        .clearLeft()
                        .build());
            }
            Warning hand = client.await(MessageCase.WARNING).getWarning();
            assertEquals("left hand", hand.getField());
            assertTrue(hand.getValue().startsWith("tracked for 0 %"), hand.getValue());
            Warning rate = client.await(MessageCase.WARNING).getWarning();
            assertEquals("frames", rate.getField());
            assertEquals("30 a second in the first 2 s", rate.getValue());
            client.finish();
            client.awaitGrade();
            assertEquals(2, client.count(MessageCase.WARNING));
            assertEquals(2, warned(opened));
        }
    }
}
