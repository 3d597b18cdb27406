package org.trocar.core.session;

import org.trocar.core.input.TickInput;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;

/**
 * Where a session's record goes. A live journal writes; a replay's compares with what was written. Called on the loop thread only, and
 * never blocks.
 */
public interface SessionJournal {
    /** INPUT: what entered this tick. */
    void input(TickInput in);

    /** DERIVED: what the tick made of it. */
    void derived(long tick, WorldEvents events, TipSamples tips);

    /** SEAL: the hash of the whole state after the tick. */
    void seal(long tick, long stateHash);

    /**
     * SNAPSHOT: the whole state after a sealed tick, now and then, from which a run can go on without its beginning.
     *
     * @param saved holds the state whose hash was just sealed; valid during the call
     */
    void snapshot(long tick, StateBuffer saved);

    /** NOTE: an operational fact, counted and not replayed. */
    void note(long tick, Note note, long value);

    /** The last tick whose seal is in the mapped file: nothing up to it is lost when the process dies. 0 before the first. */
    long durableTick();

    /** Whether a whole tick's records surely fit now. A lockstep session waits while they don't; a real-time one makes a hole. */
    boolean hasRoom();
}
