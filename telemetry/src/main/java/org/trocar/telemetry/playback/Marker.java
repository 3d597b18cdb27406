package org.trocar.telemetry.playback;

import org.trocar.core.hands.Hand;

/**
 * One moment of a session worth finding again.
 *
 * @param tick when
 * @param sessionNanos the same in session time
 * @param kind why
 * @param what the event, cue or control event by its key: {@code dropped_in_view} and so on
 * @param hand whose it is, or null
 * @param ring which ring's it is, or −1
 * @param detail more in words, such as a cue's text; may be empty
 */
public record Marker(long tick, long sessionNanos, MarkerKind kind, String what, Hand hand, int ring, String detail) {}
