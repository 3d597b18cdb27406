package org.trocar.core.session;

/** What results depend on besides journal and scenario. */
public final class Engine {
    /** Raised whenever the same journal and scenario would give other results. */
    public static final int VERSION = 3;

    private Engine() {}
}
