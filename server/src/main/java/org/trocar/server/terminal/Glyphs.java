package org.trocar.server.terminal;

import java.nio.charset.StandardCharsets;
import org.jline.utils.WCWidth;
import org.trocar.telemetry.playback.MarkerKind;

/**
 * What the screen is made of: dots in braille and signs, or nothing beyond ASCII. Not among the signs are the plain box lines, which some
 * terminals are sent in an alternate character set.
 */
public enum Glyphs {
    UNICODE(2, 4, "✗!·•○≈‖↯◆", "━╌┈┃┊▸×–…"),
    ASCII(1, 1, "x!.*o~\"^#", "=-.||>x-$");

    private final int dotsAcross;
    private final int dotsDown;
    private final String markers;
    private final String signs;

    /**
     * @param markers the signs of errors, cues, events, transfers, tracking, gaps, pauses, restarts and marks
     * @param signs played, to come, not looked at, here, divider, this one, times, nothing, more
     */
    Glyphs(int dotsAcross, int dotsDown, String markers, String signs) {
        this.dotsAcross = dotsAcross;
        this.dotsDown = dotsDown;
        this.markers = markers;
        this.signs = signs;
    }

    /** What can be shown where texts have the encoding of the user's locale. */
    public static Glyphs ofLocale() {
        return of(System.getProperty("native.encoding", ""));
    }

    static Glyphs of(String encoding) {
        return encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name()) ? UNICODE : ASCII;
    }

    /** The same text with a question mark for every character that cannot be shown, or would not take one column. */
    String plain(String text) {
        return text.codePoints()
                .map(character -> showable(character) ? character : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private boolean showable(int character) {
        return WCWidth.wcwidth(character) == 1 && character <= (this == ASCII ? '~' : Character.MAX_VALUE);
    }

    /** How many dots one character has side by side. */
    int dotsAcross() {
        return dotsAcross;
    }

    /** How many dots one character has on top of each other. */
    int dotsDown() {
        return dotsDown;
    }

    char marker(MarkerKind kind) {
        return markers.charAt(
                switch (kind) {
                    case ERROR -> 0;
                    case CUE -> 1;
                    case EVENT -> 2;
                    case TRANSFER -> 3;
                    case TRACKING -> 4;
                    case GAP -> 5;
                    case PAUSE -> 6;
                    case RESTART -> 7;
                    case MARK -> 8;
                });
    }

    char played() {
        return signs.charAt(0);
    }

    char toCome() {
        return signs.charAt(1);
    }

    char notLookedAt() {
        return signs.charAt(2);
    }

    char here() {
        return signs.charAt(3);
    }

    char divider() {
        return signs.charAt(4);
    }

    char thisOne() {
        return signs.charAt(5);
    }

    char times() {
        return signs.charAt(6);
    }

    char nothing() {
        return signs.charAt(7);
    }

    /** Stands where a text was cut off. */
    char more() {
        return signs.charAt(8);
    }
}
