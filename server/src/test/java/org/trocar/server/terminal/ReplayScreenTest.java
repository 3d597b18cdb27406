package org.trocar.server.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trocar.core.scoring.Metric;
import org.trocar.telemetry.playback.Marker;
import org.trocar.telemetry.playback.MarkerKind;

/** What a technician looks for on the screen. */
class ReplayScreenTest {
    private static final int MARKERS = 13;
    private static final int BAR = 14;
    private static final int POSITION = 15;

    private static List<String> lines(Glyphs glyphs, int columns, int rows, ReplayView view) {
        return new ReplayScreen(glyphs, columns, rows)
                .lines(view).stream().map(AttributedString::toString).toList();
    }

    private static List<String> ascii(ReplayView view) {
        return lines(Glyphs.ASCII, 80, 24, view);
    }

    private static List<String> unicode(ReplayView view) {
        return lines(Glyphs.UNICODE, 80, 24, view);
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines);
    }

    @ParameterizedTest
    @CsvSource({"80,24", "100,30", "211,63", "80,60", "200,20", "60,16", "40,12", "20,5", "3,2", "1,1"})
    void everySizeIsFilledExactly(int columns, int rows) {
        for (Glyphs glyphs : Glyphs.values()) {
            ReplayView view = Views.view(Views.scene(), Views.marker(3, MarkerKind.ERROR, "dropped_in_view"));
            List<String> lines = lines(glyphs, columns, rows, view);
            assertEquals(rows, lines.size());
            lines.forEach(line -> assertEquals(columns, line.length(), line));
        }
    }

    @Test
    void theBoardItsRingsAndBothInstrumentsAreWhereTheyAre() {
        String above = """
                 from above........................
                    .                             .
                    .    oo   oo                  .
                    .   oooo 1ooo2     ++   ++    .
                    .   oooo oooo                 .
                    .   oooo oooo      ++   ++    .
                    .   oooo 3ooo4     ++   ++    .
                    .   oooo oo\\L\\        /R/     .
                    .   oooo 5ooo6     ++   ++    .
                    .    oo   oo                  .
                    .                             .
                    ...............................""";
        assertEquals(above, part(ascii(Views.view(Views.scene())), 0, 39));
    }

    @Test
    void fromTheFrontTheirHeightsAreSeen() {
        String front = """
                from the front \\          /
                               \\          /
                               L          R
                               \\          /
                               \\          /
                               \\\\         //
                               \\\\        / /

                         +    +        +    +
                        oooo5ooo 6     +    +
                    .....+....+........+....+.....
                """;
        assertEquals(front.stripTrailing(), part(ascii(Views.view(Views.scene())), 40, 80));
    }

    /** The rows of the field between two columns. */
    private static String part(List<String> lines, int from, int to) {
        return lines.subList(1, MARKERS).stream()
                .map(line -> line.substring(from, to).stripTrailing())
                .collect(Collectors.joining("\n"))
                .stripTrailing()
                .stripIndent();
    }

    @Test
    void aRingsStateIsSeenWithoutColours() {
        String plain = drawing(Scene.RingState.ON_PEG);
        String held = drawing(Scene.RingState.HELD);
        String loose = drawing(Scene.RingState.LOOSE);
        String gone = drawing(Scene.RingState.OUT_OF_VIEW);
        assertNotEquals(plain, held);
        assertNotEquals(plain, loose);
        assertNotEquals(held, loose);
        assertTrue(plain.contains("2"));
        assertFalse(gone.contains("2"));
    }

    /** The view from above of a field that is large on the screen, so that the ring is all there is in its part of it. */
    private static String drawing(Scene.RingState state) {
        Scene.Ring ring = Views.ring(0, 0.05, -0.04, state, "");
        return text(
                lines(Glyphs.UNICODE, 80, 24, Views.view(Views.scene(Views.ringsWithTheSecond(ring), true, Map.of())))
                        .subList(1, 6));
    }

    @Test
    void theValuesSayWhereEachRingIs() {
        Scene.Ring held = Views.ring(0, 0.05, 0, Scene.RingState.HELD, "left");
        String shown = text(ascii(Views.view(Views.scene(Views.ringsWithTheSecond(held), true, Map.of()))));
        assertTrue(shown.contains("1 on L1, 2 in left, 3 on L3"), shown);
    }

    @Test
    void theValuesThatMatterAreThereAndUndefinedOnesAreNotInvented() {
        Map<Metric, Double> values = Map.of(
                Metric.TASK_TIME,
                41.25,
                Metric.DROPS_IN_VIEW,
                2.0,
                Metric.PATH_LENGTH_LEFT,
                1.234,
                Metric.COVERAGE,
                0.98);
        String shown = text(ascii(Views.view(Views.scene(Views.rings(), true, values))));
        assertTrue(shown.contains("41.25 s, 3 of 12 transfers"), shown);
        assertTrue(shown.contains("errors 2 dropped"), shown);
        assertTrue(shown.contains("left 1.23 m, right -"), shown);
        assertTrue(shown.contains("98 % coverage"), shown);
    }

    @Test
    void aHandThatIsNotSeenIsPointedOut() {
        String shown = text(ascii(Views.view(Views.scene(Views.rings(), false, Map.of()))));
        assertTrue(shown.contains("left NOT SEEN, right tracked"), shown);
        assertTrue(shown.contains("L?"), shown);
        assertFalse(shown.contains("R?"), shown);
    }

    @Test
    void errorsAndCuesStandAboveTheirPlaceInTheBar() {
        List<String> shown = unicode(Views.view(
                Views.scene(),
                Views.marker(25, MarkerKind.CUE, "idle_too_long"),
                Views.marker(50, MarkerKind.CUE, "ring_dropped"),
                Views.marker(50, MarkerKind.ERROR, "dropped_in_view"),
                Views.marker(75, MarkerKind.EVENT, "grasped")));
        assertEquals('!', shown.get(MARKERS).charAt(20));
        assertEquals('✗', shown.get(MARKERS).charAt(40), "an error hides a cue, not the other way round");
        assertEquals("", shown.get(MARKERS).substring(41).strip());
        assertEquals("━".repeat(40) + "┃" + "╌".repeat(39), shown.get(BAR));
    }

    @Test
    void whatWasNotLookedThroughYetLooksDifferent() {
        String bar = ascii(Views.view(Views.scene(), 0, Views.TICKS / 4)).get(BAR);
        assertEquals("|" + "-".repeat(20) + ".".repeat(59), bar);
    }

    @Test
    void thePositionIsThereInNumbers() {
        String position = ascii(Views.view(Views.scene())).get(POSITION);
        assertTrue(position.startsWith(" paused   0:50.00 of 1:40.00   speed 1x"), position);
        assertTrue(position.endsWith("tick 4,500 of 9,000   way out "), position);
    }

    @Test
    void theListLeadsUpToNowAndShowsWhatComesNext() {
        List<String> shown = ascii(Views.view(
                Views.scene(),
                Views.marker(10, MarkerKind.EVENT, "grasped"),
                Views.marker(49, MarkerKind.ERROR, "dropped_in_view"),
                Views.marker(62, MarkerKind.CUE, "idle_too_long")));
        String all = text(shown);
        assertTrue(all.contains("  0:10.00 . grasped, left, ring 3"), all);
        assertTrue(all.contains("> 0:49.00 x ERROR dropped in view, lef$"), all);
        assertTrue(all.contains("  1:02.00 ! cue idle too long, left"), all);
    }

    @Test
    void theAsciiScreenIsAscii() {
        String shown = text(ascii(Views.view(Views.scene(), Views.marker(50, MarkerKind.TRACKING, "tracking_lost"))));
        assertTrue(shown.chars().allMatch(c -> c == '\n' || c >= ' ' && c <= '~'), shown);
    }

    @Test
    void aLocaleThatIsNotUtf8GetsAscii() {
        assertEquals(Glyphs.UNICODE, Glyphs.of("UTF-8"));
        assertEquals(Glyphs.ASCII, Glyphs.of("ANSI_X3.4-1968"));
        assertEquals(Glyphs.ASCII, Glyphs.of(""));
    }

    @Test
    void whatPeopleWroteCannotUpsetTheTerminal() {
        Marker pause =
                new Marker(90, Views.SECOND, MarkerKind.PAUSE, "pause", null, -1, "\033[2Jgr\u00f6\u00dfer \u6f22");
        ReplayView view = Views.view(Views.scene(), pause);
        assertTrue(text(unicode(view)).contains("pause: ?[2Jgr\u00f6\u00dfer ?"), text(unicode(view)));
        assertTrue(text(ascii(view)).contains("pause: ?[2Jgr??er ?"), text(ascii(view)));
    }

    @Test
    void theKeysAreInTheLastLineUnlessThereIsSomethingToSay() {
        ReplayView view = Views.view(Views.scene());
        assertTrue(unicode(view).get(23).contains("q quit"), unicode(view).get(23));
        assertTrue(ascii(view).get(23).contains("q quit"), ascii(view).get(23));
        ReplayView asked = new ReplayView(
                view.title(),
                view.scenario(),
                view.scene(),
                view.position(),
                view.markers(),
                "no error after this",
                false);
        assertEquals("no error after this", unicode(asked).get(23).strip());
    }

    @Test
    void helpExplainsKeysAndSigns() {
        ReplayView view = Views.view(Views.scene());
        String shown = text(unicode(new ReplayView(
                view.title(), view.scenario(), view.scene(), view.position(), view.markers(), "", true)));
        assertTrue(shown.contains("previous, next error"), shown);
        assertTrue(shown.contains("✗ error"), shown);
    }

    @Test
    void helpFitsTheUsualScreenWholly() {
        ReplayView view = help();
        assertTrue(text(unicode(view)).contains("from above"), "with the field, one row smaller");
        for (Glyphs glyphs : Glyphs.values()) {
            for (int rows : new int[] {24, 15}) {
                List<String> shown = lines(glyphs, 80, rows, view);
                assertTrue(shown.stream().noneMatch(line -> line.endsWith("" + glyphs.more())), text(shown));
                assertTrue(text(shown).contains("Any key closes this"), text(shown));
                assertTrue(text(shown).contains("hand not seen"), text(shown));
            }
        }
    }

    private static ReplayView help() {
        ReplayView view = Views.view(Views.scene());
        return new ReplayView(view.title(), view.scenario(), view.scene(), view.position(), view.markers(), "", true);
    }

    @Test
    void whatANarrowWindowCutsOffIsSeenToBeCut() {
        List<String> shown = lines(Glyphs.UNICODE, 40, 20, help());
        assertTrue(shown.stream().anyMatch(line -> line.endsWith("…")), text(shown));
        assertTrue(lines(Glyphs.ASCII, 40, 20, help()).stream().anyMatch(line -> line.endsWith("$")));
    }

    @Test
    void whileASessionIsBeingOpenedTheScreenSaysSo() {
        List<String> shown = new ReplayScreen(Glyphs.UNICODE, 30, 3)
                .opening("opening 0190a1b2 40 %").stream()
                        .map(AttributedString::toString)
                        .toList();
        assertEquals(List.of(" opening 0190a1b2 40 %        ", " ".repeat(30), " ".repeat(30)), shown);
    }
}
