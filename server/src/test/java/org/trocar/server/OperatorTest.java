package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;
import org.trocar.protos.v1.Alarm;
import org.trocar.protos.v1.AlarmKind;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.Control;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.Direction;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.HandFrame;
import org.trocar.protos.v1.OperatorMessage;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.Verdict;
import org.trocar.protos.v1.WatchTable;
import org.trocar.protos.v1.WatchedSession;
import org.trocar.server.desk.Order;
import org.trocar.server.desk.WatchFeed;
import org.trocar.server.live.LiveSession;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.RecordType;
import org.trocar.telemetry.keys.OperatorToken;
import org.trocar.telemetry.playback.Marker;
import org.trocar.telemetry.playback.Playback;
import org.trocar.telemetry.retention.Retention;

/** What a technician sees and does while sessions run, and what of it is in their records. */
class OperatorTest {
    private static final long KEEP_FREE = 1_000_000;
    private static final int PORTION_TICKS = 1000;

    @TempDir
    Path data;

    private final AtomicLong free = new AtomicLong(1_000 * KEEP_FREE);
    private TrocarServer server;
    private TestOperator operator;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        Machine machine = new Machine(System::nanoTime, Clock.systemUTC(), path -> free.get());
        server = Servers.start(Servers.options(data).withKeepFree(KEEP_FREE).withMaxSessions(4), machine);
        operator = TestOperator.of(server, data);
        client = TestClient.of(server);
    }

    @AfterEach
    void stop() {
        client.close();
        operator.close();
        server.close();
    }

    private static void assertRefused(Status.Code code, String words, Executable call) {
        StatusRuntimeException refusal = assertThrows(StatusRuntimeException.class, call);
        assertEquals(code, refusal.getStatus().getCode());
        assertTrue(refusal.getStatus().getDescription().contains(words), refusal.getMessage());
    }

    private static String words(List<Alarm> alarms) {
        return alarms.stream().map(Alarm::getText).collect(Collectors.joining("; "));
    }

    private static boolean has(List<Alarm> alarms, AlarmKind kind) {
        return alarms.stream().anyMatch(alarm -> alarm.getKind() == kind);
    }

    private String openRealtime() throws Exception {
        return client.open(TestHands.opening(Pace.PACE_REALTIME).build()).getSessionId();
    }

    private String openLockstep() throws Exception {
        return client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build()).getSessionId();
    }

    /** Every control event in a session's record that an operator asked for, as kind, author and text. */
    private List<String> recorded(String id) throws Exception {
        return recorded(data, id);
    }

    private static List<String> recorded(Path data, String id) throws Exception {
        List<String> found = new ArrayList<>();
        TickInput in = new TickInput();
        try (JournalReader reader = JournalReader.open(SessionFolder.of(data, id))) {
            while (reader.next()) {
                if (reader.type() == RecordType.INPUT) {
                    reader.input(in, new CodecFrames());
                    for (int i = 0; i < in.controlCount(); i++) {
                        ControlEvent control = in.control(i);
                        if (control.author().startsWith("operator:")) {
                            found.add(control.kind() + " " + control.author() + " " + control.reason());
                        }
                    }
                }
            }
        }
        return found;
    }

    @Test
    void withoutTheTokenNobodyWatchesOrSteers() throws Exception {
        String id = openRealtime();
        for (String secret : List.of("", "0".repeat(64), OperatorToken.of(data).secret() + "0")) {
            try (TestOperator stranger = TestOperator.with(server, secret)) {
                assertRefused(
                        Status.Code.PERMISSION_DENIED,
                        "keys/operator.token",
                        () -> stranger.desk().table());
                assertRefused(
                        Status.Code.PERMISSION_DENIED,
                        "keys/operator.token",
                        () -> stranger.direct(id, Direction.DIRECTION_END, "a joke"));
            }
        }
        client.awaitState(state -> state.getTick() > 10);
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(OperatorToken.file(data))));
    }

    @Test
    void aRunningSessionIsARowOfItsTable() throws Exception {
        assertEquals(0, operator.desk().table().getSessionsCount());
        String id = openLockstep();
        for (int i = 1; i <= 90; i++) {
            client.send(TestHands.frame(i == 90 ? 100 : i, i * TestHands.FRAME_NANOS));
        }
        WatchedSession row = operator.await(id, "90 frames", it -> it.getFramesAccepted() == 90);
        assertEquals("learner-1", row.getLearnerPseudonym());
        assertEquals("peg-transfer", row.getScenarioId());
        assertEquals(SessionStatus.SESSION_STATUS_RUNNING, row.getStatus());
        assertEquals(10, row.getFramesMissing());
        assertEquals(12, row.getTransfersTotal());
        assertEquals(1, row.getLeftTrackedShare());
        operator.await(id, "its journal to catch up", it -> it.getJournalLagMillis() == 0);
        client.finish();
        client.awaitGrade();
        operator.await("an empty table", table -> table.getSessionsCount() == 0);
    }

    @Test
    void whatIsWrongIsSaidInWords() throws Exception {
        String id = openRealtime();
        WatchedSession row =
                operator.await(id, "silence", it -> has(it.getAlarmsList(), AlarmKind.ALARM_KIND_NO_FRAMES));
        assertTrue(words(row.getAlarmsList()).contains("no hands come"), words(row.getAlarmsList()));
        client.vanish();
        WatchedSession away = operator.await(
                id, "the client to be away", it -> has(it.getAlarmsList(), AlarmKind.ALARM_KIND_CLIENT_AWAY));
        assertEquals(SessionStatus.SESSION_STATUS_DISCONNECTED, away.getStatus());
        assertTrue(words(away.getAlarmsList()).contains("after 60 s the run is ended"), words(away.getAlarmsList()));
        free.set(2 * KEEP_FREE - 1);
        WatchTable table = operator.await("the disk", it -> has(it.getAlarmsList(), AlarmKind.ALARM_KIND_DISK));
        assertTrue(words(table.getAlarmsList()).contains("only 1.99 MB are free"), words(table.getAlarmsList()));
    }

    @Test
    void aHandThatIsNotSeenRaisesAnAlarm() throws Exception {
        String id = openLockstep();
        for (int i = 1; i <= 200; i++) {
            client.send(TestHands.frame(i).toBuilder().clearRight().build());
        }
        WatchedSession row =
                operator.await(id, "the tracking", it -> has(it.getAlarmsList(), AlarmKind.ALARM_KIND_TRACKING));
        assertTrue(
                words(row.getAlarmsList()).contains("the right hand is tracked for 0 %"), words(row.getAlarmsList()));
    }

    private String alarm(String id, AlarmKind kind) throws Exception {
        return words(operator.await(id, kind.toString(), it -> has(it.getAlarmsList(), kind))
                .getAlarmsList());
    }

    @Test
    void handsThatStandStillRaiseAnAlarm() throws Exception {
        String id = openLockstep();
        HandFrame still = TestHands.frame(1);
        for (int i = 1; i <= 22 * 90; i++) {
            client.send(still.toBuilder()
                    .setSequence(i)
                    .setCaptureNanos(i * TestHands.FRAME_NANOS)
                    .build());
        }
        String said = alarm(id, AlarmKind.ALARM_KIND_STILL);
        assertTrue(said.contains("neither hand has moved for 2"), said);
    }

    @Test
    void aFieldThatIsNotPlacedRaisesAnAlarm() throws Exception {
        String id = client.open(TestHands.opening(Pace.PACE_LOCKSTEP)
                        .clearProposedPlacement()
                        .build())
                .getSessionId();
        for (int i = 1; i <= 45; i++) {
            client.send(TestHands.frame(i, i * 45 * TestHands.FRAME_NANOS));
        }
        String said = alarm(id, AlarmKind.ALARM_KIND_CALIBRATION);
        assertTrue(said.contains("the field is not placed after 2"), said);
    }

    @Test
    void framesThatComeLateRaiseAnAlarm() throws Exception {
        String id = openRealtime();
        AtomicLong sequence = new AtomicLong(1);
        long began = System.nanoTime();
        client.send(TestHands.frame(1, began));
        WatchedSession row = operator.await(id, "late frames", it -> {
            long captured = System.nanoTime() - Duration.ofMillis(500).toNanos();
            if (captured > began) {
                client.send(TestHands.frame(sequence.incrementAndGet(), captured));
            }
            return has(it.getAlarmsList(), AlarmKind.ALARM_KIND_FRAMES);
        });
        assertTrue(words(row.getAlarmsList()).contains("% of its frames come late"), words(row.getAlarmsList()));
        assertTrue(row.getFramesLate() > 0, row::toString);
    }

    @Test
    void aClockThatJumpsIsSaidSo() throws Exception {
        String id = openRealtime();
        client.send(TestHands.frame(1));
        client.awaitState(state -> state.getAcknowledgedSequence() == 1);
        client.send(TestHands.frame(2, Duration.ofHours(1).toNanos()));
        WatchedSession row = operator.await(id, "the clock", it -> has(it.getAlarmsList(), AlarmKind.ALARM_KIND_CLOCK));
        assertTrue(words(row.getAlarmsList()).contains("clock jumped: 1 frame refused"), words(row.getAlarmsList()));
    }

    @Test
    void aServerThatIsLateIsSaidSo() throws Exception {
        StallingClock clock = new StallingClock();
        Path folder = data.resolve("late");
        Machine machine = new Machine(clock, Clock.systemUTC(), path -> free.get());
        try (TrocarServer late = Servers.start(Servers.options(folder).withKeepFree(KEEP_FREE), machine);
                TestOperator watching = TestOperator.of(late, folder);
                TestClient trainee = TestClient.of(late)) {
            String id =
                    trainee.open(TestHands.opening(Pace.PACE_REALTIME).build()).getSessionId();
            trainee.awaitState(state -> state.getTick() > 3);
            clock.stall();
            clock.goOn(Duration.ofSeconds(2));
            WatchedSession row =
                    watching.await(id, "late ticks", it -> has(it.getAlarmsList(), AlarmKind.ALARM_KIND_LATE_TICKS));
            assertTrue(row.getSlippedTicks() > 100, row::toString);
        }
    }

    @Test
    void pausingAndGoingOnAreInTheRecordWithTheirAuthor() throws Exception {
        String id = openRealtime();
        client.send(TestHands.frame(1));
        client.awaitState(state -> state.getStatus() == SessionStatus.SESSION_STATUS_RUNNING);
        assertEquals("paused", operator.direct(id, Direction.DIRECTION_PAUSE, "fire drill"));
        client.awaitState(state -> state.getStatus() == SessionStatus.SESSION_STATUS_PAUSED);
        operator.await(id, "a pause", it -> it.getStatus() == SessionStatus.SESSION_STATUS_PAUSED);
        operator.direct(id, Direction.DIRECTION_RESUME, "");
        client.awaitState(state -> state.getStatus() == SessionStatus.SESSION_STATUS_RUNNING);
        client.finish();
        Grade grade = client.awaitGrade();
        assertEquals(List.of("PAUSE operator:tech-1 fire drill", "RESUME operator:tech-1 "), recorded(id));
        assertEquals(
                Regrade.Outcome.IDENTICAL,
                Regrading.of(SessionFolder.of(data, grade.getSessionId())).outcome());
    }

    @Test
    void aMessageReachesTheTraineeTheRecordAndTheGrade() throws Exception {
        String id = openLockstep();
        operator.direct(id, Direction.DIRECTION_MESSAGE, "look up, please");
        client.send(TestHands.frame(1)).send(TestHands.frame(2));
        OperatorMessage message = client.await(MessageCase.OPERATOR_MESSAGE).getOperatorMessage();
        assertEquals("tech-1", message.getAuthor());
        assertEquals("look up, please", message.getText());
        client.finish();
        Grade grade = client.awaitGrade();
        assertEquals(0, client.count(MessageCase.CUE));
        assertEquals(List.of("MESSAGE operator:tech-1 look up, please"), recorded(id));
        SessionFolder folder = SessionFolder.of(data, id);
        Regrade regrade = Regrading.of(folder);
        assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
        assertEquals(grade.getGradeHash(), regrade.grade().gradeHash());
        assertTrue(markers(folder).contains("message by operator:tech-1: look up, please"), markers(folder)::toString);
    }

    private static List<String> markers(SessionFolder folder) throws Exception {
        try (Playback playback = Playback.open(folder)) {
            while (playback.survey(PORTION_TICKS)) {
                // To its end.
            }
            return playback.timeline().markers().stream()
                    .map((Marker marker) -> marker.what() + " " + marker.detail())
                    .toList();
        }
    }

    @Test
    void aMessageToATraineeWhoIsAwayWaitsForThem() throws Exception {
        var opened = client.open(TestHands.opening(Pace.PACE_REALTIME).build());
        client.vanish();
        String id = opened.getSessionId();
        operator.await(id, "it to be away", it -> it.getStatus() == SessionStatus.SESSION_STATUS_DISCONNECTED);
        String said = operator.direct(id, Direction.DIRECTION_MESSAGE, "we are back");
        assertTrue(said.contains("away"), said);
        operator.await(id, "its record", it -> it.getMessages() == 1);
        try (TestClient again = TestClient.of(server)) {
            again.resume(opened, opened.getResumeToken());
            assertEquals(
                    "we are back",
                    again.await(MessageCase.OPERATOR_MESSAGE)
                            .getOperatorMessage()
                            .getText());
        }
    }

    @Test
    void aMarkKeepsTheSessionAndIsFoundAgainInItsReplay() throws Exception {
        String id = openLockstep();
        operator.direct(id, Direction.DIRECTION_MARK, "a fine grasp");
        String again = operator.direct(id, Direction.DIRECTION_MARK, "another");
        assertTrue(again.contains("already"), again);
        client.send(TestHands.frame(1)).finish();
        client.awaitGrade();
        SessionFolder folder = SessionFolder.of(data, id);
        assertTrue(markers(folder).contains("mark by operator:tech-1: a fine grasp"), markers(folder)::toString);
        assertTrue(markers(folder).contains("mark by operator:tech-1: another"), markers(folder)::toString);
        Patiently.await("its folder to be closed", folder::closed);
        Retention.Plan plan = new Retention(data).plan(Instant.now().plusSeconds(60));
        assertEquals(List.of(new Retention.Kept(id, "marked by tech-1: a fine grasp")), plan.staying());
    }

    @Test
    void aSessionThatIsEndedIsGradedAndItsClientTold() throws Exception {
        String id = openRealtime();
        client.awaitState(state -> state.getTick() > 3);
        operator.direct(id, Direction.DIRECTION_END, "the headset is broken");
        Grade grade = client.awaitGrade();
        assertEquals(Verdict.VERDICT_NOT_GRADABLE, grade.getVerdict());
        assertTrue(grade.getInterrupted());
        assertTrue(grade.getReasons(0).startsWith("an operator ended the run"), grade.getReasons(0));
        assertEquals(
                EndReason.END_REASON_ENDED_BY_OPERATOR,
                client.await(MessageCase.ENDED).getEnded().getReason());
        assertEquals(List.of("END operator:tech-1 the headset is broken"), recorded(id));
        operator.await("an empty table", table -> table.getSessionsCount() == 0);
        assertRefused(
                Status.Code.NOT_FOUND,
                "no such session runs",
                () -> operator.direct(id, Direction.DIRECTION_PAUSE, ""));
    }

    @Test
    void whatIsAskedHasAnAuthorAndWords() throws Exception {
        String id = openRealtime();
        assertRefused(Status.Code.INVALID_ARGUMENT, "text", () -> operator.direct(id, Direction.DIRECTION_END, " "));
        assertRefused(
                Status.Code.INVALID_ARGUMENT,
                "shorten it to 500",
                () -> operator.direct(id, Direction.DIRECTION_MESSAGE, "x".repeat(501)));
        assertRefused(
                Status.Code.INVALID_ARGUMENT,
                "author",
                () -> operator.desk().direct(new Order(id, Direction.DIRECTION_PAUSE, "", "")));
        assertRefused(
                Status.Code.INVALID_ARGUMENT,
                "text: leave out",
                () -> operator.direct(id, Direction.DIRECTION_MARK, "one\ntwo"));
        assertRefused(
                Status.Code.INVALID_ARGUMENT,
                "author: leave out",
                () -> operator.desk().direct(new Order(id, Direction.DIRECTION_PAUSE, "\u001b[31mme", "")));
        assertRefused(
                Status.Code.INVALID_ARGUMENT,
                "direction",
                () -> operator.direct(id, Direction.DIRECTION_UNSPECIFIED, "x"));
        client.awaitState(state -> state.getStatus() == SessionStatus.SESSION_STATUS_RUNNING);
    }

    @Test
    void whatIsAskedOfASessionThatIsEndingIsRefused() throws Exception {
        StallingClock clock = new StallingClock();
        Machine machine = new Machine(clock, Clock.systemUTC(), path -> free.get());
        Path elsewhere = data.resolve("stalling");
        try (TrocarServer stalling = Servers.start(Servers.options(elsewhere).withKeepFree(KEEP_FREE), machine);
                TestOperator technician = TestOperator.of(stalling, elsewhere);
                TestClient trainee = TestClient.of(stalling)) {
            String id =
                    trainee.open(TestHands.opening(Pace.PACE_REALTIME).build()).getSessionId();
            trainee.awaitState(state -> state.getTick() > 3);
            clock.stall();
            technician.desk().table();
            technician.direct(id, Direction.DIRECTION_END, "enough");
            assertRefused(
                    Status.Code.FAILED_PRECONDITION,
                    "is ending",
                    () -> technician.direct(id, Direction.DIRECTION_MESSAGE, "too late"));
            clock.goOn(Duration.ZERO);
            trainee.awaitGrade();
        }
    }

    @Test
    void whatIsTakenJustAsASessionIsEndedIsInItsRecordAndTheRestIsRefused() throws Exception {
        StallingClock clock = new StallingClock();
        Machine machine = new Machine(clock, Clock.systemUTC(), path -> free.get());
        Path elsewhere = data.resolve("stalling");
        ExecutorService hasty = Executors.newSingleThreadExecutor();
        try (TrocarServer stalling = Servers.start(Servers.options(elsewhere).withKeepFree(KEEP_FREE), machine);
                TestClient trainee = TestClient.of(stalling)) {
            String id =
                    trainee.open(TestHands.opening(Pace.PACE_REALTIME).build()).getSessionId();
            trainee.awaitState(state -> state.getTick() > 3);
            LiveSession session = stalling.sessions().find(id).orElseThrow();
            clock.stall();
            Future<Integer> taken = hasty.submit(() -> messagesTaken(session));
            assertEquals(LiveSession.Directed.TAKEN, session.direct(ControlEvent.Kind.END, "tech-1", "enough"));
            int expected = taken.get();
            clock.goOn(Duration.ZERO);
            trainee.awaitGrade();
            List<String> messages = recorded(elsewhere, id).stream()
                    .filter(line -> line.startsWith("MESSAGE"))
                    .toList();
            assertEquals(expected, messages.size());
        } finally {
            hasty.shutdownNow();
        }
    }

    /** As many as are taken until one is not; fewer than may wait, so that there is room for the end. */
    private static int messagesTaken(LiveSession session) {
        int taken = 0;
        while (taken < 200
                && session.direct(ControlEvent.Kind.MESSAGE, "tech-2", "hello") == LiveSession.Directed.TAKEN) {
            taken++;
        }
        return taken;
    }

    @Test
    void whatOperatorsDoIsLoggedWithoutTheirNamesAndWords() throws Exception {
        try (SpokenLog log = new SpokenLog();
                TestOperator stranger = TestOperator.with(server, "0".repeat(64))) {
            String id = openRealtime();
            operator.direct(id, Direction.DIRECTION_MARK, "a fine grasp");
            assertEquals(1, log.with("INFO", "[" + id + "]", "direction=mark").size(), log.lines()::toString);
            assertRefused(
                    Status.Code.PERMISSION_DENIED,
                    "token",
                    () -> stranger.desk().table());
            assertEquals(1, log.with("WARN", "an operator's call was refused").size(), log.lines()::toString);
            assertEquals(List.of(), log.with("tech-1"));
            assertEquals(List.of(), log.with("a fine grasp"));
        }
    }

    @Test
    void aClientCannotBeTakenForAnOperator() throws Exception {
        openRealtime();
        client.send(ClientMessage.newBuilder()
                .setControl(Control.newBuilder()
                        .setAction(ControlAction.CONTROL_ACTION_MARK)
                        .setAuthor("operator:tech-1"))
                .build());
        Refusal refusal = client.await(MessageCase.REFUSAL).getRefusal();
        assertEquals("control.author", refusal.getField());
    }

    @Test
    void onlySoManyMayWatchAtOnceAndAPlaceIsFreeAgainWhenOneLeaves() throws Exception {
        List<WatchFeed> feeds = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            WatchFeed feed = operator.desk().watch();
            feeds.add(feed);
            Patiently.await("a table", () -> feed.next(100).isPresent());
        }
        assertRefused(
                Status.Code.RESOURCE_EXHAUSTED,
                "8 are watching already",
                () -> operator.desk().table());
        feeds.get(0).close();
        Patiently.await("a place", () -> {
            try {
                return operator.desk().table() != null;
            } catch (StatusRuntimeException e) {
                return false;
            }
        });
        server.close();
        Patiently.await(
                "the end",
                () -> feeds.get(1).next(100).isEmpty() && feeds.get(1).ended().isPresent());
        assertEquals(Status.Code.UNAVAILABLE, feeds.get(1).ended().orElseThrow().getCode());
    }
}
