package org.trocar.server.terminal;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.trocar.server.words.Amounts;

/** Small pieces of text, cut and padded to measure. */
final class Text {
    private Text() {}

    static AttributedString of(String text, Ink ink) {
        return new AttributedString(text, ink.style());
    }

    /** Exactly so many columns: cut, which its last character then says, or filled with spaces. */
    static AttributedString fit(AttributedString text, int columns, Glyphs glyphs) {
        if (columns <= 0) {
            return AttributedString.EMPTY;
        }
        if (text.length() > columns) {
            return join(text.subSequence(0, columns - 1), of(String.valueOf(glyphs.more()), Ink.FAINT));
        }
        return new AttributedStringBuilder(columns)
                .append(text)
                .append(" ".repeat(columns - text.length()))
                .toAttributedString();
    }

    static AttributedString fit(String text, Ink ink, int columns, Glyphs glyphs) {
        return fit(of(text, ink), columns, glyphs);
    }

    static AttributedString blank(int columns) {
        return of(" ".repeat(Math.max(0, columns)), Ink.TEXT);
    }

    /** The left text, and the right one at the right edge. */
    static AttributedString fit(String left, String right, Ink ink, int columns, Glyphs glyphs) {
        int room = columns - right.length();
        String text = left.length() < room ? left + " ".repeat(room - left.length()) + right : left;
        return fit(of(text, ink), columns, glyphs);
    }

    static AttributedString join(AttributedString left, AttributedString right) {
        return AttributedString.join(AttributedString.EMPTY, left, right);
    }

    /** As everywhere else: 1:02.50. */
    static String time(long nanos) {
        return Amounts.moment(nanos * 1e-9);
    }

    /** A key as words. */
    static String words(String key) {
        return key.replace('_', ' ');
    }
}
