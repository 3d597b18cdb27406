package org.trocar.xrbridge.openxr;

import org.trocar.xrbridge.headset.HeadsetException;

/**
 * Converts between {@link System#nanoTime} and the runtime's time by their difference, which is measured anew at each tick. It holds for one
 * instance: another one's time may begin anywhere, also earlier.
 */
final class XrClock implements AutoCloseable {
    /** A runtime's time that has stood still for so long is no time: its poses are old ones. */
    static final long STOPPED_AFTER_NANOS = 250_000_000;

    private final RuntimeClock runtime;
    private long offsetNanos;
    private long lastXrTime;
    private long lastAdvanceNanos;
    private boolean known;

    XrClock(RuntimeClock runtime) {
        this.runtime = runtime;
    }

    static XrClock of(Instance instance) throws HeadsetException {
        if (instance.has(Extension.TIMESPEC_CLOCK)) {
            return new XrClock(new TimespecClock(instance));
        }
        if (instance.has(Extension.PERFORMANCE_COUNTER_CLOCK)) {
            return new XrClock(new PerformanceCounterClock(instance));
        }
        throw new HeadsetException(
                instance.runtime()
                        + " does not relate its clock to this machine's, so nothing it measures could be placed in time (it has"
                        + " neither XR_KHR_convert_timespec_time nor XR_KHR_win32_convert_performance_counter_time). Update it or use SteamVR,"
                        + " Monado or WiVRn.",
                false);
    }

    /** Measures the difference. */
    void measure(long nowNanos) {
        long xrTime = runtime.xrTime(nowNanos);
        known = xrTime > 0;
        if (xrTime != lastXrTime) {
            lastXrTime = xrTime;
            lastAdvanceNanos = nowNanos;
        }
        offsetNanos = xrTime - nowNanos;
    }

    /** Whether the runtime's time is known and goes on. */
    boolean runs(long nowNanos) {
        return known && nowNanos - lastAdvanceNanos < STOPPED_AFTER_NANOS;
    }

    long toXrTime(long nanos) {
        return nanos + offsetNanos;
    }

    long toNanos(long xrTime) {
        return xrTime - offsetNanos;
    }

    String name() {
        return runtime.name();
    }

    @Override
    public void close() {
        runtime.close();
    }
}
