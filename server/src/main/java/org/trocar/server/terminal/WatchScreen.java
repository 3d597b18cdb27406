package org.trocar.server.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jline.utils.AttributedString;
import org.trocar.protos.v1.Alarm;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.WatchTable;
import org.trocar.protos.v1.WatchedSession;
import org.trocar.server.desk.Cells;
import org.trocar.server.words.Amounts;

/**
 * The sessions that run as lines of text: a title, a line for each, what is wrong in words, and a last line. A pure function of the view, the
 * size and the characters to draw with.
 */
final class WatchScreen {
    /** Title, heading, what divides, and the last line. */
    private static final int FRAME_ROWS = 4;

    private static final int LEAST_ALARM_ROWS = 4;
    private static final String KEYS = " up/down choose  p pause  m mark  t tell  e end  h help  q quit";
    private static final int TIME_FROM = 11;
    private static final int TIME_TO = 19;

    /** From left to right; which are left out of a narrow screen is their rank's matter. */
    private static final List<Column> COLUMNS = List.of(
            new Column("session", 13, false, 2, Cells::id),
            new Column("learner", 14, false, 0, Cells::learner),
            new Column("scenario", 13, false, 5, Cells::scenario),
            new Column("mode", 10, false, 4, Cells::mode),
            new Column("state", 11, false, 0, Cells::state),
            new Column("time", 6, true, 0, Cells::time),
            new Column("steps", 5, true, 1, Cells::done),
            new Column("err", 3, true, 3, Cells::errors),
            new Column("left", 5, true, 0, Cells::left),
            new Column("right", 5, true, 0, Cells::right),
            new Column("late", 6, true, 0, Cells::lateTicks),
            new Column("frames", 6, true, 2, Cells::lateFrames),
            new Column("missing", 7, true, 6, Cells::missingFrames),
            new Column("journal", 7, true, 1, Cells::journal));

    /** @param rank 0 for what always stays; of the others those with the lowest come first */
    private record Column(String name, int width, boolean right, int rank, Function<Cells, String> value) {
        String cell(String text) {
            String cut = text.length() > width ? text.substring(0, width) : text;
            String space = " ".repeat(width - cut.length());
            return right ? space + cut : cut + space;
        }
    }

    private final Glyphs glyphs;
    private final int columns;
    private final int rows;
    private final List<Column> shown;

    WatchScreen(Glyphs glyphs, int columns, int rows) {
        this.glyphs = glyphs;
        this.columns = columns;
        this.rows = rows;
        shown = fitting(columns - 2);
    }

    /** By rank, as long as there is room. */
    private static List<Column> fitting(int room) {
        List<Column> kept = new ArrayList<>();
        COLUMNS.stream().sorted(Comparator.comparingInt(Column::rank)).forEach(column -> {
            if (column.rank() == 0 || width(kept) + column.width() + 1 <= room) {
                kept.add(column);
            }
        });
        return COLUMNS.stream().filter(kept::contains).toList();
    }

    private static int width(List<Column> columns) {
        return columns.stream().mapToInt(column -> column.width() + 1).sum();
    }

