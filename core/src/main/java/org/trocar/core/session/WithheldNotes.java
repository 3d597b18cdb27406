package org.trocar.core.session;

import org.trocar.core.feedback.Withheld;

/** Notes in the journal which cues were due and not given, so that it says so to whoever does not replay it. */
final class WithheldNotes {
    private static final Withheld[] REASONS = Withheld.values();

    private final long[] noted = new long[REASONS.length];

    /** What a restored session has withheld before is in the journal. */
    WithheldNotes(Session session) {
        for (Withheld reason : REASONS) {
            noted[reason.ordinal()] = session.withheld(reason);
        }
    }

    void note(long tick, Session session, SessionJournal journal) {
        for (Withheld reason : REASONS) {
            long more = session.withheld(reason) - noted[reason.ordinal()];
            if (more > 0) {
                journal.note(tick, noteOf(reason), more);
                noted[reason.ordinal()] += more;
            }
        }
    }

    private static Note noteOf(Withheld reason) {
        return switch (reason) {
            case RATE_LIMIT -> Note.CUES_WITHHELD_BY_RATE_LIMIT;
            case MASTERY -> Note.CUES_WITHHELD_BY_MASTERY;
            case ASSESSMENT -> Note.CUES_WITHHELD_IN_ASSESSMENT;
        };
    }
}
