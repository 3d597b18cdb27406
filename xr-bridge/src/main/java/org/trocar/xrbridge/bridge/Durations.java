package org.trocar.xrbridge.bridge;

/**
 * How long something took, many times: counts per whole microsecond up to {@value #MOST_MICROS}, all longer ones together. Counting
 * allocates nothing. Two hundred kilobytes of plain counts are exact to a microsecond, which is all a report of a tick's timing needs.
 */
final class Durations {
    private static final int MOST_MICROS = 50_000;

    private final int[] counts = new int[MOST_MICROS + 1];
    private long total;
    private long longestNanos;

    void add(long nanos) {
        long micros = (nanos + 999) / 1000;
        counts[(int) Math.max(0, Math.min(micros, MOST_MICROS))]++;
        total++;
        longestNanos = Math.max(longestNanos, nanos);
    }

    /**
     * The time that so great a share stayed within, nanoseconds, rounded up to a microsecond; 0 when there is none.
     *
     * @param share 0 to 1
     */
    long quantileNanos(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int micros = 0; micros < MOST_MICROS; micros++) {
            seen += counts[micros];
            if (seen >= wanted) {
                return micros * 1000L;
            }
        }
        return longestNanos;
    }
}
