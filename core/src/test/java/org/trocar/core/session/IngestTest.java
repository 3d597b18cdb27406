package org.trocar.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;

class IngestTest {
    private static final long TICK = 11_111_111L;
    private static final long CLIENT_EPOCH = 5_000_000_000_000L;

    private FrameRing ring = new FrameRing(64);
    private final Ingest live = new Ingest(Pace.REALTIME, TICK, ring);
    private final Ingest lockstep = new Ingest(Pace.LOCKSTEP, TICK, ring);
    private final TickInput in = new TickInput();
    private long slipped;

    private void send(long sequence, long captureNanos) {
        HandFrame frame = ring.claim();
        frame.clear();
        frame.sequence = sequence;
        frame.captureNanos = CLIENT_EPOCH + captureNanos;
        ring.commit();
    }

    /** Stamped with a clock that is so much fast, on arriving at once. */
    private void sendArriving(long sequence, long arrivesNanos, double fastBy) {
        send(sequence, arrivesNanos + (long) (arrivesNanos * fastBy));
        ring.peek(0).receiveNanos = arrivesNanos;
    }

    private TickInput fill(Ingest ingest, long tick) {
        ingest.fill(in.clear(tick), tick * TICK + slipped);
        return in;
    }

    @Test
    void theFirstFrameTiesTheSendersClockToSessionTime() {
        send(1, 0);
        fill(live, 10);

        assertEquals(1, in.frameCount());
        assertEquals(10 * TICK, in.captureSessionNanos(0));
        assertEquals(ControlEvent.Kind.CLOCK_OFFSET, in.control(0).kind());
        assertEquals(10 * TICK - CLIENT_EPOCH, in.control(0).value());
    }

    @Test
    void aFirstFrameThatCameWhileTheLoopStoodStillLeavesNoFrameLate() {
        long stall = 14 * TICK;
        fill(live, 10);
        sendArriving(1, 11 * TICK + stall - TICK / 2, 0);
        fill(live, 11);
        fill(live, 12);
        fill(live, 13);
        slip(stall - 2 * TICK);
        assertEachTickTakesItsFrame(14, 14 + 90 * 60);
    }

    private void slip(long nanos) {
        slipped = nanos;
        live.offer(new ControlEvent(ControlEvent.Kind.SLIP, "server", "", nanos));
    }

    private void assertEachTickTakesItsFrame(int firstTick, int endTick) {
        for (int tick = firstTick; tick < endTick; tick++) {
            sendArriving(tick, tick * TICK + slipped, 0);
            fill(live, tick);
            assertEquals(1, in.frameCount());
            assertFalse(in.late(0), "at tick " + tick);
        }
    }

    @Test
    void framesThatComeJustAfterTheLoopStoodStillForSecondsAreNotTakenForThoseOfAClockThatJumped() {
        long stall = 4_000_000_000L;
        assertEachTickTakesItsFrame(1, 91);
        sendArriving(91, 91 * TICK + stall, 0);
        fill(live, 91);
        assertEquals(1, in.frameCount());
        assertEquals(91 * TICK + stall, in.captureSessionNanos(0));
        fill(live, 92);
        slip(stall);
        assertEachTickTakesItsFrame(93, 181);
    }

    @Test
    void framesThatWaitedInTheNetworkWhileTheLoopStoodStillAreTaken() {
        long stall = 4_000_000_000L;
        sendArriving(1, TICK, 0);
        fill(live, 1);
        for (int late = 2; late <= 10; late++) {
            send(late, late * TICK);
            ring.peek(late - 2).receiveNanos = 2 * TICK + stall;
        }
        fill(live, 2);
        assertEquals(9, in.frameCount());
    }

    @Test
    void aSenderWhoseFirstFramesComeWithSomeDelayIsNotTakenForOneWithAWrongClock() {
        for (int tick = 1; tick <= 90 * 20; tick++) {
            long captured = tick * TICK;
            send(tick, captured);
            ring.peek(0).receiveNanos = captured + Math.min(60_000_000L, captured / 50);
            fill(live, tick);
            assertEquals(0, live.clockFastBy(), "at tick " + tick);
        }
    }

