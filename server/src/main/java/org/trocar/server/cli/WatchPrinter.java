package org.trocar.server.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trocar.protos.v1.Alarm;
import org.trocar.protos.v1.WatchTable;
import org.trocar.protos.v1.WatchedSession;
import org.trocar.server.desk.Cells;
import org.trocar.server.words.Amounts;

/** The table of running sessions where no screen is: whole, or a line for each session that changed. */
final class WatchPrinter {
    private static final String LINE = "%-13s  %-14s %-13s %-10s %-11s %6s %6s %4s %6s %6s %7s %6s %8s";
    private static final String CHANGE = "%s  %s  %-14s %s";
    private static final double NANOS_PER_SECOND = 1e9;

    private final Output output;
    private final Map<String, String> said = new HashMap<>();

    WatchPrinter(Output output) {
        this.output = output;
    }

    /** All there is to see. */
    void whole(WatchTable table) {
        output.line(
                "%d of %s%s",
                table.getSessionsCount(),
                Amounts.count(table.getMostSessions(), "session"),
                table.hasFreeBytes() ? ", " + Amounts.bytes(table.getFreeBytes()) + " free on the disk" : "");
        table.getAlarmsList().forEach(alarm -> output.line("  ! %s", alarm.getText()));
        if (table.getSessionsCount() > 0) {
            output.line(
                    LINE,
                    "session",
                    "learner",
                    "scenario",
                    "mode",
                    "state",
                    "time",
                    "steps",
                    "err",
                    "left",
                    "right",
                    "late",
                    "frames",
                    "journal");
        }
        table.getSessionsList().forEach(this::row);
    }

    private void row(WatchedSession session) {
        Cells cells = new Cells(session);
        output.line(
                LINE,
                cells.id(),
                cells.learner(),
                cells.scenario(),
                cells.mode(),
                cells.state(),
                cells.time(),
                cells.done(),
                cells.errors(),
                cells.left(),
                cells.right(),
                cells.lateTicks(),
                cells.lateFrames(),
                cells.journal());
        session.getAlarmsList().forEach(alarm -> output.line("  ! %s", alarm.getText()));
    }

    /** A line for each session that is new, gone, or whose state or kinds of alarms are not what they were; the same for the server. */
    void changes(WatchTable table) {
        String time = java.time.Instant.ofEpochMilli(table.getMadeUnixMillis())
                .toString()
                .substring(11, 19);
        change(time, "server", "", words("serving", table.getAlarmsList()), kinds(table.getAlarmsList()));
        List<String> gone = new ArrayList<>(said.keySet());
        gone.remove("server");
        for (WatchedSession session : table.getSessionsList()) {
            Cells cells = new Cells(session);
            gone.remove(session.getSessionId());
            change(
                    time,
                    session.getSessionId(),
                    session.getLearnerPseudonym(),
                    words(cells.state(), session.getAlarmsList()),
                    cells.state() + kinds(session.getAlarmsList()));
        }
        for (String id : gone) {
            said.remove(id);
            output.line(CHANGE, time, id, "", "ended");
        }
    }

    private void change(String time, String id, String learner, String words, String key) {
        if (!key.equals(said.put(id, key))) {
            output.line(CHANGE, time, id, learner, words);
        }
    }

    private static String words(String state, List<Alarm> alarms) {
        StringBuilder words = new StringBuilder(state);
        alarms.forEach(alarm -> words.append("; ").append(alarm.getText()));
        return words.toString();
    }

    private static String kinds(List<Alarm> alarms) {
        return alarms.stream().map(Alarm::getKind).toList().toString();
    }

    static Map<String, Object> json(WatchTable table) {
        return Json.object(
                "at", java.time.Instant.ofEpochMilli(table.getMadeUnixMillis()).toString(),
                "most_sessions", table.getMostSessions(),
                "free_bytes", table.hasFreeBytes() ? table.getFreeBytes() : null,
                "keep_free_bytes", table.getKeepFreeBytes(),
                "alarms", alarms(table.getAlarmsList()),
                "sessions",
                        table.getSessionsList().stream().map(WatchPrinter::json).toList());
    }

    private static Map<String, Object> json(WatchedSession session) {
        return Json.object(
                "id", session.getSessionId(),
                "learner", session.getLearnerPseudonym(),
                "scenario", session.getScenarioId(),
                "mode", new Cells(session).mode(),
                "pace", lower(session.getPace().name(), "PACE_"),
                "provenance", lower(session.getProvenance().name(), "PROVENANCE_"),
                "status", lower(session.getStatus().name(), "SESSION_STATUS_"),
                "away_millis", session.getAwayMillis(),
                "tick", session.getTick(),
                "seconds", Json.number(session.getSessionNanos() / NANOS_PER_SECOND),
                "late_ticks", session.getLateTicks(),
                "slipped_ticks", session.getSlippedTicks(),
                "late_tick_share", session.hasLateTickShare() ? Json.number(session.getLateTickShare()) : null,
                "left_tracked_share", session.hasLeftTrackedShare() ? Json.number(session.getLeftTrackedShare()) : null,
                "right_tracked_share",
                        session.hasRightTrackedShare() ? Json.number(session.getRightTrackedShare()) : null,
                "frames_accepted", session.getFramesAccepted(),
                "frames_late", session.getFramesLate(),
                "frames_missing", session.getFramesMissing(),
                "frames_refused", session.getFramesRefused(),
                "journal_lag_millis", session.getJournalLagMillis(),
                "records_lost", session.getRecordsLost(),
                "transfers_done", session.getTransfersDone(),
                "transfers_total", session.getTransfersTotal(),
                "errors", session.getErrors(),
                "still_millis", session.getStillMillis(),
                "messages", session.getMessages(),
                "alarms", alarms(session.getAlarmsList()));
    }

    private static List<Map<String, Object>> alarms(List<Alarm> alarms) {
        return alarms.stream()
                .map(alarm ->
                        Json.object("kind", lower(alarm.getKind().name(), "ALARM_KIND_"), "text", alarm.getText()))
                .toList();
    }

    private static String lower(String name, String prefix) {
        return name.replace(prefix, "").toLowerCase(java.util.Locale.ROOT);
    }
}
