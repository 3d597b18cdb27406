package org.trocar.core.scenario;

/** The classes of error a peg transfer records (scoring reference: a drop in view costs only its time, the others are penalised). */
public enum ErrorKind {
    DROP_IN_VIEW("a ring dropped within view"),
    DROP_OUT_OF_VIEW("a ring dropped out of view"),
    TRANSFER_NOT_IN_MID_AIR("a ring changed hands while not in mid-air"),
    WRONG_HAND_FIRST("a ring was lifted by the wrong hand first");

    private final String description;

    ErrorKind(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }

    /** The name used in scenario files, grades and exports: {@code drop_in_view} and so on. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
