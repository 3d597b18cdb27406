package org.trocar.core.session;

/** Operational facts that are journaled and counted, and never replayed. */
public enum Note {
    /** Ticks that started late and were run as catch-up. */
    CATCH_UP_TICKS,
    /** Tick periods given up because the loop was too late to catch up. */
    SLIPPED_TICKS,
    /** Messages to the client left out because it read too slowly. */
    DROPPED_STATES,
    DROPPED_CUES,
    /** Records that found the journal's ring full: the run has a hole and is not gradable. */
    JOURNAL_HOLE,
    /** Not written: a reconnection is input, a control event. */
    RECONNECTED,
    /** Snapshots not taken, because the journal had no room to spare or the state was too large: resuming replays more, nothing is lost. */
    SNAPSHOTS_LEFT_OUT,
    /** Cues that were due and not given, by what held them back; the coach counts them, and a replay counts the same. */
    CUES_WITHHELD_BY_RATE_LIMIT,
    CUES_WITHHELD_BY_MASTERY,
    CUES_WITHHELD_IN_ASSESSMENT
}
