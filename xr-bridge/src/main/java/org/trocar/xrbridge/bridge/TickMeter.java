package org.trocar.xrbridge.bridge;

/** What the headset's thread counts and measures of itself, allocating nothing. */
final class TickMeter {
    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.99;

    private final Durations intervals = new Durations();
    private final Durations work = new Durations();
    private final OwnAllocation allocation = new OwnAllocation();
    private boolean following;
    private long lastBegunNanos;
    private long located;
    private long early;
    private long claimsCleared;
    private int openings;

    void opened() {
        openings++;
    }

    /** The next frame does not follow the last one: the time between them is nobody's slowness. */
    void pause() {
        following = false;
    }

    void cleared(int claims) {
        claimsCleared += claims;
    }

    /** A frame is located before anybody wants it. */
    void early() {
        early++;
    }

    /** A frame was located. */
    void tick(long begunNanos, long endedNanos) {
        if (following) {
            intervals.add(begunNanos - lastBegunNanos);
        }
        allocation.tick(following);
        following = true;
        lastBegunNanos = begunNanos;
        work.add(endedNanos - begunNanos);
        located++;
    }

    BridgeReport report(long sent, long dropped, long slips, long vibrations) {
        return new BridgeReport(
                located,
                early,
                sent,
                dropped,
                slips,
                openings,
                claimsCleared,
                vibrations,
                intervals.quantileNanos(MEDIAN),
                intervals.quantileNanos(NEARLY_ALL),
                work.quantileNanos(MEDIAN),
                work.quantileNanos(NEARLY_ALL),
                allocation.report());
    }
}
