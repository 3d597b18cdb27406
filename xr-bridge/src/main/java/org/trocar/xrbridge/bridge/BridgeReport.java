package org.trocar.xrbridge.bridge;

import java.util.Optional;

/**
 * How a bridge did.
 *
 * @param located frames taken from the headset
 * @param early how many of these were taken before the session was open, and so not sent
 * @param sent frames sent to the server
 * @param dropped frames not sent because the connection was too slow or away
 * @param slips deadlines that passed unused because the thread or the headset was late
 * @param openings how many times the headset was opened
 * @param claimsCleared claims of validity taken back because the values could not be
 * @param vibrations how many were played
 * @param intervalP50Nanos the median time from one frame to the next
 * @param intervalP99Nanos what 99 % of these times stayed within
 * @param workP50Nanos the median time one tick's work took
 * @param workP99Nanos what 99 % of the ticks' work stayed within
 * @param allocation what the headset's thread allocated while the headset ran; empty where the JVM does not count it
 */
public record BridgeReport(
        long located,
        long early,
        long sent,
        long dropped,
        long slips,
        int openings,
        long claimsCleared,
        long vibrations,
        long intervalP50Nanos,
        long intervalP99Nanos,
        long workP50Nanos,
        long workP99Nanos,
        Optional<Allocation> allocation) {

    /**
     * What was allocated from one frame to the next. What happens for the first time may allocate, such as the first vibration; a tick like the one before
     * does not.
     *
     * @param ticks in how many ticks anything was
     * @param bytes in all of them together
     */
    public record Allocation(long ticks, long bytes) {}
}