    @Test
    void allFramesSinceTheLastTickComeInOrder() {
        send(1, 0);
        send(2, TICK / 2);
        send(3, TICK);
        fill(live, 1);

        assertEquals(3, in.frameCount());
        assertEquals(2 * TICK, in.captureSessionNanos(2));
    }

    @Test
    void whatAConnectionRefusedBeforeItBrokeIsStillCounted() {
        fill(live, 1);
        ring.countMalformed();
        ring.countOverrun(7);
        live.attach(new FrameRing(64));
        fill(live, 2);

        assertEquals(1, in.refused(FrameVerdict.MALFORMED));
        assertEquals(1, in.refused(FrameVerdict.OVERRUN));
    }

    @Test
    void aRepeatedFrameIsStaleAndAClockThatGoesBackIsNamed() {
        send(5, 100);
        send(5, 200);
        send(6, 50);
        send(7, 100);
        fill(live, 1);

        assertEquals(1, in.frameCount());
        assertEquals(1, in.refused(FrameVerdict.STALE));
        assertEquals(2, in.refused(FrameVerdict.CLOCK_WENT_BACK));
    }

    @Test
    void sequenceNumbersMayStartAnywhere() {
        send(0, 0);
        send(1, 100);
        fill(live, 1);

        assertEquals(2, in.frameCount());
        assertEquals(0, in.refused(FrameVerdict.STALE));
    }

    @Test
    void aCaptureTimeHoursAwayIsRefusedAndTheNextGoodFrameAccepted() {
        send(1, 0);
        fill(live, 1);
        send(2, 3_600_000_000_000L);
        send(3, TICK);
        fill(live, 2);

        assertEquals(1, in.refused(FrameVerdict.CLOCK_JUMPED));
        assertEquals(1, in.frameCount());
    }

    @Test
    void aClockThatChangedForGoodIsFollowedAfterHalfASecond() {
        send(1, 0);
        fill(live, 1);
        long accepted = 0;
        for (int tick = 2; tick < 60; tick++) {
            send(tick, tick * TICK + 7_200_000_000_000L);
            accepted += fill(live, tick).frameCount();
        }
        assertEquals(58 - Ingest.CLOCK_CHANGE_FRAMES, accepted);
    }

    @Test
    void aClockFivePercentOffLosesNothingAndTheRecordSaysHowItWasFollowed() {
        for (double fastBy : new double[] {0.05, -0.05}) {
            ring = new FrameRing(64);
            live.attach(ring);
            int offsets = 0;
            for (int tick = 1; tick <= 90 * 60; tick++) {
                sendArriving(sequence++, tick * TICK, fastBy);
                fill(live, tick);
                assertEquals(1, in.frameCount(), "at tick " + tick);
                assertFalse(in.late(0), "at tick " + tick);
                offsets += in.controlCount();
                assertOffsetIsJournaled(tick);
            }
            assertTrue(offsets > 50 && offsets <= 60, offsets + " changes of the offset");
            assertEquals(fastBy, live.clockFastBy(), 0.001);
        }
    }

    private long sequence = 1;
    private long journaledOffset;

    private void assertOffsetIsJournaled(int tick) {
        for (int i = 0; i < in.controlCount(); i++) {
            assertEquals(ControlEvent.Kind.CLOCK_OFFSET, in.control(i).kind());
            journaledOffset = in.control(i).value();
        }
        long offset = in.captureSessionNanos(0) - in.frame(0).captureNanos;
        assertTrue(Math.abs(offset - journaledOffset) <= 140_000_000L, "at tick " + tick);
    }

    @Test
    void aRightClockIsTiedOnce() {
        for (int tick = 1; tick <= 90 * 60; tick++) {
            send(tick, tick * TICK);
            ring.peek(0).receiveNanos = tick * TICK + tick % 7 * 1_000_000L;
            assertEquals(tick == 1 ? 1 : 0, fill(live, tick).controlCount());
        }
        assertEquals(0, live.clockFastBy());
    }

