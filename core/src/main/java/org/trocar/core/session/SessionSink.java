package org.trocar.core.session;

/** Where the state after each tick goes: to the client, or nowhere. Called on the loop thread; never blocks. */
public interface SessionSink {
    void emit(Session session);
}
