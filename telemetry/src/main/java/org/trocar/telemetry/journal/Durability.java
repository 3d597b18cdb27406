package org.trocar.telemetry.journal;

/** What a tick that was promised to be durable outlives. */
public enum Durability {
    /** The death of this process: its records are in a mapped file, which the operating system writes out by and by. */
    PROCESS,
    /** The loss of power too: its records have been forced to the disk. */
    POWER
}
