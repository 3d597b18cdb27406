package org.trocar.telemetry.journal;

/** What binds a journal's records together, and so gives the journal its hash. */
sealed interface RecordBinding permits ChainBinding, HashBinding {
    /** Whether a record follows from those before it. Asked once of every record of a possible length, in order, even of a damaged one. */
    boolean admits(StoredRecord record);

    /** Takes a record that is sound. */
    void add(StoredRecord record);

    /** The journal's hash after the last record, lower-case hex. */
    String sha256();

    RecordBinding copy();
}
