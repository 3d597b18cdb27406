package org.trocar.telemetry.backup;

/** Is told how far a copy has come. */
@FunctionalInterface
public interface Work {
    void reached(long bytes, long ofBytes);
}
