package org.trocar.core.session;

/**
 * A sender's clock as it lies on session time. It is tied by a frame; after that, in real time, it is followed by when frames arrive, as
 * receivers of NTP (RFC 5905, the clock filter) and RTP do: frames come late for many reasons and early for none, so the least difference
 * between arrival and capture in each quarter of a second is near the clocks' own. Where those least differences change evenly for the last
 * minute, or as long as there was one, the sender's clock runs fast or slow; where they rise otherwise, frames are late, and are left so. In the first
 * four seconds an even rise is followed for the time being, lest a slow clock's frames seem late, and an even fall is not.
 *
 * <p>The way from the sender's time to session time has bends and no steps: what was captured later is later, and what a metric takes for the
 * time between two frames is wrong by {@link #MAX_BEND} at most while the clock is being caught up with. For a sender whose clock is right
 * nothing ever bends but at the beginning, when the frame that tied it had come later than others do. Allocates nothing.
 */
final class SenderClock {
    /** A clock that is further off than about a tenth is not followed all the way. */
    static final double MAX_BEND = 0.125;

    private static final long WINDOW_NANOS = 250_000_000L;
    /** A minute. */
    private static final int WINDOWS = 240;

    /** Before there were so many, nothing is followed; then a rise, provisionally. */
    private static final int LEAST_WINDOWS = 3;
    /** Four seconds: from then on what is even is a clock's. */
    private static final int BELIEVED_WINDOWS = 16;
    /** Six seconds: by then it has shown that it goes on. */
    private static final int KNOWN_WINDOWS = 24;
    /** Less than this between the beginning and the end of a minute is the network's, not a clock's. */
    private static final long LEAST_DRIFT_NANOS = 10_000_000L;
    /** By how much least delays differ that come as fast as they can. */
    private static final long NOISE_NANOS = 5_000_000L;
    /** How far off the tie may be without being corrected. */
    private static final long TOLERANCE_NANOS = 5_000_000L;
    /** What is further off is corrected within about this time. */
    private static final double CATCH_UP_NANOS = 1e9;

    private boolean tied;
    private long bendCapture;
    private long bendSession;
    private double bend;
    private double rate;
    private long lastSession;

    private long offsetAtTie;
    private long delayAtTie;
    private long windowEnd;
    private long leastDelay;
    private long leastCapture;
    private final long[] delays = new long[WINDOWS];
    private final long[] captures = new long[WINDOWS];
    private int windows;
    private int newest;

    boolean tied() {
        return tied;
    }

    void untie() {
        tied = false;
    }

    /** From here on, and with nothing known of how fast the sender's clock is. */
    void tie(long captureNanos, long sessionNanos, long receiveNanos) {
        tied = true;
        bendCapture = captureNanos;
        bendSession = sessionNanos;
        lastSession = Long.MIN_VALUE;
        bend = 0;
        rate = 0;
        offsetAtTie = sessionNanos - captureNanos;
        delayAtTie = receiveNanos - captureNanos;
        windows = 0;
        newest = -1;
        openWindow(receiveNanos);
    }

    /** The tie stays, and session time goes on earlier by so much. */
    void leaveOut(long nanos) {
        bendSession -= nanos;
    }

    /** When something was captured, in session time. */
    long sessionNanos(long captureNanos) {
        long since = captureNanos - bendCapture;
        return bendSession + since + (long) (since * bend);
    }

    /** The same for the next frame that is taken: after the last one's, if only by a nanosecond. */
    long place(long captureNanos) {
        lastSession = Math.max(lastSession + 1, sessionNanos(captureNanos));
        return lastSession;
    }

    /** Session time minus the sender's clock, at a moment of the sender's. */
    long offsetNanos(long captureNanos) {
        return sessionNanos(captureNanos) - captureNanos;
    }

    /**
     * By how much the sender's clock runs fast, as a part of the time; negative when it is slow, 0 when nothing says that it is wrong, and
     * in the first six seconds.
     */
    double fastBy() {
        return windows < KNOWN_WINDOWS ? 0 : 1 / (1 + rate) - 1;
    }

    /** A frame was taken: each one's capture time is after those before. */
    void follow(long captureNanos, long receiveNanos) {
        long delay = receiveNanos - captureNanos - delayAtTie;
        if (delay < leastDelay) {
            leastDelay = delay;
            leastCapture = captureNanos;
        }
        if (receiveNanos >= windowEnd) {
            closeWindow();
            openWindow(receiveNanos);
            bendAt(captureNanos);
        }
    }

    private void openWindow(long receiveNanos) {
        windowEnd = receiveNanos + WINDOW_NANOS;
        leastDelay = Long.MAX_VALUE;
    }

    private void closeWindow() {
        newest = (newest + 1) % WINDOWS;
        delays[newest] = leastDelay;
        captures[newest] = leastCapture;
        windows = Math.min(windows + 1, WINDOWS);
    }

    /** The window i from the oldest. */
    private int at(int i) {
        return Math.floorMod(newest + 1 - windows + i, WINDOWS);
    }

    private void bendAt(long captureNanos) {
        rate = rate();
        long session = sessionNanos(captureNanos);
        double error = delayOfOne(captureNanos) - (session - captureNanos - offsetAtTie);
        double correction = Math.abs(error) > TOLERANCE_NANOS ? error / CATCH_UP_NANOS : 0;
        bendCapture = captureNanos;
        bendSession = session;
        bend = Math.max(-MAX_BEND, Math.min(MAX_BEND, rate + correction));
    }

    /** Of a frame that came as fast as any of the last minute: the line below all of them. */
    private double delayOfOne(long captureNanos) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < windows; i++) {
            least = Math.min(least, delays[i] + rate * (captureNanos - captures[i]));
        }
        return least;
    }

    /** How fast the least delays rise, where they do so evenly: by the least ones of each third of the time. */
    private double rate() {
        if (windows < LEAST_WINDOWS) {
            return 0;
        }
        int third = windows / 3;
        int first = leastOf(0, third);
        int middle = leastOf((windows - third) / 2, third);
        int last = leastOf(windows - third, third);
        long rise = delays[last] - delays[first];
        if (Math.abs(rise) < LEAST_DRIFT_NANOS) {
            return 0;
        }
        long half = delays[middle] - delays[first];
        long since = captures[last] - captures[first];
        long tolerance = Math.max(NOISE_NANOS, Math.abs(rise) / 4);
        if (Math.abs(2 * half - rise) > tolerance) {
            return windows < KNOWN_WINDOWS || disproved(rise, since) ? 0 : rate;
        }
        return rise > 0 || windows >= BELIEVED_WINDOWS ? (double) rise / since : 0;
    }

    /**
     * Whether what was taken for the clock's rate cannot be. What comes later than a slow clock's frames would is late for once; none comes
     * earlier. A fast clock needs no rate to be followed by, since each of its frames is the one that came fastest.
     */
    private boolean disproved(long rise, long since) {
        return rate <= 0 || rise < rate * since * 0.75 - NOISE_NANOS;
    }

    private int leastOf(int from, int count) {
        int least = at(from);
        for (int i = from + 1; i < from + count; i++) {
            least = delays[at(i)] < delays[least] ? at(i) : least;
        }
        return least;
    }
}
