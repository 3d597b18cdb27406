package org.trocar.telemetry.journal;

import java.util.function.LongSupplier;

/**
 * What journals need to be told.
 *
 * @param clockMillis wall-clock time, milliseconds since 1970; names the queues' files by day, nothing else reads it
 * @param durability what a durable tick outlives
 * @param reserveBytes a session stops writing when less is left on its disk: appending to a full disk through a mapping can end the process
 */
public record JournalSettings(LongSupplier clockMillis, Durability durability, long reserveBytes) {
    /** The machine's clock, proof against the death of the process, 64 MB in reserve. */
    public static final JournalSettings DEFAULT =
            new JournalSettings(System::currentTimeMillis, Durability.PROCESS, 64L << 20);
}