    /** Exactly so many lines as there are rows, each exactly so many characters as there are columns. */
    List<AttributedString> lines(WatchView view) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(title(view));
        if (view.help()) {
            lines.addAll(help());
        } else if (view.table().isPresent()) {
            body(view.table().get(), view.chosen(), lines);
        }
        while (lines.size() < rows - 1) {
            lines.add(Text.blank(columns));
        }
        List<AttributedString> fitting =
                new ArrayList<>(lines.subList(0, Math.max(0, Math.min(lines.size(), rows - 1))));
        fitting.add(bottom(view));
        return fitting;
    }

    private AttributedString title(WatchView view) {
        if (view.table().isEmpty()) {
            return Text.fit(
                    " " + glyphs.plain(view.address()) + "  waiting for the server", Ink.TITLE, columns, glyphs);
        }
        WatchTable table = view.table().get();
        String disk = table.hasFreeBytes() ? "  " + Amounts.bytes(table.getFreeBytes()) + " free" : "";
        String left = " " + glyphs.plain(view.address()) + "  " + table.getSessionsCount() + " of "
                + Amounts.count(table.getMostSessions(), "session") + disk;
        String time = Instant.ofEpochMilli(table.getMadeUnixMillis()).toString().substring(TIME_FROM, TIME_TO);
        return Text.fit(left, time + " UTC ", Ink.TITLE, columns, glyphs);
    }

    private void body(WatchTable table, String chosen, List<AttributedString> lines) {
        List<AttributedString> alarms = alarms(table);
        int room = Math.max(0, rows - FRAME_ROWS);
        int alarmRows = Math.min(alarms.size(), Math.max(LEAST_ALARM_ROWS, room - table.getSessionsCount()));
        int tableRows = Math.max(0, room - alarmRows);
        if (table.getSessionsCount() == 0) {
            lines.add(Text.fit(" no session runs", Ink.FAINT, columns, glyphs));
        } else {
            lines.add(Text.fit("  " + row(Column::name), Ink.FAINT, columns, glyphs));
            sessions(table.getSessionsList(), chosen, Math.min(tableRows, table.getSessionsCount()), lines);
        }
        lines.add(Text.blank(columns));
        lines.addAll(cut(alarms, rows - 1 - lines.size()));
    }

    /** As many as there is room for, around the chosen one. */
    private void sessions(List<WatchedSession> sessions, String chosen, int room, List<AttributedString> lines) {
        int at = 0;
        for (int i = 0; i < sessions.size(); i++) {
            at = sessions.get(i).getSessionId().equals(chosen) ? i : at;
        }
        int first = Math.max(0, Math.min(sessions.size() - room, at - room / 2));
        for (WatchedSession session : sessions.subList(first, first + room)) {
            lines.add(session(session, session.getSessionId().equals(chosen)));
        }
    }

    private AttributedString session(WatchedSession session, boolean chosen) {
        Cells cells = new Cells(session);
        String text = row(column -> glyphs.plain(column.value().apply(cells)));
        String before = (chosen ? String.valueOf(glyphs.thisOne()) : " ") + (session.getAlarmsCount() > 0 ? "!" : " ");
        return Text.fit(before + text, ink(session, chosen), columns, glyphs);
    }

    private static Ink ink(WatchedSession session, boolean chosen) {
        if (session.getAlarmsCount() > 0) {
            return Ink.ERROR;
        }
        if (session.getStatus() == SessionStatus.SESSION_STATUS_PAUSED) {
            return Ink.CUE;
        }
        return chosen ? Ink.STRONG : Ink.TEXT;
    }

    private String row(Function<Column, String> text) {
        StringBuilder row = new StringBuilder();
        shown.forEach(column -> row.append(column.cell(text.apply(column))).append(' '));
        return row.toString();
    }

    /** The server's first. */
    private List<AttributedString> alarms(WatchTable table) {
        List<AttributedString> alarms = new ArrayList<>();
        table.getAlarmsList().forEach(alarm -> alarms.add(alarm("the server", alarm)));
        for (WatchedSession session : table.getSessionsList()) {
            session.getAlarmsList().forEach(alarm -> alarms.add(alarm(session.getLearnerPseudonym(), alarm)));
        }
        return alarms;
    }

    private AttributedString alarm(String who, Alarm alarm) {
        return Text.fit("! " + glyphs.plain(who + ": " + alarm.getText()), Ink.ERROR, columns, glyphs);
    }

    private List<AttributedString> cut(List<AttributedString> alarms, int room) {
        if (alarms.size() <= room) {
            return alarms;
        }
        int left = Math.max(0, room - 1);
        List<AttributedString> some = new ArrayList<>(alarms.subList(0, left));
        some.add(Text.fit("  and " + (alarms.size() - left) + " more", Ink.ERROR, columns, glyphs));
        return some;
    }

    private List<AttributedString> help() {
        return List.of(
                        "",
                        " up down (k j)  choose a session",
                        " p or space     pause it, or let it go on",
                        " m              mark this moment; the session is then kept however old it grows",
                        " t              tell its trainee something; an assessment is then ruled on",
                        " e              end it; a run whose task is not finished cannot be graded",
                        " Esc            give up what is being typed",
                        "",
                        " left, right: part of the last 10 s in which the hand was tracked",
                        " late: part of its ticks in that time that were late   frames: how many came late",
                        " journal: what would be lost if the server died now",
                        " All that is done is in the session's record, with your name.",
                        "",
                        " Any key closes this; q quits.")
                .stream()
                .map(line -> Text.fit(line, Ink.TEXT, columns, glyphs))
                .toList();
    }

    /** What is being typed stays in sight at its end. */
    private AttributedString bottom(WatchView view) {
        if (view.bottom().isEmpty()) {
            return Text.fit(KEYS, Ink.FAINT, columns, glyphs);
        }
        String text = glyphs.plain(view.bottom());
        int over = Math.max(0, text.length() + 1 - columns);
        return Text.fit(" " + text.substring(Math.min(over, text.length())), Ink.TITLE, columns, glyphs);
    }
}