    @Test
    void inRealTimeFinishWaitsForTheFramesSentBeforeIt() {
        for (int i = 0; i < 2 * TickInput.MAX_FRAMES + 1; i++) {
            send(i + 1, i);
        }
        fill(live, 1);
        live.offer(new ControlEvent(ControlEvent.Kind.FINISH, "client", "", 0));
        assertEquals(TickInput.MAX_FRAMES, fill(live, 2).frameCount());
        assertEquals(1, fill(live, 3).frameCount());
        assertTrue(finishAt() < 0);
        fill(live, 4);
        assertTrue(finishAt() >= 0);
    }

    @Test
    void inRealTimeFramesThatStillWaitWhenTheirClientComesBackAreCounted() {
        for (int i = 0; i < TickInput.MAX_FRAMES + 3; i++) {
            send(i + 1, i);
        }
        fill(live, 1);
        live.attach(new FrameRing(64));
        fill(live, 2);
        assertEquals(3, in.refused(FrameVerdict.OVERRUN));
        assertEquals(TickInput.MAX_FRAMES + 3, live.lastRefused(FrameVerdict.OVERRUN));
    }

    @Test
    void extremeCaptureTimesAreRefusedNotThrown() {
        send(1, 0);
        fill(live, 1);
        send(2, Long.MAX_VALUE - CLIENT_EPOCH);
        send(3, Long.MIN_VALUE);
        fill(live, 2);

        assertEquals(2, in.refused(FrameVerdict.CLOCK_JUMPED) + in.refused(FrameVerdict.CLOCK_WENT_BACK));
    }

    @Test
    void moreFramesThanATickTakesWaitForTheNext() {
        for (int i = 0; i < TickInput.MAX_FRAMES + 3; i++) {
            send(i + 1, i);
        }
        fill(live, 1);

        assertEquals(TickInput.MAX_FRAMES, in.frameCount());
        fill(live, 2);
        assertEquals(3, in.frameCount());
        assertEquals(0, in.refused(FrameVerdict.OVERRUN));
    }

    @Test
    void aFrameThatComesLongAfterItsCaptureIsMarkedLate() {
        send(1, 0);
        fill(live, 1);
        send(2, TICK);
        fill(live, 20);

        assertTrue(in.late(0));
    }

    @Test
    void inLockstepATickRunsAsSoonAsAFrameReachesItsEnd() {
        assertFalse(lockstep.complete(1));
        send(1, 0);
        assertTrue(lockstep.complete(1));
        fill(lockstep, 1);
        assertEquals(1, in.frameCount());

        send(2, TICK / 2);
        assertFalse(lockstep.complete(2));
        send(3, TICK);
        assertTrue(lockstep.complete(2));
        assertEquals(2, fill(lockstep, 2).frameCount());
    }

    @Test
    void inLockstepAFrameOfALaterTickWaitsForIt() {
        send(1, 0);
        fill(lockstep, 1);
        send(2, 5 * TICK);
        assertTrue(lockstep.complete(2));
        assertEquals(0, fill(lockstep, 2).frameCount());
        assertEquals(0, fill(lockstep, 5).frameCount());
        assertEquals(1, fill(lockstep, 6).frameCount());
    }

    @Test
    void inLockstepAJumpOfMoreThanASecondIsAGapNotTicks() {
        send(1, 0);
        fill(lockstep, 1);
        send(2, 60_000_000_000L);
        fill(lockstep, 2);

        assertEquals(1, in.frameCount());
        assertEquals(ControlEvent.Kind.GAP, in.control(0).kind());
        assertEquals(60_000_000_000L - TICK, in.control(0).value());
    }

