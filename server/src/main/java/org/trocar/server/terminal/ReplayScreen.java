package org.trocar.server.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * A moment of a replay as lines of text: the board from above and from the front, the time bar, values and what happened. A pure function of
 * the view, the size and the characters to draw with.
 */
final class ReplayScreen {
    /** Title, markers, bar, position and the last line. */
    private static final int FRAME_ROWS = 5;
    /** Below this there is no use in drawing the field. */
    private static final int LEAST_FIELD_ROWS = 6;

    private static final int LEAST_FIELD_COLUMNS = 48;
    /** What values and happenings want for themselves. */
    private static final int VALUE_ROWS = 8;
    /** The left part of the lower half; as wide as its longest value. */
    private static final int VALUE_COLUMNS = 40;

    private final Glyphs glyphs;
    private final int columns;
    private final int rows;

    ReplayScreen(Glyphs glyphs, int columns, int rows) {
        this.glyphs = glyphs;
        this.columns = columns;
        this.rows = rows;
    }

    /** Exactly so many lines as there are rows, each exactly so many characters as there are columns. */
    List<AttributedString> lines(ReplayView view) {
        TimeBar bar = new TimeBar(view, glyphs, columns);
        int fieldRows = fieldRows(view);
        List<AttributedString> lines = new ArrayList<>();
        lines.add(Text.fit(" " + glyphs.plain(view.title()), Ink.TITLE, columns, glyphs));
        field(view, fieldRows, lines);
        lines.add(bar.markers());
        lines.add(bar.bar());
        lines.add(bar.position());
        lower(view, rows - FRAME_ROWS - fieldRows, lines);
        while (lines.size() < rows - 1) {
            lines.add(Text.blank(columns));
        }
        lines.add(bottom(view));
        return lines.subList(lines.size() - Math.min(lines.size(), rows), lines.size());
    }

    /** What stands there while a session is being opened. */
    List<AttributedString> opening(String text) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(Text.fit(" " + glyphs.plain(text), Ink.TITLE, columns, glyphs));
        while (lines.size() < rows) {
            lines.add(Text.blank(columns));
        }
        return lines;
    }

    private int fieldRows(ReplayView view) {
        int spare = rows - FRAME_ROWS;
        int most = Extent.rowsFor(view.scenario(), (columns - 1) / 2);
        int lowerRows = view.help() ? HelpText.ROWS : Math.min(VALUE_ROWS, spare * 2 / 5);
        int fieldRows = Math.min(most, spare - lowerRows);
        return columns < LEAST_FIELD_COLUMNS || fieldRows < LEAST_FIELD_ROWS ? 0 : fieldRows;
    }

    private void field(ReplayView view, int fieldRows, List<AttributedString> lines) {
        int left = (columns - 1) / 2;
        Canvas above = canvas(view, FieldDrawing.From.ABOVE, "from above", left, fieldRows);
        Canvas front = canvas(view, FieldDrawing.From.FRONT, "from the front", columns - 1 - left, fieldRows);
        AttributedString divider = Text.of(String.valueOf(glyphs.divider()), Ink.FAINT);
        for (int row = 0; row < fieldRows; row++) {
            lines.add(AttributedString.join(divider, above.row(row), front.row(row)));
        }
    }

    private Canvas canvas(ReplayView view, FieldDrawing.From from, String caption, int width, int height) {
        Canvas canvas = new Canvas(width, height, glyphs);
        if (height > 0) {
            new FieldDrawing(canvas, from, view.scenario()).draw(view.scene());
            canvas.text(1, 0, caption, Ink.FAINT);
        }
        return canvas;
    }

    private void lower(ReplayView view, int height, List<AttributedString> lines) {
        if (view.help()) {
            lines.addAll(head(HelpText.lines(glyphs, columns), height));
            return;
        }
        int left = Math.min(VALUE_COLUMNS, columns / 2);
        List<AttributedString> values = head(new Values(view, glyphs, left).lines(), height);
        List<AttributedString> happenings = new Happenings(view, glyphs, columns - 1 - left).lines(height);
        AttributedString divider = Text.of(String.valueOf(glyphs.divider()), Ink.FAINT);
        for (int row = 0; row < height; row++) {
            lines.add(AttributedString.join(divider, at(values, row, left), at(happenings, row, columns - 1 - left)));
        }
    }

    private static List<AttributedString> head(List<AttributedString> lines, int most) {
        return lines.subList(0, Math.max(0, Math.min(most, lines.size())));
    }

    private static AttributedString at(List<AttributedString> lines, int row, int width) {
        return row < lines.size() ? lines.get(row) : Text.blank(width);
    }

    private AttributedString bottom(ReplayView view) {
        if (!view.bottom().isEmpty()) {
            return Text.fit(" " + glyphs.plain(view.bottom()), Ink.TITLE, columns, glyphs);
        }
        return Text.fit(glyphs == Glyphs.ASCII ? HelpText.ASCII_KEYS : HelpText.KEYS, Ink.FAINT, columns, glyphs);
    }
}
