package org.trocar.xrbridge.bridge;

/** Time that passes only when it is waited for, or when a test says so. */
final class StubClock implements SteadyClock {
    private long nanos = 1_000_000_000_000L;

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void awaitNanos(long until) {
        nanos = Math.max(nanos, until);
    }

    void pass(long more) {
        nanos += more;
    }
}
