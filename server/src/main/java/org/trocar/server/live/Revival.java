package org.trocar.server.live;

import io.grpc.Status;
import org.trocar.protos.v1.Refusal;

/** What came of taking up a session again whose server died. */
sealed interface Revival {
    /** It goes on as soon as it is begun. */
    record Alive(LiveSession session) implements Revival {}

    /** It does not go on, for this client or at all. */
    record Refused(Refusal refusal, Status status) implements Revival {}
}
