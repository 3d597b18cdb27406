package org.trocar.server.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AmountsTest {
    @Test
    void oneIsNotMany() {
        assertEquals("0 sessions", Amounts.count(0, "session"));
        assertEquals("1 session", Amounts.count(1, "session"));
        assertEquals("1,000 sessions", Amounts.count(1000, "session"));
    }

    @Test
    void bytesAreInTheUnitThatFitsThem() {
        assertEquals("1 byte", Amounts.bytes(1));
        assertEquals("999 bytes", Amounts.bytes(999));
        assertEquals("1 kB", Amounts.bytes(1000));
        assertEquals("36.6 MB", Amounts.bytes(36_662_801));
        assertEquals("1 GB", Amounts.bytes(1_000_000_000));
        assertEquals("9223372 TB", Amounts.bytes(Long.MAX_VALUE));
    }

    @Test
    void lessThanALimitDoesNotReadLikeTheLimit() {
        assertEquals("999 MB", Amounts.bytes(999_999_999));
        assertEquals("1.99 GB", Amounts.bytes(1_999_999_999));
    }

    @Test
    void timesAreMinutesAndSeconds() {
        assertEquals("0:00.00", Amounts.moment(0));
        assertEquals("0:06.84", Amounts.moment(6.84));
        assertEquals("1:02.50", Amounts.moment(62.509));
        assertEquals("120:00.00", Amounts.moment(7200));
        assertEquals("3:04", Amounts.length(183.8));
        assertEquals("1:00", Amounts.length(59.6));
    }
}
