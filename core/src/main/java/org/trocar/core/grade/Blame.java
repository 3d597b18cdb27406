package org.trocar.core.grade;

/** Whose a suspected error was, by a person's ruling. */
public enum Blame {
    /** The tracker's: it counts for nothing. */
    TRACKER("tracker"),
    /** The trainee's: it counts like any other. */
    TRAINEE("trainee");

    private final String label;

    Blame(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
