package org.trocar.server.terminal;

import org.jline.utils.AttributedStyle;

/** What is drawn: each in its colour, and with the character it is made of where there are no dots. */
enum Ink {
    BOARD('.', faint()),
    PEG('+', AttributedStyle.DEFAULT),
    RING_ON_PEG('o', colour(AttributedStyle.GREEN)),
    RING_HELD('@', colour(AttributedStyle.YELLOW).bold()),
    RING_LOOSE('%', colour(AttributedStyle.RED).bold()),
    LEFT('\\', colour(AttributedStyle.CYAN).bold()),
    RIGHT('/', colour(AttributedStyle.MAGENTA).bold()),
    TEXT(' ', AttributedStyle.DEFAULT),
    FAINT(' ', faint()),
    STRONG(' ', AttributedStyle.BOLD),
    TITLE(' ', AttributedStyle.INVERSE),
    ERROR(' ', colour(AttributedStyle.RED).bold()),
    CUE(' ', colour(AttributedStyle.YELLOW)),
    GOOD(' ', colour(AttributedStyle.GREEN)),
    LOSS(' ', colour(AttributedStyle.MAGENTA));

    private final char character;
    private final AttributedStyle style;

    Ink(char character, AttributedStyle style) {
        this.character = character;
        this.style = style;
    }

    private static AttributedStyle colour(int colour) {
        return AttributedStyle.DEFAULT.foreground(colour);
    }

    private static AttributedStyle faint() {
        return AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT + AttributedStyle.BLACK);
    }

    char character() {
        return character;
    }

    AttributedStyle style() {
        return style;
    }
}
