package org.trocar.xrbridge.client;

import org.trocar.protos.v1.ClockPong;

/**
 * How the server's clock stands to ours, from the quickest exchange so far (NTP's formula, RFC 5905 section 8).
 *
 * @param offsetNanos server time minus our time
 * @param roundTripNanos how long that exchange was under way; the offset is at most half of this wrong
 */
public record ClockEstimate(long offsetNanos, long roundTripNanos) {
    static ClockEstimate of(ClockPong pong, long receivedNanos) {
        long out = pong.getServerReceiveNanos() - pong.getClientSendNanos();
        long back = pong.getServerSendNanos() - receivedNanos;
        long roundTrip =
                receivedNanos - pong.getClientSendNanos() - (pong.getServerSendNanos() - pong.getServerReceiveNanos());
        return new ClockEstimate((out + back) / 2, roundTrip);
    }
}
