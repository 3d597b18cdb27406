package org.trocar.server.terminal;

import java.util.List;
import org.jline.utils.AttributedString;
import org.trocar.telemetry.playback.MarkerKind;

/** The keys and signs explained. */
final class HelpText {
    static final String KEYS =
            " space play  \u2190\u2192 1 s  ,. tick  [] error  pn mark  +- speed  g go  h help  q quit";
    static final String ASCII_KEYS = " space play  <> 1 s  ,. tick  [] error  pn mark  +- speed  g go  h help  q quit";

    /** Everything that {@link #lines} gives. */
    static final int ROWS = 8;

    private HelpText() {}

    static List<AttributedString> lines(Glyphs glyphs, int columns) {
        return List.of(
                        " space   play, pause                    left right  back, on 1 s",
                        " , .     back, on one tick (or shift and an arrow)",
                        " [ ]     previous, next error           p n         previous, next marker",
                        " { }     previous, next cue             0 1 ... 9   start, one tenth, ... nine",
                        " + -     faster, slower                 g           go to a time: 75.5 or 1:15.5",
                        signs(glyphs),
                        " rings: plain on a peg, thick when held, dotted when loose; L? R?: hand not seen",
                        " Any key closes this; q quits.")
                .stream()
                .map(line -> Text.fit(line, Ink.TEXT, columns, glyphs))
                .toList();
    }

    private static String signs(Glyphs glyphs) {
        return " " + glyphs.marker(MarkerKind.ERROR) + " error " + glyphs.marker(MarkerKind.CUE) + " cue "
                + glyphs.marker(MarkerKind.TRANSFER) + " transfer " + glyphs.marker(MarkerKind.TRACKING)
                + " tracking " + glyphs.marker(MarkerKind.GAP) + " gap " + glyphs.marker(MarkerKind.PAUSE) + " pause "
                + glyphs.marker(MarkerKind.RESTART) + " restart " + glyphs.marker(MarkerKind.MARK) + " mark "
                + glyphs.marker(MarkerKind.EVENT) + " other";
    }
}
