package org.trocar.telemetry.journal;

/** What a journal record holds. */
public enum RecordType {
    /** What entered a tick: replayed. */
    INPUT(1),
    /** What the tick made of it: recomputed by verification, read by quick re-grading. */
    DERIVED(2),
    /** The hash of the whole state after the tick. */
    SEAL(3),
    /** An operational fact: counted, not replayed. */
    NOTE(4),
    /** The whole state after the tick whose SEAL stands before it. */
    SNAPSHOT(5),
    /** Where the record goes on after its process had died: the first of each later segment. */
    RESTART(6);

    private static final RecordType[] ALL = values();

    /** In the file; never changes. */
    final int code;

    RecordType(int code) {
        this.code = code;
    }

    /** The type of this code, or null. */
    static RecordType of(int code) {
        return code >= 1 && code <= ALL.length ? ALL[code - 1] : null;
    }
}
