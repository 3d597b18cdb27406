package org.trocar.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionIdsTest {
    private static SessionIds at(long epochMillis) {
        return new SessionIds(Clock.fixed(Instant.ofEpochMilli(epochMillis), ZoneOffset.UTC), new SecureRandom());
    }

    @Test
    void anIdIsAVersionSevenUuidOfItsMillisecond() {
        UUID id = UUID.fromString(at(1_700_000_000_123L).next());
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(1_700_000_000_123L, id.getMostSignificantBits() >>> 16);
    }

    @Test
    void idsOfLaterMillisecondsSortLater() {
        assertTrue(at(1_000_000L).next().compareTo(at(1_000_001L).next()) < 0);
        assertTrue(at(0xFFFFL).next().compareTo(at(0x10000L).next()) < 0);
    }

    @Test
    void aClockThatIsPutBackMakesNoIdThatSortsBeforeAnother() {
        AtomicLong millis = new AtomicLong(1_700_000_000_123L);
        InstantSource now = () -> Instant.ofEpochMilli(millis.get());
        SessionIds ids = new SessionIds(now.withZone(ZoneOffset.UTC), new SecureRandom());
        String before = ids.next();
        millis.addAndGet(-3_600_000);
        assertTrue(ids.next().compareTo(before) > 0);
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        SessionIds ids = at(5);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertTrue(seen.add(ids.next()));
        }
    }

    @Test
    void aTokenMatchesItsOwnSecretOnly() {
        String secret = ResumeToken.newSecret(new SecureRandom());
        ResumeToken token = ResumeToken.of(secret);
        assertTrue(token.matches(secret));
        assertFalse(token.matches(""));
        assertFalse(token.matches(secret.substring(1)));
        assertFalse(token.matches(ResumeToken.newSecret(new SecureRandom())));
        assertEquals(43, secret.length());
    }
}
