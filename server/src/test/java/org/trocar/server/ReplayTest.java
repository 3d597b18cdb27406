package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.MarkerKind;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ReplayMarker;
import org.trocar.protos.v1.ReplayOpen;
import org.trocar.protos.v1.ReplayOpened;
import org.trocar.protos.v1.ReplayPosition;
import org.trocar.protos.v1.ReplayTimeline;
import org.trocar.protos.v1.ReplayUpdate;
import org.trocar.protos.v1.ReplayUpdate.UpdateCase;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.WorldState;
import org.trocar.telemetry.erase.Erasure;
import org.trocar.telemetry.keys.ServerKey;

/** A session that is over, watched again by a client that knows the contract and nothing else. */
class ReplayTest {
    private static final int FRAMES = 400;
    private static final long TEN_MINUTES_NANOS = 600_000_000_000L;

    @TempDir
    Path data;

    private final AtomicLong laterNanos = new AtomicLong();
    private volatile boolean faulty;
    private TrocarServer server;
    private Opened session;
    /** As the trainee's client had them. */
    private List<WorldState> live;

    @BeforeEach
    void record() throws Exception {
        server = Servers.start(Servers.options(data), new Machine(this::clock, Clock.systemUTC(), path -> 1L << 40));
        try (TestClient client = TestClient.of(server)) {
            session = client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            for (int i = 1; i <= FRAMES; i++) {
                client.send(TestHands.frame(i));
            }
            client.finish();
            client.awaitGrade();
            live = client.states();
        }
    }

