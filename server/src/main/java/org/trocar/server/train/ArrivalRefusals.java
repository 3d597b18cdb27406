package org.trocar.server.train;

import java.util.EnumMap;
import java.util.Map;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.server.live.ClientConnection;

/**
 * Tells a client what was refused on arrival: the first of a kind at once, then at most one message a kind and second, which says how many
 * were kept back. Used on the connection's network thread.
 */
final class ArrivalRefusals {
    private static final long INTERVAL_NANOS = 1_000_000_000L;

    private final ClientConnection client;
    private final Map<RefusalCode, Kept> kinds = new EnumMap<>(RefusalCode.class);

    private static final class Kept {
        private long toldNanos;
        private long untold;
    }

    ArrivalRefusals(ClientConnection client) {
        this.client = client;
    }

    void tell(Refusal refusal, long nowNanos) {
        Kept kept = kinds.get(refusal.getCode());
        if (kept == null) {
            kinds.put(refusal.getCode(), kept = new Kept());
            kept.toldNanos = nowNanos - INTERVAL_NANOS;
        }
        boolean due = nowNanos - kept.toldNanos >= INTERVAL_NANOS;
        if (due && client.offer(message(refusal, kept.untold))) {
            kept.toldNanos = nowNanos;
            kept.untold = 0;
        } else {
            kept.untold++;
        }
    }

    private static ServerMessage message(Refusal refusal, long untold) {
        Refusal told = untold == 0
                ? refusal
                : refusal.toBuilder()
                        .setValue(refusal.getValue() + " (and " + untold + " before it)")
                        .build();
        return ServerMessage.newBuilder().setRefusal(told).build();
    }
}
