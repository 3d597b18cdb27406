package org.trocar.core.session;

/** What a tick is made of, in the order in which it is done. */
public enum TickStage {
    /** What came in is journaled and applied to the run. */
    INPUT,
    /** Instruments, tissue and things are moved on. */
    WORLD,
    /** Motion is measured and errors are judged. */
    SCORING,
    /** Cues are chosen. */
    COACH,
    /** What followed is journaled and the state is written for the trainee. */
    OUTPUT,
    /** The whole state is gathered, hashed and sealed in the journal; every ten seconds, kept. */
    SEAL;

    /** How many there are. */
    public static final int COUNT = values().length;
}