    private long clock() {
        if (faulty && Thread.currentThread().getName().startsWith("viewer")) {
            throw new InternalError("a fault occurred in a memory access, as in a mapped file that was cut short");
        }
        return System.nanoTime() + laterNanos.get();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TestViewer viewer() throws InterruptedException {
        TestViewer viewer = TestViewer.of(server).open(session.getSessionId());
        viewer.awaitAnswers();
        return viewer;
    }

    /** What says when and to whom it was sent is not the same, and nothing else may differ. */
    private static WorldState world(WorldState state) {
        return state.toBuilder()
                .clearSentNanos()
                .clearDurableTick()
                .clearAcknowledgedSequence()
                .clearAcknowledgedCaptureNanos()
                .clearAcknowledgedReceiveNanos()
                .build();
    }

    private WorldState liveAt(long tick) {
        return world(live.get((int) tick - 1));
    }

    @Test
    void openingSaysWhatIsNeededToDrawTheSession() throws Exception {
        try (TestViewer viewer = TestViewer.of(server).open(session.getSessionId())) {
            ReplayOpened opened = viewer.await(UpdateCase.OPENED).getOpened();
            assertEquals(session.getSessionId(), opened.getSessionId());
            assertEquals(
                    session.getParameters().getScenario(),
                    opened.getParameters().getScenario());
            assertEquals(90, opened.getParameters().getTickRateHz());
            assertEquals("learner-1", opened.getLearnerPseudonym());
            assertEquals(live.size(), opened.getLastTick());
            assertEquals(0, viewer.awaitAnswers().getTick());
        }
    }

    @Test
    void whereverOneSeeksTheWorldIsAsTheTraineesClientHadIt() throws Exception {
        try (TestViewer viewer = viewer()) {
            for (long tick : new long[] {300, 17, 399, 1, 250, 249, live.size()}) {
                ReplayPosition position = viewer.seek(tick).awaitAnswers();
                assertEquals(tick, position.getTick());
                assertEquals(
                        liveAt(tick), world(viewer.last(UpdateCase.WORLD_STATE).getWorldState()));
                assertEquals(
                        tick,
                        viewer.last(UpdateCase.SCORE_SHEET).getScoreSheet().getTick());
            }
        }
    }

    @Test
    void stepsGoEitherWayAndStopAtTheEnds() throws Exception {
        try (TestViewer viewer = viewer()) {
            viewer.seek(100).step(3).step(-10).awaitAnswers();
            assertEquals(liveAt(93), world(viewer.last(UpdateCase.WORLD_STATE).getWorldState()));
            assertEquals(0, viewer.step(-100_000).awaitAnswers().getTick());
            assertEquals(live.size(), viewer.seek(-1L).awaitAnswers().getTick());
        }
    }

    @Test
    void playingGoesForwardToTheEndAndSaysSo() throws Exception {
        try (TestViewer viewer = viewer()) {
            assertTrue(viewer.speed(16).play().awaitAnswers().getPlaying());
            ReplayPosition end = viewer.await(UpdateCase.POSITION).getPosition();
            assertFalse(end.getPlaying());
            assertEquals(live.size(), end.getTick());
            List<WorldState> states = viewer.seen(UpdateCase.WORLD_STATE).stream()
                    .map(ReplayUpdate::getWorldState)
                    .toList();
            for (int i = 0; i < states.size(); i++) {
                assertEquals(liveAt(states.get(i).getTick()), world(states.get(i)));
                assertTrue(i == 0 || states.get(i).getTick() > states.get(i - 1).getTick());
            }
            assertEquals(
                    SessionStatus.SESSION_STATUS_FINISHED,
                    states.get(states.size() - 1).getStatus());
        }
    }

    @Test
    void pausedItStandsWhereItSaysItStands() throws Exception {
        try (TestViewer viewer = viewer()) {
            viewer.seek(10).play().awaitAnswers();
            ReplayPosition paused = viewer.pause().awaitAnswers();
            assertFalse(paused.getPlaying());
            assertEquals(paused.getTick() + 1, viewer.step(1).awaitAnswers().getTick());
        }
    }

    @Test
    void theTimelineTellsAllThatHappened() throws Exception {
        try (TestViewer viewer = viewer()) {
            List<ReplayMarker> markers = new ArrayList<>();
            ReplayTimeline part;
            do {
                part = viewer.await(UpdateCase.TIMELINE).getTimeline();
                markers.addAll(part.getMarkersList());
            } while (!part.getComplete());
            assertEquals(live.size(), part.getSurveyedTick());
            assertEquals("", part.getTrouble());
            assertEquals("placed_uncalibrated", markers.get(0).getWhat());
            assertEquals(MarkerKind.MARKER_KIND_EVENT, markers.get(0).getKind());
            assertTrue(markers.stream().anyMatch(marker -> marker.getWhat().equals("finish")), markers.toString());
        }
    }

    @Test
    void badValuesAreRefusedByNameAndTheStreamGoesOn() throws Exception {
        try (TestViewer viewer = viewer()) {
            assertRefused(viewer.speed(17), RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, "speed.factor", "17.0");
            assertRefused(viewer.speed(Double.NaN), RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, "speed.factor", "NaN");
            assertRefused(viewer.step(0), RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, "step.ticks", "0");
            assertRefused(viewer.nothing(), RefusalCode.REFUSAL_CODE_UNSUPPORTED, "request", "");
            assertRefused(
                    viewer.open(session.getSessionId()),
                    RefusalCode.REFUSAL_CODE_OUT_OF_PLACE,
                    "open",
                    session.getSessionId());
            assertEquals(5, viewer.seek(5).awaitAnswers().getTick());
        }
    }

    private static void assertRefused(TestViewer viewer, RefusalCode code, String field, String value)
            throws InterruptedException {
        Refusal refusal = viewer.await(UpdateCase.REFUSAL).getRefusal();
        assertEquals(code, refusal.getCode());
        assertEquals(field, refusal.getField());
        assertEquals(value, refusal.getValue());
        assertFalse(refusal.getRemedy().isEmpty());
    }

    @Test
    void whatCannotBeWatchedIsTurnedAwayWithTheReason() throws Exception {
        assertEquals(Status.Code.NOT_FOUND, turnedAway("01990000-0000-7000-8000-000000000000"));
        assertEquals(Status.Code.INVALID_ARGUMENT, turnedAway("../../etc/passwd"));
        try (TestViewer viewer =
                TestViewer.of(server).open(ReplayOpen.newBuilder().setProtocolVersion(9))) {
            assertEquals(
                    "open.protocol_version",
                    viewer.await(UpdateCase.REFUSAL).getRefusal().getField());
            assertEquals(Status.Code.INVALID_ARGUMENT, viewer.awaitEnd().getCode());
        }
        try (TestViewer viewer = TestViewer.of(server).play()) {
            assertEquals(Status.Code.FAILED_PRECONDITION, viewer.awaitEnd().getCode());
        }
    }

    private Status.Code turnedAway(String id) throws Exception {
        try (TestViewer viewer = TestViewer.of(server).open(id)) {
            assertEquals(
                    "open.session_id",
                    viewer.await(UpdateCase.REFUSAL).getRefusal().getField());
            return viewer.awaitEnd().getCode();
        }
    }

    @Test
    void aSessionWhoseKeyIsGoneIsRefusedWithTheRemedy() throws Exception {
        List<Path> keys;
        try (Stream<Path> files = Files.list(data.resolve("keys/learners"))) {
            keys = files.toList();
        }
        for (Path key : keys) {
            Files.delete(key);
        }
        try (TestViewer viewer = TestViewer.of(server).open(session.getSessionId())) {
            Refusal refusal = viewer.await(UpdateCase.REFUSAL).getRefusal();
            assertTrue(refusal.getRemedy().contains("learner's key"), refusal::toString);
            assertEquals(Status.Code.FAILED_PRECONDITION, viewer.awaitEnd().getCode());
        }
    }

    @Test
    void anErasedSessionIsRefusedWithTheReason() throws Exception {
        Erasure.of(data, "learner-1").carryOut(Instant.EPOCH, "the tutor", "on request", ServerKey.of(data));
        try (TestViewer viewer = TestViewer.of(server).open(session.getSessionId())) {
            Refusal refusal = viewer.await(UpdateCase.REFUSAL).getRefusal();
            assertTrue(refusal.getRemedy().contains("erased"), refusal::toString);
            assertEquals(Status.Code.FAILED_PRECONDITION, viewer.awaitEnd().getCode());
        }
    }

    @Test
    void aJournalThatFailsUnderTheViewerEndsItsCallAndNoOther() throws Exception {
        try (TestViewer viewer = viewer()) {
            faulty = true;
            assertEquals(Status.Code.INTERNAL, viewer.awaitEnd().getCode());
        }
        faulty = false;
        try (TestViewer another = viewer()) {
            assertEquals(10, another.seek(10).awaitAnswers().getTick());
        }
    }

    @Test
    void aRunningSessionCannotBeWatched() throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Opened running = client.open(TestHands.opening(Pace.PACE_REALTIME).build());
            client.await(MessageCase.WORLD_STATE);
            assertEquals(Status.Code.FAILED_PRECONDITION, turnedAway(running.getSessionId()));
        }
    }

    @Test
    void onlySoManyMayWatchAtOnce() throws Exception {
        List<TestViewer> viewers = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                viewers.add(viewer());
            }
            try (TestViewer oneTooMany = TestViewer.of(server).open(session.getSessionId())) {
                assertEquals(
                        Status.Code.RESOURCE_EXHAUSTED, oneTooMany.awaitEnd().getCode());
            }
        } finally {
            viewers.forEach(TestViewer::close);
        }
    }

    @Test
    void aViewerThatStandsStillForLongMakesRoomAndIsToldHowToGoOn() throws Exception {
        try (TestViewer idle = viewer()) {
            laterNanos.addAndGet(TEN_MINUTES_NANOS);
            Status status = idle.awaitEnd();
            assertEquals(Status.Code.DEADLINE_EXCEEDED, status.getCode());
            assertTrue(status.getDescription().contains("open the session again"), status::toString);
        }
    }

    @Test
    void aViewerThatDoesNotReadMissesStatesAndStillGetsTheTickItSought() throws Exception {
        try (TestViewer viewer = TestViewer.thatDoesNotRead(server)) {
            viewer.open(session.getSessionId()).speed(16);
            for (int i = 0; i < 50; i++) {
                viewer.play().seek(i % 2 == 0 ? 350 : 20);
            }
            viewer.pause().seek(123);
            viewer.read(1_000_000);
            assertEquals(123, viewer.awaitAnswers().getTick());
            assertEquals(liveAt(123), world(viewer.last(UpdateCase.WORLD_STATE).getWorldState()));
        }
    }

    @Test
    void halfClosingEndsTheStreamAndAStoppingServerSaysSo() throws Exception {
        try (TestViewer viewer = viewer()) {
            viewer.finish();
            assertEquals(Status.Code.OK, viewer.awaitEnd().getCode());
        }
        try (TestViewer viewer = viewer()) {
            viewer.play().awaitAnswers();
            server.close();
            assertEquals(Status.Code.UNAVAILABLE, viewer.awaitEnd().getCode());
        }
    }
}
