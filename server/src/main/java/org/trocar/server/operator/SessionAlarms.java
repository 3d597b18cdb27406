package org.trocar.server.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Vitals.Sign;
import org.trocar.protos.v1.Alarm;
import org.trocar.protos.v1.AlarmKind;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.server.words.Amounts;

/** What is wrong with one session, in words, the worst first. */
final class SessionAlarms {
    private static final double NANOS_PER_SECOND = 1e9;
    /** A journal so far behind has trouble with its disk. */
    private static final double LAG_SECONDS = 2;
    /** Of the ticks. */
    private static final double LATE_TICK_SHARE = 0.02;
    /** Of the frames. */
    private static final double LATE_FRAME_SHARE = 0.05;
    /** Nobody who trains holds still for so long. */
    private static final double STILL_SECONDS = 20;

    private static final double CALIBRATION_SECONDS = 20;
    private static final int PERCENT = 100;

    private final Condition session;
    private final Lately lately;
    private final List<Alarm> alarms = new ArrayList<>();

    private SessionAlarms(Condition session) {
        this.session = session;
        lately = session.lately();
    }

    static List<Alarm> of(Round.Visit visit) {
        return visit.session().over() ? List.of() : of(Condition.of(visit.session(), visit.lately()));
    }

    static List<Alarm> of(Condition session) {
        return new SessionAlarms(session).all();
    }

    private List<Alarm> all() {
        journal();
        client();
        ticks();
        clock();
        tracking("left", Sign.TRACKED_LEFT);
        tracking("right", Sign.TRACKED_RIGHT);
        frames();
        trainee();
        return alarms;
    }

    /** In lockstep ticks say nothing of time, and a session waits until its journal has room. */
    private void journal() {
        long lost = session.recordsLost();
        double behind = session.journalLagSeconds();
        if (lost > 0) {
            raise(
                    AlarmKind.ALARM_KIND_RECORDS_LOST,
                    "%s of its journal lost: the run cannot be graded",
                    Amounts.count(lost, "record"));
        } else if (session.pace() == Pace.REALTIME && behind > LAG_SECONDS) {
            raise(
                    AlarmKind.ALARM_KIND_JOURNAL_LAG,
                    "its journal is %.1f s behind: the disk is too slow, or takes nothing",
                    behind);
        }
    }

    private void client() {
        if (session.status() == SessionStatus.SESSION_STATUS_DISCONNECTED) {
            raise(
                    AlarmKind.ALARM_KIND_CLIENT_AWAY,
                    "its client has been away for %.0f s; after %d s the run is ended",
                    session.awayNanos() / NANOS_PER_SECOND,
                    session.grace().toSeconds());
        } else if (lately.silent()) {
            raise(AlarmKind.ALARM_KIND_NO_FRAMES, "no hands come: is the headset off, or asleep?");
        }
    }

    private void ticks() {
        raiseAbove(
                LATE_TICK_SHARE,
                lately.lateTicks(),
                AlarmKind.ALARM_KIND_LATE_TICKS,
                "%.0f %% of its ticks are late: the machine is too busy");
    }

    private void clock() {
        long refused = lately.more(Sign.CLOCK_JUMPED);
        if (refused > 0) {
            raise(
                    AlarmKind.ALARM_KIND_CLOCK,
                    "the headset's clock jumped: %s refused",
                    Amounts.count(refused, "frame"));
        }
    }

    /** Below what its rubric wants of the whole run. */
    private void tracking(String hand, Sign sign) {
        OptionalDouble share = lately.tracked(sign);
        double least = session.minCoverage();
        if (share.isPresent() && share.getAsDouble() < least) {
            raise(
                    AlarmKind.ALARM_KIND_TRACKING,
                    "the %s hand is tracked for %.0f %% of the time; %.0f %% are needed",
                    hand,
                    PERCENT * share.getAsDouble(),
                    PERCENT * least);
        }
    }

    private void frames() {
        raiseAbove(
                LATE_FRAME_SHARE,
                lately.lateOrMissing(),
                AlarmKind.ALARM_KIND_FRAMES,
                "%.0f %% of its frames come late or not at all: look at the network");
    }

    private void trainee() {
        double still = lately.now().of(Sign.STILL_NANOS) / NANOS_PER_SECOND;
        double waiting = lately.now().of(Sign.SESSION_NANOS) / NANOS_PER_SECOND;
        if (session.status() == SessionStatus.SESSION_STATUS_RUNNING && still > STILL_SECONDS) {
            raise(AlarmKind.ALARM_KIND_STILL, "neither hand has moved for %.0f s", still);
        } else if (session.status() == SessionStatus.SESSION_STATUS_CALIBRATING && waiting > CALIBRATION_SECONDS) {
            raise(
                    AlarmKind.ALARM_KIND_CALIBRATION,
                    "the field is not placed after %.0f s: both hands have to be held still for two seconds",
                    waiting);
        }
    }

    private void raiseAbove(double most, OptionalDouble share, AlarmKind kind, String format) {
        if (session.pace() == Pace.REALTIME && share.isPresent() && share.getAsDouble() > most) {
            raise(kind, format, PERCENT * share.getAsDouble());
        }
    }

    private void raise(AlarmKind kind, String format, Object... values) {
        alarms.add(Alarm.newBuilder()
                .setKind(kind)
                .setText(String.format(Locale.ROOT, format, values))
                .build());
    }
}
