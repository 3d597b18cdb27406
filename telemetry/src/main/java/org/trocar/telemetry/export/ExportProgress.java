package org.trocar.telemetry.export;

/** Told now and then how far an export is. */
@FunctionalInterface
public interface ExportProgress {
    /**
     * @param tick reached
     * @param lastTick of the session, or 0 when it was interrupted and its end is not known
     */
    void reached(long tick, long lastTick);
}