    @Test
    void finishWaitsForTheFramesSentBeforeIt() {
        send(1, 0);
        send(2, TICK);
        send(3, 2 * TICK);
        lockstep.offer(new ControlEvent(ControlEvent.Kind.FINISH, "client", "", 0));
        for (int tick = 1; tick <= 3; tick++) {
            assertTrue(lockstep.complete(tick));
            assertEquals(1, fill(lockstep, tick).frameCount());
            assertTrue(finishAt() < 0);
        }
        assertTrue(lockstep.complete(4));
        fill(lockstep, 4);
        assertTrue(finishAt() >= 0);
    }

    @Test
    void inLockstepAMarkDoesNotPutTheSessionAheadOfItsFrames() {
        send(1, 0);
        fill(lockstep, 1);
        lockstep.offer(new ControlEvent(ControlEvent.Kind.MARK, "client", "", 0));
        assertFalse(lockstep.complete(2));
        send(2, TICK);
        assertTrue(lockstep.complete(2));
        fill(lockstep, 2);
        assertEquals(ControlEvent.Kind.MARK, in.control(0).kind());
        assertEquals(1, in.frameCount());
    }

    @Test
    void inLockstepAFrameThatIsRefusedDoesNotMoveTheClock() {
        send(5, 0);
        fill(lockstep, 1);
        send(5, 3_600_000_000_000L);
        send(6, TICK);
        fill(lockstep, 2);
        assertEquals(1, in.refused(FrameVerdict.STALE));
        assertEquals(1, in.frameCount());
        assertEquals(0, in.controlCount());
        assertEquals(2 * TICK, in.captureSessionNanos(0));
    }

    @Test
    void inLockstepEveryGapIsATickOfItsOwn() {
        send(1, 0);
        fill(lockstep, 1);
        for (int i = 1; i <= 3; i++) {
            send(1 + i, i * 2_000_000_000L);
        }
        for (int tick = 2; tick <= 4; tick++) {
            assertTrue(lockstep.complete(tick));
            fill(lockstep, tick);
            assertEquals(1, in.frameCount());
            assertEquals(ControlEvent.Kind.GAP, in.control(0).kind());
            assertEquals(2_000_000_000L - TICK, in.control(0).value());
        }
    }

    @Test
    void afterAResumeAJumpIsStillAGap() {
        send(1, 0);
        fill(lockstep, 1);
        ring = new FrameRing(64);
        lockstep.attach(ring);
        send(1, TICK);
        send(2, 2 * TICK);
        send(3, 3_600_000_000_000L);
        fill(lockstep, 2);
        fill(lockstep, 3);
        fill(lockstep, 4);
        assertEquals(1, in.frameCount() + (in.controlCount() > 0 ? 0 : 1));
        assertFalse(lockstep.complete(5));
    }

    @Test
    void theServersOwnControlsAreNeverCrowdedOut() {
        ControlEvent mark = new ControlEvent(ControlEvent.Kind.MARK, "client", "", 0);
        while (live.offer(mark)) {
            // Fills the queue.
        }
        assertTrue(live.offer(new ControlEvent(ControlEvent.Kind.SHUTDOWN, "server", "", 0)));
        assertTrue(live.offer(new ControlEvent(ControlEvent.Kind.SLIP, "server", "", TICK)));
    }

    private int finishAt() {
        for (int i = 0; i < in.controlCount(); i++) {
            if (in.control(i).kind() == ControlEvent.Kind.FINISH) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void anotherConnectionMayHaveAnotherClock() {
        send(1, 0);
        fill(live, 1);
        ring = new FrameRing(64);
        live.attach(ring);
        send(2, -4_000_000_000_000L);
        fill(live, 100);

        assertEquals(1, in.frameCount());
        assertEquals(100 * TICK, in.captureSessionNanos(0));
    }

    @Test
    void controlRequestsAreBounded() {
        ControlEvent mark = new ControlEvent(ControlEvent.Kind.MARK, "client", "", 0);
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            taken += live.offer(mark) ? 1 : 0;
        }
        assertEquals(Ingest.MAX_WAITING_CONTROLS, taken);
        assertTrue(fill(live, 1).controlCount() <= TickInput.MAX_CONTROLS);
        assertTrue(live.offer(mark));
    }
}
