package org.trocar.core.session;

/** Where the hands come from. */
public enum Provenance {
    HEADSET,
    /** A person holds controllers, and the runtime makes the fingers up: where the instruments go is the person's doing all the same. */
    CONTROLLER_EMULATED,
    RECORDING,
    SCRIPTED;

    /** Whether a person operated while the session ran. */
    public boolean live() {
        return this == HEADSET || this == CONTROLLER_EMULATED;
    }
}
