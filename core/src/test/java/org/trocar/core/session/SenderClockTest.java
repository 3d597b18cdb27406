package org.trocar.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What becomes of a sender's clock when its frames arrive as networks let them: sixty a second, each some milliseconds late. */
class SenderClockTest {
    private static final long FRAME_NANOS = 16_666_667L;
    private static final long SECOND = 1_000_000_000L;
    private static final long EPOCH = 77_000 * SECOND;
    private static final long MILLI = 1_000_000L;

    private final SenderClock clock = new SenderClock();
    private final Random random = new Random(6);
    private long latest = Long.MIN_VALUE;
    private long earliest = Long.MAX_VALUE;
    private long lastSession = Long.MIN_VALUE;
    private long lastTrue;
    private double worstRate;

    /** How late frames come at a moment, beyond what is usual. */
    private interface Lateness {
        long nanos(double second);
    }

    /**
     * Sends for some seconds, and keeps how late frames seemed to be when they came, and how wrong times between them were after the first
     * ten seconds.
     */
    private void send(double fastBy, int seconds, Lateness late) {
        for (int i = 0; i < 60 * seconds; i++) {
            long captured = i * FRAME_NANOS;
            long arrived = captured
                    + late.nanos(captured * 1e-9)
                    + (long) (random.nextDouble() * random.nextDouble() * 20 * MILLI);
            long stamp = EPOCH + captured + (long) (captured * fastBy);
            if (!clock.tied()) {
                clock.tie(stamp, arrived, arrived);
            }
            long session = clock.place(stamp);
            clock.follow(stamp, arrived);
            assertTrue(session > lastSession, "session time has to go on");
            if (captured > 10 * SECOND) {
                worstRate = Math.max(worstRate, Math.abs((double) (session - lastSession) / (captured - lastTrue) - 1));
                latest = Math.max(latest, arrived - session);
                earliest = Math.min(earliest, arrived - session);
            }
            lastSession = session;
            lastTrue = captured;
        }
    }

    /** What is still wrong after 20 s is what stays, for a clock that is right. */
    private void assertTakenForRight(Lateness late) {
        double[] worst = new double[1];
        for (int i = 0; i < 60 * 20; i++) {
            long captured = i * FRAME_NANOS;
            long arrived = captured + late.nanos(captured * 1e-9);
            if (!clock.tied()) {
                clock.tie(EPOCH + captured, arrived, arrived);
            }
            lastSession = clock.place(EPOCH + captured);
            lastTrue = captured;
            clock.follow(EPOCH + captured, arrived);
            worst[0] = Math.max(worst[0], Math.abs(clock.fastBy()));
        }
        assertEquals(0, worst[0]);
        long error = lastSession - lastTrue - 3 * MILLI;
        assertTrue(Math.abs(error) <= 6 * MILLI, () -> error + " ns off after 20 s");
    }

    @Test
    void delayThatGrowsForLessThanASecondIsNoClocks() {
        assertTakenForRight(second -> 3 * MILLI + (long) (Math.min(second, 0.75) * 40 * MILLI));
    }

    @Test
    void delayThatGrowsForThreeSecondsIsNoClocks() {
        assertTakenForRight(second -> 3 * MILLI + (long) (Math.min(second, 3) * 20 * MILLI));
    }

    @Test
    void aBacklogThatIsWorkedOffInTheBeginningIsNoClocks() {
        assertTakenForRight(second -> 3 * MILLI + (long) (Math.max(0, 1 - second / 0.75) * 100 * MILLI));
    }

    @Test
    void aSlowClockIsFollowedOnWhileItsFramesComeLateForHalfAMinute() {
        send(-0.05, 120, second -> second > 60 && second < 90 ? 300 * MILLI : 3 * MILLI);
        assertTrue(latest < 340 * MILLI, () -> "up to " + latest + " ns late");
        assertEquals(-0.05, clock.fastBy(), 0.001);
    }

    private static long steady(double second) {
        return 3 * MILLI;
    }

