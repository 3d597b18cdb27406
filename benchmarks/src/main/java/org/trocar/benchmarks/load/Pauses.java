package org.trocar.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often and how long all of a server's threads stood still, from its virtual machine's log of safepoints.
 *
 * @param longestNanos 0 when there was none
 */
record Pauses(int count, long longestNanos) {
    private static final Pattern LINE = Pattern.compile("^\\[(\\d+)ns].*Total:\\s*(\\d+) ns");

    /** Those between two moments of {@link System#nanoTime}, which on one machine is every process's. */
    static Pauses between(Path log, long fromNanos, long toNanos) throws IOException {
        int count = 0;
        long longest = 0;
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.find() && within(Long.parseLong(matcher.group(1)), fromNanos, toNanos)) {
                count++;
                longest = Math.max(longest, Long.parseLong(matcher.group(2)));
            }
        }
        return new Pauses(count, longest);
    }

    private static boolean within(long nanos, long from, long to) {
        return nanos >= from && nanos < to;
    }
}
