package org.trocar.server.terminal;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** A rectangle of characters to draw dots, lines and letters on. What lies outside it is not drawn; what is drawn later lies on top. */
final class Canvas {
    private static final char BRAILLE = '\u2800';
    /** Braille's bit of each dot, by row and column. */
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final Glyphs glyphs;
    private final int columns;
    private final int rows;
    private final int[] dots;
    private final char[] letters;
    private final Ink[] inks;

    Canvas(int columns, int rows, Glyphs glyphs) {
        this.glyphs = glyphs;
        this.columns = columns;
        this.rows = rows;
        dots = new int[columns * rows];
        letters = new char[columns * rows];
        inks = new Ink[columns * rows];
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    Glyphs glyphs() {
        return glyphs;
    }

    /** Sets one dot, counted from the upper left. */
    void dot(int x, int y, Ink ink) {
        int column = Math.floorDiv(x, glyphs.dotsAcross());
        int row = Math.floorDiv(y, glyphs.dotsDown());
        if (inside(column, row)) {
            int cell = row * columns + column;
            dots[cell] |= BITS[Math.floorMod(y, glyphs.dotsDown())][Math.floorMod(x, glyphs.dotsAcross())];
            inks[cell] = ink;
        }
    }

    /** @param every 1 for a whole line, more for a dotted one */
    void line(int fromX, int fromY, int toX, int toY, int every, Ink ink) {
        int steps = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY));
        for (int i = 0; i <= steps; i += every) {
            double part = steps == 0 ? 0 : (double) i / steps;
            dot((int) Math.round(fromX + part * (toX - fromX)), (int) Math.round(fromY + part * (toY - fromY)), ink);
        }
    }

    /** Writes over whatever is there. */
    void text(int column, int row, String text, Ink ink) {
        for (int i = 0; i < text.length(); i++) {
            if (inside(column + i, row)) {
                letters[row * columns + column + i] = text.charAt(i);
                inks[row * columns + column + i] = ink;
            }
        }
    }

    private boolean inside(int column, int row) {
        return column >= 0 && column < columns && row >= 0 && row < rows;
    }

    AttributedString row(int row) {
        AttributedStringBuilder line = new AttributedStringBuilder(columns);
        for (int cell = row * columns; cell < (row + 1) * columns; cell++) {
            line.append(String.valueOf(character(cell)), inks[cell] == null ? Ink.TEXT.style() : inks[cell].style());
        }
        return line.toAttributedString();
    }

    private char character(int cell) {
        if (letters[cell] != 0) {
            return letters[cell];
        }
        if (dots[cell] == 0) {
            return ' ';
        }
        return glyphs == Glyphs.ASCII ? inks[cell].character() : (char) (BRAILLE + dots[cell]);
    }
}
