package org.trocar.telemetry.replay;

/**
 * The first place where a replay differs from what was recorded.
 *
 * @param tick where
 * @param what differs: the input, an event, a tip or the state hash
 * @param expected what the journal says
 * @param actual what the replay made
 */
public record Divergence(long tick, String what, String expected, String actual) {
    public String message() {
        return "tick " + tick + ": " + what + " differs: recorded " + expected + ", replayed " + actual;
    }
}
