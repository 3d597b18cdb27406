package org.trocar.core.session;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * One value a second, of which the least of the last five counts: a second that a compiler, a collector or another program took part in says
 * little about the next. Written by one thread, read by any, without locks or allocation on the writer's side.
 */
final class LastSeconds {
    static final int SECONDS = 5;
    private static final long NONE = -1;

    private final AtomicLongArray values = new AtomicLongArray(SECONDS);
    private int next;

    LastSeconds() {
        for (int i = 0; i < SECONDS; i++) {
            values.set(i, NONE);
        }
    }

    /** @param value not negative */
    void put(long value) {
        values.lazySet(next, value);
        next = (next + 1) % SECONDS;
    }

    /** Any thread: empty until there were five. */
    OptionalLong least() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < SECONDS; i++) {
            least = Math.min(least, values.get(i));
        }
        return least == NONE ? OptionalLong.empty() : OptionalLong.of(least);
    }
}
