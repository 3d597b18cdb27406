package org.trocar.telemetry.folder;

/**
 * Something wrong with a stored session, as a value: what it is, where, and what to do about it.
 *
 * @param kind what is wrong
 * @param tick where, or the last tick known to be good when the damaged place names none; 0 before the first tick
 * @param record the journal record's number, or 0 when it is not about one record
 * @param detail the file, field or value in question
 */
public record Damage(Kind kind, long tick, long record, String detail) {
    public enum Kind {
        MANIFEST_MISSING("restore manifest.json from a copy of the folder; without it the session cannot be replayed"),
        MANIFEST_UNREADABLE("restore manifest.json from a copy of the folder"),
        NEWER_FORMAT("read it with the version of trocar that wrote it, or a newer one"),
        SCENARIO_MISSING("restore the file from a copy of the folder"),
        SCENARIO_CHANGED("restore the file as it was when the session ran; edit the original instead"),
        SUMMARY_UNREADABLE("restore journal.json from a copy of the folder; the records can be read without it"),
        JOURNAL_MISSING("restore the queue folder from a copy of the session"),
        JOURNAL_UNREADABLE(
                "restore the queue folder from a copy, or, if its metadata.cq4t is at fault, read it without that file;"
                        + " what was read before this place is sound"),
        BAD_CHECKSUM("restore the queue folder from a copy; the run cannot be graded from this one"),
        CHAIN_BROKEN(
                "the record, the one before it or, at the first, manifest.json was altered; restore the session from a copy, the run"
                        + " cannot be graded from this one"),
        ENCRYPTED(
                "give the learner's key: it lies in the data folder under keys/learners, or comes in a session packed with its key; if"
                        + " it was erased, the records cannot be read any more"),
        MALFORMED_RECORD("restore the queue folder from a copy, or read it with the version that wrote it"),
        UNDECODABLE_FRAME("read it with the version of trocar that wrote it"),
        CHANGED("restore the queue folder from a copy; it was written to after the session was closed"),
        OUT_OF_ORDER("restore the queue folder from a copy; the run cannot be graded from this one"),
        GRADE_CHANGED("keep it as evidence; the grade above was made anew from the journal"),
        HOLE("the run is not gradable: records were lost while it ran; look for a full disk or an overloaded machine"),
        TORN_TAIL("restore the queue folder from a copy; ticks up to the last seal are sound"),
        UNSEALED_TICK("nothing: the session was interrupted in this tick, and all ticks before it are sound");

        private final String remedy;

        Kind(String remedy) {
            this.remedy = remedy;
        }

        public String remedy() {
            return remedy;
        }
    }

    /** Damage of the folder, not of a place in the journal. */
    public static Damage ofFolder(Kind kind, String detail) {
        return new Damage(kind, 0, 0, detail);
    }

    /** Whether it spoils what was recorded; that a run was interrupted within a tick does not. */
    public boolean grave() {
        return kind != Kind.UNSEALED_TICK;
    }

    /** In a few words: its kind, and where. */
    public String what() {
        return kind + (record == 0 || kind == Kind.CHANGED ? "" : " (tick " + tick + ", record " + record + ")");
    }

    /** One sentence with its remedy. */
    public String message() {
        return what() + ": " + detail + "; " + kind.remedy();
    }
}
