package org.trocar.server.train;

/** So much a second, with so much in reserve for what comes in a burst: a token bucket. Not thread-safe. */
final class Allowance {
    private static final double NANOS_A_SECOND = 1e9;

    private final double perSecond;
    private final double reserve;
    private double left;
    private long lastNanos;

    /**
     * @param perSecond how much is allowed every second
     * @param reserve how much may come at once after a time without
     * @param nowNanos on a steady clock, as in the calls that follow
     */
    Allowance(double perSecond, double reserve, long nowNanos) {
        this.perSecond = perSecond;
        this.reserve = reserve;
        left = reserve;
        lastNanos = nowNanos;
    }

    /** Takes so much if there is as much; false when there is not. */
    boolean take(double amount, long nowNanos) {
        refill(nowNanos);
        if (left < amount) {
            return false;
        }
        left -= amount;
        return true;
    }

    /** Takes so much, there or not, and returns for how long nothing more should come, nanoseconds; 0 when there was enough. */
    long spend(double amount, long nowNanos) {
        refill(nowNanos);
        left -= amount;
        return left >= 0 ? 0 : (long) (-left / perSecond * NANOS_A_SECOND);
    }

    private void refill(long nowNanos) {
        left = Math.min(reserve, left + (nowNanos - lastNanos) / NANOS_A_SECOND * perSecond);
        lastNanos = nowNanos;
    }
}
