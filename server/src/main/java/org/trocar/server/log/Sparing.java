package org.trocar.server.log;

import java.util.HashMap;
import java.util.Map;
import java.util.logging.LogRecord;

/**
 * How often the log says the same thing: {@value #BURST} times, then once a second, so that no client can fill a disk with it. What is left
 * out is counted. Of an event the words are what is the same; of libraries, who says it. Not thread-safe.
 */
final class Sparing {
    /** More than all sessions of a server that end at once. */
    static final int BURST = 100;

    private static final long MILLIS_EACH = 1_000;

    private final Map<String, Bucket> buckets = new HashMap<>();

    private static final class Bucket {
        /** By this time all that was taken is made up for. */
        private long fullAtMillis;

        private long leftOut;
    }

    /** How many like this one were left out since the last that was not; negative when this one is to be left out too. */
    long admit(LogRecord record) {
        String same = record instanceof Event ? record.getMessage() : String.valueOf(record.getLoggerName());
        Bucket bucket = buckets.computeIfAbsent(same, unknown -> new Bucket());
        long now = record.getMillis();
        long full = Math.max(now, bucket.fullAtMillis) + MILLIS_EACH;
        if (full > now + BURST * MILLIS_EACH) {
            bucket.leftOut++;
            // After the calendar was set back all would be left out for as long.
            bucket.fullAtMillis = Math.min(bucket.fullAtMillis, now + BURST * MILLIS_EACH);
            return -1;
        }
        bucket.fullAtMillis = full;
        long before = bucket.leftOut;
        bucket.leftOut = 0;
        return before;
    }
}
