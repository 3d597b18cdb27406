package org.trocar.server.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Vitals.Sign;
import org.trocar.protos.v1.Alarm;
import org.trocar.protos.v1.SessionStatus;

/** From where on something is wrong with a session, and in which words. */
class SessionAlarmsTest {
    private static final long SECOND = 1_000_000_000L;

    private final Map<Sign, Long> now = new EnumMap<>(Sign.class);
    private SessionStatus status = SessionStatus.SESSION_STATUS_RUNNING;
    private Pace pace = Pace.REALTIME;
    private long recordsLost;
    private double lagSeconds;
    private long awayNanos;

    private List<String> alarms() {
        Lately lately = new Lately(new Reading(sign -> 0), new Reading(sign -> now.getOrDefault(sign, 0L)), false);
        Condition session =
                new Condition(status, pace, 0.9, recordsLost, lagSeconds, awayNanos, Duration.ofSeconds(30), lately);
        return SessionAlarms.of(session).stream().map(Alarm::getText).toList();
    }

    /** Of a hundred frames lately. */
    private void frames(int late, int left, int right) {
        now.put(Sign.FRAMES_ACCEPTED, 100L);
        now.put(Sign.FRAMES_TAKEN, 100L);
        now.put(Sign.FRAMES_LATE, (long) late);
        now.put(Sign.TRACKED_LEFT, (long) left);
        now.put(Sign.TRACKED_RIGHT, (long) right);
    }

    @Test
    void aSessionThatIsWellRaisesNone() {
        frames(5, 90, 90);
        lagSeconds = 2;
        now.put(Sign.SESSION_NANOS, 3_600 * SECOND);
        now.put(Sign.STILL_NANOS, 20 * SECOND);
        assertEquals(List.of(), alarms());
    }

    @Test
    void oneRecordThatIsLostIsSaidAndThatTheJournalIsBehindIsNotBesides() {
        recordsLost = 1;
        lagSeconds = 9;
        assertEquals(List.of("1 record of its journal lost: the run cannot be graded"), alarms());
    }

    @Test
    void aJournalThatIsMoreThanTwoSecondsBehindIsSaidSo() {
        lagSeconds = 2.1;
        assertEquals(List.of("its journal is 2.1 s behind: the disk is too slow, or takes nothing"), alarms());
        pace = Pace.LOCKSTEP;
        assertEquals(List.of(), alarms(), "in lockstep two seconds of ticks pass in an instant");
    }

    @Test
    void framesThatComeLateOrNeverAreSaidSo() {
        frames(6, 100, 100);
        assertEquals(List.of("6 % of its frames come late or not at all: look at the network"), alarms());
        pace = Pace.LOCKSTEP;
        assertEquals(List.of(), alarms(), "in lockstep no frame is late");
        pace = Pace.REALTIME;
        frames(0, 100, 100);
        now.put(Sign.FRAMES_MISSING, 25L);
        assertEquals(List.of("20 % of its frames come late or not at all: look at the network"), alarms());
    }

    @Test
    void ticksThatAreLateOrLeftOutAreSaidSo() {
        now.put(Sign.TICKS_TAKEN, 95L);
        now.put(Sign.LATE_TICKS, 1L);
        assertEquals(List.of(), alarms());
        now.put(Sign.SLIPPED_TICKS, 5L);
        assertEquals(List.of("6 % of its ticks are late: the machine is too busy"), alarms());
    }

    @Test
    void aFieldThatIsNotPlacedAfterTwentySecondsIsSaidSo() {
        status = SessionStatus.SESSION_STATUS_CALIBRATING;
        now.put(Sign.SESSION_NANOS, 20 * SECOND);
        assertEquals(List.of(), alarms());
        now.put(Sign.SESSION_NANOS, 21 * SECOND);
        assertEquals(
                List.of("the field is not placed after 21 s: both hands have to be held still for two seconds"),
                alarms());
    }

    @Test
    void handsThatStandStillForTwentySecondsAreSaidSoButForAPause() {
        now.put(Sign.STILL_NANOS, 21 * SECOND);
        assertEquals(List.of("neither hand has moved for 21 s"), alarms());
        status = SessionStatus.SESSION_STATUS_PAUSED;
        assertEquals(List.of(), alarms());
    }

    @Test
    void eachHandThatIsTrackedTooLittleIsSaidSo() {
        frames(0, 89, 0);
        assertEquals(
                List.of(
                        "the left hand is tracked for 89 % of the time; 90 % are needed",
                        "the right hand is tracked for 0 % of the time; 90 % are needed"),
                alarms());
    }

    @Test
    void aClientThatIsAwayIsSaidSoAndNothingOfItsHands() {
        status = SessionStatus.SESSION_STATUS_DISCONNECTED;
        awayNanos = 7 * SECOND;
        now.put(Sign.STILL_NANOS, 60 * SECOND);
        assertEquals(List.of("its client has been away for 7 s; after 30 s the run is ended"), alarms());
    }
}
