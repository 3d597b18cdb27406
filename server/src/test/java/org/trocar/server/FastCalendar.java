package org.trocar.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A calendar whose days pass in a second or so, so that journals begin a new file as often. */
final class FastCalendar extends Clock {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final long firstDay = System.currentTimeMillis() / DAY_MILLIS;
    private final long dayNanos;
    private final long midnightNanos = System.nanoTime();

    FastCalendar(Duration day) {
        dayNanos = day.toNanos();
    }

    /** When a day began, on the steady clock that all processes of a machine share. */
    long midnightNanos() {
        return midnightNanos;
    }

    @Override
    public Instant instant() {
        double days = (double) (System.nanoTime() - midnightNanos) / dayNanos;
        return Instant.ofEpochMilli((long) ((firstDay + days) * DAY_MILLIS));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
