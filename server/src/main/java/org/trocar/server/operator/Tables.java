package org.trocar.server.operator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.session.Vitals.Sign;
import org.trocar.protos.v1.Alarm;
import org.trocar.protos.v1.AlarmKind;
import org.trocar.protos.v1.WatchTable;
import org.trocar.protos.v1.WatchedSession;
import org.trocar.server.live.DiskWatermark;
import org.trocar.server.live.LiveSession;
import org.trocar.server.live.LiveSessions;
import org.trocar.server.wire.WireEnums;
import org.trocar.server.words.Amounts;

/** Makes the table of all sessions that run. Thread-safe. */
public final class Tables {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int MILLIS_PER_SECOND = 1000;
    /** So many times what has to stay free, and somebody should make room. */
    private static final int NEARLY_FULL = 2;

    private final LiveSessions sessions;
    private final DiskWatermark disk;
    private final Clock calendar;
    private final Round round = new Round();

    /** @param calendar the date */
    public Tables(LiveSessions sessions, DiskWatermark disk, Clock calendar) {
        this.sessions = sessions;
        this.disk = disk;
        this.calendar = calendar;
    }

    /** The one of this second. */
    synchronized WatchTable make() {
        return table(round.make(sessions.all()));
    }

    /** One between two seconds. */
    synchronized WatchTable look() {
        return table(round.look(sessions.all()));
    }

    private WatchTable table(List<Round.Visit> visits) {
        OptionalLong free = disk.lastFreeBytes();
        WatchTable.Builder table = WatchTable.newBuilder()
                .setMadeUnixMillis(calendar.millis())
                .setMostSessions(sessions.most())
                .setKeepFreeBytes(disk.keepFreeBytes())
                .addAllAlarms(alarms(free, visits.size()));
        free.ifPresent(table::setFreeBytes);
        visits.forEach(visit -> table.addSessions(row(visit)));
        return table.build();
    }

    private List<Alarm> alarms(OptionalLong free, int running) {
        List<Alarm> alarms = new ArrayList<>();
        if (free.isPresent() && free.getAsLong() < NEARLY_FULL * disk.keepFreeBytes()) {
            alarms.add(alarm(AlarmKind.ALARM_KIND_DISK, diskWords(free.getAsLong())));
        }
        if (running >= sessions.most()) {
            String text = "all " + sessions.most() + " places are taken: no other session opens";
            alarms.add(alarm(AlarmKind.ALARM_KIND_FULL, text));
        }
        return alarms;
    }

    private String diskWords(long free) {
        String left = "only " + Amounts.bytes(free) + " are free on the disk: ";
        if (free < disk.keepFreeBytes() / 2) {
            return left + "sessions are being ended";
        }
        return free < disk.keepFreeBytes()
                ? left + "no session opens; below " + Amounts.bytes(disk.keepFreeBytes() / 2)
                        + " those that run are ended"
                : left + "below " + Amounts.bytes(disk.keepFreeBytes()) + " no session opens";
    }

    private static Alarm alarm(AlarmKind kind, String text) {
        return Alarm.newBuilder().setKind(kind).setText(text).build();
    }

    private static WatchedSession row(Round.Visit visit) {
        LiveSession session = visit.session();
        Lately lately = visit.lately();
        SessionManifest manifest = session.manifest();
        WatchedSession.Builder row = WatchedSession.newBuilder()
                .setSessionId(session.id())
                .setLearnerPseudonym(manifest.learner())
                .setScenarioId(manifest.scenario().id())
                .setMode(WireEnums.toWire(manifest.mode()))
                .setPace(WireEnums.toWire(manifest.pace()))
                .setProvenance(WireEnums.toWire(manifest.provenance()))
                .setStatus(session.status())
                .setAwayMillis(session.awayNanos() / NANOS_PER_MILLI)
                .setJournalLagMillis(Math.round(MILLIS_PER_SECOND * Journals.lagSeconds(session, lately.now())))
                .setRecordsLost(session.recordsLost())
                .setTransfersTotal((int) lately.now().of(Sign.TRANSFERS_TOTAL))
                .addAllAlarms(SessionAlarms.of(visit));
        count(row, lately.now());
        lately.lateTicks().ifPresent(row::setLateTickShare);
        lately.tracked(Sign.TRACKED_LEFT).ifPresent(row::setLeftTrackedShare);
        lately.tracked(Sign.TRACKED_RIGHT).ifPresent(row::setRightTrackedShare);
        return row.build();
    }

    private static void count(WatchedSession.Builder row, Reading now) {
        row.setTick(now.of(Sign.TICK))
                .setSessionNanos(now.of(Sign.SESSION_NANOS))
                .setLateTicks(now.of(Sign.LATE_TICKS))
                .setSlippedTicks(now.of(Sign.SLIPPED_TICKS))
                .setFramesAccepted(now.of(Sign.FRAMES_ACCEPTED))
                .setFramesLate(now.of(Sign.FRAMES_LATE))
                .setFramesMissing(now.of(Sign.FRAMES_MISSING))
                .setFramesRefused(now.of(Sign.FRAMES_REFUSED))
                .setTransfersDone((int) now.of(Sign.TRANSFERS_DONE))
                .setErrors((int) now.of(Sign.ERRORS))
                .setStillMillis(now.of(Sign.STILL_NANOS) / NANOS_PER_MILLI)
                .setMessages((int) now.of(Sign.MESSAGES));
    }
}
