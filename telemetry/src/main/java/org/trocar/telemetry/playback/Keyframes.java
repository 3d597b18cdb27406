package org.trocar.telemetry.playback;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.trocar.core.session.Session;

/**
 * States to start from, so that no seek has to begin at the first tick: one every so often. When they grow beyond their memory, every
 * second one is let go and the next come half as often.
 */
final class Keyframes {
    private final NavigableMap<Long, byte[]> states = new TreeMap<>();
    private final long mostBytes;
    private long everyTicks;
    private long bytes;

    /**
     * @param everyTicks how far apart they are as long as there is room
     * @param mostBytes how much memory they may take together
     */
    Keyframes(long everyTicks, long mostBytes) {
        this.everyTicks = everyTicks;
        this.mostBytes = mostBytes;
    }

    /** Keeps the session's state when it is time for one. */
    void offer(Session session) {
        if (session.tick() % everyTicks == 0) {
            byte[] state = session.snapshot();
            states.put(session.tick(), state);
            bytes += state.length;
            while (bytes > mostBytes && states.size() > 1) {
                thinOut();
            }
        }
    }

    private void thinOut() {
        everyTicks *= 2;
        states.keySet().removeIf(tick -> tick % everyTicks != 0);
        bytes = states.values().stream().mapToLong(state -> state.length).sum();
    }

    /** The last state kept from before a tick, so that the tick itself is still to be run. */
    Optional<Keyframe> before(long tick) {
        return Optional.ofNullable(states.lowerEntry(tick))
                .map(entry -> new Keyframe(entry.getKey(), entry.getValue()));
    }

    long bytes() {
        return bytes;
    }
}
