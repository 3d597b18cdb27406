package org.trocar.server.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trocar.protos.v1.WatchTable;

/** What a technician looks for in the table of sessions. */
class WatchScreenTest {
    private static WatchView view(WatchTable table, String chosen) {
        return new WatchView("127.0.0.1:7410", Optional.of(table), chosen, "", false);
    }

    private static WatchView view(WatchTable table) {
        return view(
                table, table.getSessionsCount() == 0 ? "" : table.getSessions(0).getSessionId());
    }

    private static List<String> lines(Glyphs glyphs, int columns, int rows, WatchView view) {
        return new WatchScreen(glyphs, columns, rows)
                .lines(view).stream().map(AttributedString::toString).toList();
    }

    private static List<String> ascii(WatchView view) {
        return lines(Glyphs.ASCII, 80, 12, view);
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines);
    }

    @ParameterizedTest
    @CsvSource({"80,24", "140,40", "211,63", "60,16", "40,12", "20,5", "3,2", "1,1"})
    void everySizeIsFilledExactly(int columns, int rows) {
        for (Glyphs glyphs : Glyphs.values()) {
            for (int sessions : new int[] {0, 1, 20, 64}) {
                WatchTable table = WatchTables.tableOf(sessions);
                for (WatchView view : List.of(
                        view(table),
                        new WatchView("server", Optional.empty(), "", "", false),
                        new WatchView("server", Optional.of(table), "", "tell p01: " + "x".repeat(300) + "_", false),
                        new WatchView("server", Optional.of(table), "", "", true))) {
                    List<String> lines = lines(glyphs, columns, rows, view);
                    assertEquals(rows, lines.size());
                    lines.forEach(line -> assertEquals(columns, line.length(), line));
                }
            }
        }
    }

    @Test
    void eightyColumnsHaveWhatMattersMost() {
        WatchTable table = WatchTables.table(
                WatchTables.session(1),
                WatchTables.alarmed(2, "the left hand is tracked for 42 %"),
                WatchTables.paused(3));
        String shown = """
                 127.0.0.1:7410  3 of 64 sessions  12.3 GB free                    12:34:56 UTC
                  learner        state         time steps err  left right   late frames journal
                > p01            running       1:12  3/12   2  99 % 100 %  1.5 %      7  0.03 s
                 !p02            running       1:12  3/12   2  99 % 100 %  1.5 %      7  0.03 s
                  p03            paused        1:12  3/12   2  99 % 100 %  1.5 %      7  0.03 s

                ! p02: the left hand is tracked for 42 %""";
        List<String> stripped = ascii(view(table)).subList(0, 7).stream()
                .map(String::stripTrailing)
                .toList();
        assertEquals(shown, text(stripped));
    }

    @Test
    void aWideScreenHasEverything() {
        String heading =
                lines(Glyphs.ASCII, 140, 12, view(WatchTables.tableOf(1))).get(1);
        for (String column : List.of("session", "scenario", "mode", "err", "frames", "missing", "journal")) {
            assertTrue(heading.contains(column), heading);
        }
        String row = lines(Glyphs.ASCII, 140, 12, view(WatchTables.tableOf(1))).get(2);
        assertTrue(row.contains("0190ffff-0001") && row.contains("assessment"), row);
    }

    @Test
    void withoutSessionsThatIsSaid() {
        assertTrue(text(ascii(view(WatchTables.table()))).contains("no session runs"));
        assertTrue(text(ascii(new WatchView("server:1", Optional.empty(), "", "", false)))
                .contains("server:1"));
    }

    @Test
    void ofMoreSessionsThanRowsTheChosenOneIsAlwaysInSight() {
        WatchTable table = WatchTables.tableOf(20);
        for (int i = 0; i < 20; i++) {
            String shown = text(ascii(view(table, table.getSessions(i).getSessionId())));
            assertTrue(shown.contains("> p" + String.format("%02d", i + 1)), shown);
        }
    }

    @Test
    void ofMoreAlarmsThanRowsTheirNumberIsSaid() {
        WatchTable.Builder table = WatchTables.table().toBuilder().addAlarms(WatchTables.alarm("only 2 GB are free"));
        for (int i = 1; i <= 20; i++) {
            table.addSessions(WatchTables.alarmed(i, "no hands come"));
        }
        String shown = text(ascii(view(table.build())));
        assertTrue(shown.contains("! the server: only 2 GB are free"), shown);
        assertTrue(shown.contains("! p01: no hands come"), shown);
        assertTrue(shown.contains("and 18 more"), shown);
    }

    @Test
    void whatIsTypedIsSeenAtItsEndAndWhatPeopleWriteCannotMoveTheScreen() {
        WatchTable table = WatchTables.table(WatchTables.session(1).toBuilder()
                .setLearnerPseudonym("\033[2Jx")
                .build());
        WatchView asking = new WatchView("s", Optional.of(table), "", "tell x: " + "a".repeat(200) + "END_", false);
        String shown = text(ascii(asking));
        assertTrue(shown.stripTrailing().endsWith("END_"), shown);
        assertFalse(shown.contains("\033"), shown);
    }
}
