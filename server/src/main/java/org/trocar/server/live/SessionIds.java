package org.trocar.server.live;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes session ids: UUIDv7 of RFC 9562, whose text sorts by the millisecond it was made in. */
public final class SessionIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long RANDOM_A = 0x0FFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_B = 0x3FFF_FFFF_FFFF_FFFFL;

    private final Clock calendar;
    private final SecureRandom random;
    private long lastMillis;

    public SessionIds(Clock calendar, SecureRandom random) {
        this.calendar = calendar;
        this.random = random;
    }

    /** The canonical text in lower case. Each sorts after the one before, though the clock be put back. */
    public synchronized String next() {
        lastMillis = Math.max(lastMillis + 1, calendar.millis());
        long high = lastMillis << 16 | VERSION_7 | random.nextLong() & RANDOM_A;
        long low = VARIANT | random.nextLong() & RANDOM_B;
        return new UUID(high, low).toString();
    }
}
