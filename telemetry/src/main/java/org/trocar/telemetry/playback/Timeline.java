package org.trocar.telemetry.playback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What happened when, as far as the session has been surveyed. */
public final class Timeline {
    private final long tickNanos;
    private final List<Marker> markers = new ArrayList<>();
    /** By the tick from which it holds, the session time that has passed without ticks. */
    private final NavigableMap<Long, Long> slippedNanos = new TreeMap<>();

    Timeline(long tickNanos) {
        this.tickNanos = tickNanos;
        slippedNanos.put(0L, 0L);
    }

    void add(Marker marker) {
        markers.add(marker);
    }

    /** Notes the session time at a tick's end, so that times can be turned into ticks. */
    void noteTime(long tick, long sessionNanos) {
        long slipped = sessionNanos - tick * tickNanos;
        if (slipped != slippedNanos.lastEntry().getValue()) {
            slippedNanos.put(tick, slipped);
        }
    }

    /** All markers found so far, in order. */
    public List<Marker> markers() {
        return Collections.unmodifiableList(markers);
    }

    /** The first such marker after a tick. */
    public Optional<Marker> after(long tick, Predicate<Marker> wanted) {
        return markers.stream()
                .filter(marker -> marker.tick() > tick && wanted.test(marker))
                .findFirst();
    }

    /** The last such marker before a tick. */
    public Optional<Marker> before(long tick, Predicate<Marker> wanted) {
        return markers.stream()
                .filter(marker -> marker.tick() < tick && wanted.test(marker))
                .reduce((earlier, later) -> later);
    }

    /** Session time at the end of a tick, nanoseconds. */
    public long sessionNanos(long tick) {
        return tick * tickNanos + slippedNanos.floorEntry(Math.max(0, tick)).getValue();
    }

    /** The last tick that had ended by a session time in nanoseconds; 0 before the first. */
    public long tickAt(long sessionNanos) {
        long tick = 0;
        for (var slip : slippedNanos.entrySet()) {
            long firstNanos = slip.getKey() * tickNanos + slip.getValue();
            if (slip.getKey() == 0 || firstNanos <= sessionNanos) {
                tick = Math.max(slip.getKey(), (sessionNanos - slip.getValue()) / tickNanos);
            } else {
                return Math.min(tick, slip.getKey() - 1);
            }
        }
        return Math.max(0, tick);
    }
}