    @Test
    void aRightClockIsLeftAsItWasTied() {
        clock.tie(EPOCH, 0, 0);
        send(0, 120, SenderClockTest::steady);
        assertEquals(-EPOCH, clock.offsetNanos(EPOCH + 119 * SECOND));
        assertEquals(0, clock.fastBy());
    }

    @Test
    void aClockFivePercentFastIsFollowed() {
        send(0.05, 120, SenderClockTest::steady);
        assertFollowed();
        assertEquals(0.05, clock.fastBy(), 0.001);
    }

    @Test
    void aClockFivePercentSlowIsFollowed() {
        send(-0.05, 120, SenderClockTest::steady);
        assertFollowed();
        assertEquals(-0.05, clock.fastBy(), 0.001);
    }

    @Test
    void aClockTenPercentOffIsFollowed() {
        send(-0.1, 60, SenderClockTest::steady);
        assertFollowed();
        assertEquals(-0.1, clock.fastBy(), 0.001);
    }

    @Test
    void theSlowDriftOfAnOrdinaryClockIsFollowed() {
        send(-0.0001, 1800, SenderClockTest::steady);
        assertFollowed();
    }

    private void assertFollowed() {
        assertTrue(latest < 40 * MILLI, () -> "up to " + latest + " ns late");
        assertTrue(earliest > -20 * MILLI, () -> "down to " + earliest + " ns late");
        assertTrue(worstRate < 0.02, () -> "times between frames were off by " + worstRate);
    }

    @Test
    void untilASlowClockIsKnownNoFrameSeemsLate() {
        long[] worst = new long[1];
        for (int i = 0; i < 600; i++) {
            long captured = i * FRAME_NANOS;
            long stamp = EPOCH + captured - captured / 20;
            if (!clock.tied()) {
                clock.tie(stamp, captured, captured);
            }
            worst[0] = Math.max(worst[0], captured - clock.place(stamp));
            clock.follow(stamp, captured);
        }
        assertTrue(worst[0] < Ingest.LATE_NANOS * 7 / 10, () -> worst[0] + " ns");
    }

    @Test
    void framesThatComeLateForTenSecondsAreLateAndMoveNothing() {
        send(0, 120, second -> second > 60 && second < 70 ? 300 * MILLI : 3 * MILLI);
        assertTrue(latest > 290 * MILLI, () -> latest + " ns");
        assertEquals(0, clock.fastBy());
        assertTrue(worstRate < 0.006, () -> "times between frames were off by " + worstRate);
    }

    @Test
    void aNetworkThatGetsSlowerAndRecoversMovesNothingForLong() {
        send(0, 120, second -> 3 * MILLI + (long) Math.max(0, 30 * MILLI * Math.min(second - 60, 80 - second)));
        assertTrue(latest > 250 * MILLI, () -> latest + " ns");
        assertTrue(worstRate < 0.02, () -> "times between frames were off by " + worstRate);
    }

    @Test
    void aTieByAFrameThatCameLateIsCorrectedWithoutAStep() {
        send(0, 30, second -> second < 0.01 ? 200 * MILLI : 3 * MILLI);
        assertTrue(latest < 40 * MILLI, () -> "up to " + latest + " ns late");
        assertTrue(earliest > -6 * MILLI, () -> "down to " + earliest + " ns late");
    }

    @Test
    void framesANanosecondApartKeepTheirOrderWhileAFastClockIsCaughtUpWith() {
        send(0.1, 10, SenderClockTest::steady);
        long stamp = EPOCH + 11 * SECOND;
        long before = clock.place(stamp);
        for (int i = 1; i <= 100; i++) {
            long after = clock.place(stamp + i);
            assertTrue(after > before);
            before = after;
        }
    }

    @Test
    void aClockThatCannotBeIsFollowedSoFarAndNoFurther() {
        send(-0.5, 20, SenderClockTest::steady);
        assertTrue(latest > SECOND, () -> latest + " ns");
    }
}
