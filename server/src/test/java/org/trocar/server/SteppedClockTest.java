package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;

/** The date is put forward and back, by hours and by years, while sessions run. */
class SteppedClockTest {
    private static final List<Duration> STEPS =
            List.of(Duration.ofHours(1), Duration.ofHours(-30), Duration.ofDays(3650), Duration.ofDays(-9000));

    private static final int FRAMES_A_STEP = 10;

    @TempDir
    Path data;

    private static final class Stepped extends Clock {
        private volatile Duration off = Duration.ZERO;

        void step(Duration by) {
            off = off.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(off);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Stepped calendar = new Stepped();

    @Test
    void runsAreRecordedPacedAndGradedAsEverAndIdsKeepTheirOrder() throws Exception {
        Machine machine = new Machine(System::nanoTime, calendar, Machine.real().freeBytes());
        try (TrocarServer server = Servers.start(Servers.options(data), machine);
                TestClient live = TestClient.of(server);
                TestClient lockstep = TestClient.of(server)) {
            List<String> ids = new ArrayList<>();
            Opened first = live.open(TestHands.opening(Pace.PACE_REALTIME).build());
            Opened second = lockstep.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            ids.add(first.getSessionId());
            ids.add(second.getSessionId());
            long sequence = 0;
            for (Duration step : STEPS) {
                calendar.step(step);
                for (int i = 0; i < FRAMES_A_STEP; i++) {
                    lockstep.send(TestHands.frame(++sequence));
                }
                long sent = sequence;
                lockstep.awaitState(state -> state.getTick() > sent - FRAMES_A_STEP);
                long seen = live.awaitState(state -> true).getTick();
                live.awaitState(state -> state.getTick() > seen + 5);
                ids.add(openedNow(server));
            }
            assertGraded(lockstep, second);
            assertGraded(live, first);
            assertEquals(ids.subList(2, ids.size()).stream().sorted().toList(), ids.subList(2, ids.size()));
        }
    }

    private static String openedNow(TrocarServer server) throws Exception {
        try (TestClient client = TestClient.of(server)) {
            String id =
                    client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build()).getSessionId();
            client.control(ControlAction.CONTROL_ACTION_ABANDON);
            client.awaitGrade();
            return id;
        }
    }

    private void assertGraded(TestClient client, Opened opened) throws Exception {
        client.control(ControlAction.CONTROL_ACTION_FINISH);
        Grade grade = client.awaitGrade();
        SessionFolder folder = SessionFolder.of(data, opened.getSessionId());
        Regrade regrade = Regrading.of(folder);
        assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
        assertEquals(grade.getGradeHash(), regrade.grade().gradeHash());
        assertEquals(0, folder.read().summary().orElseThrow().holes());
    }
}
