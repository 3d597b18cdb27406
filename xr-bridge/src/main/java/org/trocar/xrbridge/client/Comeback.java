package org.trocar.xrbridge.client;

import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Resumed;

/** What a client found that came back to its session. */
public sealed interface Comeback {
    /** @param client on a new stream, which is the caller's to close */
    record Resuming(TrainClient client, Resumed resumed) implements Comeback {}

    /** The session ended meanwhile. */
    record Over(Grade grade) implements Comeback {}
}
