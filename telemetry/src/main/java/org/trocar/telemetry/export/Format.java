package org.trocar.telemetry.export;

/** What an export is made of. */
public enum Format {
    /** Tables as text, frames with one row a joint. */
    CSV,
    /** The same tables in columns, frames with one row a hand. */
    PARQUET,
    /** One Motion-BIDS dataset. */
    BIDS
}
