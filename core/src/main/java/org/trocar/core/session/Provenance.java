package org.trocar.core.session;

/** Where the hands come from. */
public enum Provenance {
    HEADSET,
    CONTROLLER_EMULATED,
    RECORDING,
    SCRIPTED
}
