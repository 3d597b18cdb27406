package org.trocar.core.session;

/** Where the state after each tick goes: to the client, or nowhere. Called on the loop thread; never blocks. */
public interface SessionSink {
    void emit(Session session);

    /** Whether the next tick's state can be taken now. A lockstep session waits while it can't; a real-time one's state is dropped. */
    default boolean hasRoom() {
        return true;
    }
}
