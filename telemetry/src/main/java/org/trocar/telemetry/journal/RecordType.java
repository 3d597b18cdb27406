package org.trocar.telemetry.journal;

/** What a journal record holds. */
public enum RecordType {
    /** What entered a tick: replayed. */
    INPUT(1),
    /** What the tick made of it: recomputed by verification, read by quick re-grading. */
    DERIVED(2),
    /** The hash of the whole state after the tick. */
    SEAL(3),
    /** An operational fact: counted, neither replayed nor hashed. */
    NOTE(4);

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
