package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    /** Between any two looks at the clock, of which a loop takes one after its ticks: longer than two ticks may take. */
    private static final Duration STEP = Duration.ofMillis(25);

    /** By then what its ticks cost is known, and how late they are. */
    private static final long KNOWN_TICKS = 500;

    /** Of a loop's time: room for one session whose cost nobody knows yet. */
    private static final int ROOM_FOR_ONE = 1;

    @TempDir
    Path data;

    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);

    private TrocarServer slow(ServerOptions options, String... threads) throws Exception {
        return Servers.start(options, new Machine(new SlowClock(STEP, threads), Clock.systemUTC(), path -> free.get()));
    }

    /** Nothing is known of what ticks cost: there is no warm-up and, while the clock stalls, no tick. */
    private TrocarServer unmeasured(ServerOptions options, StallingClock clock) throws Exception {
        return Servers.start(
                options.withMaxBusy(ROOM_FOR_ONE), new Machine(clock, Clock.systemUTC(), path -> free.get()));
    }

    private static Opened openInRealTime(TestClient client) throws Exception {
        return client.open(TestHands.opening(Pace.PACE_REALTIME).build());
    }

    private static void awaitKnown(TestClient client) throws Exception {
        client.awaitState(state -> state.getTick() > KNOWN_TICKS);
    }

    private static void ask(TestClient client) {
        client.send(ClientMessage.newBuilder()
                .setOpen(TestHands.opening(Pace.PACE_REALTIME))
                .build());
    }

    private static Refusal refused(TestClient client) throws Exception {
        ask(client);
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
        StallingClock clock = new StallingClock();
        clock.stall();
        try (TrocarServer server = unmeasured(Servers.options(data), clock);
                TestClient first = TestClient.of(server);
                TestClient second = TestClient.of(server);
                TestClient inLockstep = TestClient.of(server);
                TestClient again = TestClient.of(server);
                TestClient later = TestClient.of(server)) {
            Opened opened = openInRealTime(first);
            Refusal refusal = refused(second);
            assertEquals(RefusalCode.REFUSAL_CODE_TOO_BUSY, refusal.getCode());
            assertTrue(refusal.getRemedy().contains("--max-busy"), refusal.getRemedy());
            inLockstep.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            again.resume(opened, opened.getResumeToken()).await(MessageCase.RESUMED);
            clock.goOn(Duration.ZERO);
            again.finish();
            again.awaitGrade();
            openInRealTime(later);
        }
    }

    @Test
    void ofManyWhoOpenAtOnceAsManyAreLetInAsThereIsRoomFor() throws Exception {
        List<TestClient> clients = new ArrayList<>();
        StallingClock clock = new StallingClock();
        clock.stall();
        try (TrocarServer server = unmeasured(Servers.options(data).withLoopThreads(2), clock)) {
            for (int i = 0; i < 8; i++) {
                clients.add(TestClient.of(server));
            }
            clients.forEach(AdmissionTest::ask);
            int opened = 0;
            for (TestClient client : clients) {
                opened += client.awaitAnswer().hasOpened() ? 1 : 0;
            }
            assertEquals(2, opened);
            clock.goOn(Duration.ZERO);
        } finally {
            clients.forEach(TestClient::close);
        }
    }

    @Test
    void whatTheTicksOfThoseWhoRunAreMeasuredToCostIsTaken() throws Exception {
        try (TrocarServer server = slow(Servers.options(data), "simulation-1");
                TestClient first = TestClient.of(server);
                TestClient second = TestClient.of(server)) {
            openInRealTime(first);
            awaitKnown(first);
            assertEquals(RefusalCode.REFUSAL_CODE_TOO_BUSY, refused(second).getCode());
        }
    }

    @Test
    void whereNobodyIsRefusedWhoComesIsWarnedThatTicksAreLateAndTheRecordSaysSo() throws Exception {
        try (TrocarServer server = slow(Servers.options(data).withMaxBusy(100), "simulation-1");
                TestClient first = TestClient.of(server);
                TestClient second = TestClient.of(server)) {
            openInRealTime(first);
            awaitKnown(first);
            Opened opened = openInRealTime(second);
            Warning warning = second.await(MessageCase.WARNING).getWarning();
            assertEquals("load", warning.getField());
            assertTrue(warning.getValue().contains("ms late"), warning.getValue());
            second.finish();
            second.awaitGrade();
            assertEquals(1, warned(opened));
        }
    }

    @Test
    void whoComesToAThreadThatIsInTimeIsNotWarnedOfAnothers() throws Exception {
        try (TrocarServer server = slow(Servers.options(data).withMaxBusy(100).withLoopThreads(2), "simulation-1");
                TestClient onTheSlowOne = TestClient.of(server);
                TestClient onTheOther = TestClient.of(server)) {
            openInRealTime(onTheSlowOne);
            awaitKnown(onTheSlowOne);
            Opened opened = openInRealTime(onTheOther);
            onTheOther.finish();
            onTheOther.awaitGrade();
            assertEquals(0, warned(opened));
        }
    }

    @Test
    void whereAllThreadsAreLateWhoComesIsWarnedWhicheverItIs() throws Exception {
        try (TrocarServer server = slow(
                        Servers.options(data).withMaxBusy(100).withLoopThreads(2), "simulation-1", "simulation-2");
                TestClient first = TestClient.of(server);
                TestClient second = TestClient.of(server);
                TestClient third = TestClient.of(server)) {
            openInRealTime(first);
            openInRealTime(second);
            awaitKnown(first);
            awaitKnown(second);
            openInRealTime(third);
            Warning warning = third.await(MessageCase.WARNING).getWarning();
            assertEquals("load", warning.getField());
            assertTrue(warning.getRemedy().contains("of which 2 simulate"), warning.getRemedy());
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
