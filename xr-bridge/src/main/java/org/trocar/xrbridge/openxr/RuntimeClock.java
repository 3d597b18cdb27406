package org.trocar.xrbridge.openxr;

/** Reads a runtime's time off this machine's clock; how depends on the platform. */
interface RuntimeClock extends AutoCloseable {
    /**
     * The runtime's time at this moment.
     *
     * @param nowNanos what {@link System#nanoTime} just said
     * @return nanoseconds, 0 or below when the runtime does not say
     */
    long xrTime(long nowNanos);

    /** Which clocks are related, for people. */
    String name();

    @Override
    void close();
}
