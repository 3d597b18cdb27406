package org.trocar.core.hands;

/** Which of a person's hands, and so which of the two instruments. */
public enum Hand {
    LEFT,
    RIGHT;

    public Hand other() {
        return this == LEFT ? RIGHT : LEFT;
    }
}
