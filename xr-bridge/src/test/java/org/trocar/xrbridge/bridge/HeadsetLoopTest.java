package org.trocar.xrbridge.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.protos.v1.Haptic;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.xrbridge.headset.HeadsetException;
import org.trocar.xrbridge.headset.HeadsetFrame;
import org.trocar.xrbridge.headset.HeadsetState;

/** The headset's thread, tick by tick, in a time that only the test lets pass. */
class HeadsetLoopTest {
    private static final long PERIOD = 1_000_000_000L / 90;
    private static final long FOUR_TENTHS_MILLI = 400_000;

    private final StubClock clock = new StubClock();
    private final StubHeadset headset = new StubHeadset();
    private final FreshFrames frames = new FreshFrames(8);
    private final Vibrations vibrations = new Vibrations();
    private final Queue<HeadsetNews> news = new ArrayDeque<>();
    private final Ticker ticker = new Ticker(clock, PERIOD);
    private final HeadsetLoop loop = new HeadsetLoop(headset, clock, ticker, false, frames, vibrations, news);

    private void tick() {
        loop.tick(ticker.next());
    }

    private void tick(int times) {
        for (int i = 0; i < times; i++) {
            tick();
        }
    }

    private void open() {
        tick(2);
        loop.handOver();
        frames.poll();
    }

    private HeadsetFrame next() {
        return frames.poll();
    }

    @Test
    void framesAreNumberedAndTheirTimesAreAPeriodApartHoweverLongTheWorkTakes() {
        open();
        headset.captures.clear();
        for (int i = 0; i < 6; i++) {
            tick();
            clock.pass(i % 2 == 0 ? FOUR_TENTHS_MILLI : PERIOD / 2);
        }
        HeadsetFrame frame = next();
        for (long i = 1; i < 6; i++) {
            long sequence = frame.measured.sequence;
            long captured = frame.measured.captureNanos;
            frame = next();
            assertEquals(sequence + 1, frame.measured.sequence);
            assertEquals(captured + PERIOD, frame.measured.captureNanos);
            assertEquals(headset.captures.get((int) i), frame.measured.captureNanos);
        }
        assertEquals(0, ticker.slips());
    }

    @Test
    void whatIsAskedForIsALittlePast() {
        open();
        tick();
        assertEquals(clock.nanoTime() - HeadsetLoop.CAPTURE_LAG_NANOS, next().measured.captureNanos);
    }

    @Test
    void aTickThatTakesFourPeriodsSlipsThreeAndIsNotCaughtUp() {
        open();
        tick();
        long before = next().measured.captureNanos;
        clock.pass(4 * PERIOD + PERIOD / 2);
        tick(2);
        assertEquals(before + 4 * PERIOD, next().measured.captureNanos);
        assertEquals(before + 5 * PERIOD, next().measured.captureNanos);
        assertNull(next(), "no burst");
        assertEquals(3, ticker.slips());
    }

    @Test
    void nothingIsHandedOverBeforeThereIsASession() {
        tick(5);
        assertNull(next());
        assertEquals(4, loop.meter().report(0, 0, 0, 0).located());
    }

    @Test
    void aHeadsetThatNobodyWearsIsPolledAndSendsNothing() {
        headset.state = HeadsetState.WAITING;
        open();
        tick(10);
        assertNull(next());
        assertInstanceOf(HeadsetNews.Waiting.class, news.poll());
        assertNull(news.poll(), "said once");
        clock.pass(4 * PERIOD);
        headset.state = HeadsetState.RUNNING;
        tick();
        assertInstanceOf(HeadsetNews.Running.class, news.poll());
        assertEquals(1, next().measured.sequence);
        assertEquals(0, ticker.slips(), "nobody missed what was not there");
    }

    @Test
    void aHeadsetThatIsNoLongerWhatItWasSaysSoAndLosesNoFrameOverIt() {
        open();
        tick();
        news.clear();
        long before = next().measured.sequence;
        headset.description = StubHeadset.describing(TrackingSource.TRACKING_SOURCE_CONTROLLER_EMULATED);
        tick(2);
        assertEquals(new HeadsetNews.Changed(headset.description), news.poll());
        assertNull(news.poll(), "said once");
        assertEquals(before + 1, next().measured.sequence);
        assertEquals(before + 2, next().measured.sequence);
    }

    @Test
    void claimsThatCannotBeAreTakenBackAndCounted() {
        open();
        headset.maker = (nanos, frame) -> {
            StubHeadset.controllers(frame);
            frame.measured.controller(Hand.LEFT).grip[0] = Float.NaN;
            frame.predicted.headFloats = ControllerPose.POSE_FLOATS;
            frame.predicted.head[3] = Float.POSITIVE_INFINITY;
        };
        tick();
        HeadsetFrame frame = next();
        assertFalse(frame.measured.controller(Hand.LEFT).tracked());
        assertTrue(frame.measured.controller(Hand.RIGHT).tracked());
        assertEquals(0, frame.predicted.headFloats);
        assertEquals(3, loop.meter().report(0, 0, 0, 0).claimsCleared(), "valid, tracked, and one prediction");
    }

    @Test
    void whereTheLearnerLooksStaysInTheHeadsetUnlessTheyAgreed() {
        headset.maker = (nanos, frame) -> frame.gaze.floats = ControllerPose.POSE_FLOATS;
        open();
        tick();
        assertEquals(0, next().gaze.floats);

        HeadsetLoop agreed = new HeadsetLoop(headset, clock, ticker, true, frames, vibrations, news);
        agreed.tick(ticker.next());
        agreed.handOver();
        agreed.tick(ticker.next());
        assertEquals(ControllerPose.POSE_FLOATS, next().gaze.floats);
    }

    @Test
    void epochsRiseOverTheHeadsetsOwnChangesAndOverReopening() {
        open();
        List<Integer> epochs = new ArrayList<>();
        for (int own : new int[] {0, 1}) {
            headset.epoch = own;
            tick();
            epochs.add(next().measured.spaceEpoch);
        }
        lose();
        tick();
        epochs.add(next().measured.spaceEpoch);
        assertEquals(List.of(0, 1, 2), epochs);
        assertEquals(2, headset.openings);
    }

    /** Loses the headset and waits until it is open again. */
    private void lose() {
        headset.state = HeadsetState.LOST;
        tick();
        headset.state = HeadsetState.RUNNING;
        clock.pass(BackOff.FIRST_NANOS);
        tick();
    }

    @Test
    void numbersGoOnAfterReopeningAndTheTimeBetweenIsNoSlip() {
        open();
        tick();
        long last = next().measured.sequence;
        lose();
        tick(2);
        assertEquals(last + 1, next().measured.sequence);
        assertEquals(0, ticker.slips());
    }

    @Test
    void aLostHeadsetIsTriedLessAndLessOften() {
        open();
        news.clear();
        headset.state = HeadsetState.LOST;
        headset.absent = new HeadsetException("no runtime", false);
        tick();
        List<Long> tries = new ArrayList<>();
        long lostAt = clock.nanoTime();
        while (tries.size() < 6) {
            tick();
            for (HeadsetNews heard = news.poll(); heard != null; heard = news.poll()) {
                if (heard instanceof HeadsetNews.NotYet) {
                    tries.add(Math.round((clock.nanoTime() - lostAt) / 1e8));
                    lostAt = clock.nanoTime();
                }
            }
        }
        assertEquals(List.of(5L, 10L, 20L, 40L, 50L, 50L), tries, "tenths of seconds between two tries");
    }

    @Test
    void aHeadsetThatWasNeverThereAndWillNotComeIsTheEnd() {
        headset.absent = new HeadsetException("no runtime", false);
        loop.run();
        HeadsetNews.Failed failed = (HeadsetNews.Failed) news.poll();
        assertEquals("no runtime", failed.why().getMessage());
    }

    @Test
    void whatEndsByItselfIsSaidAfterItsLastFrame() {
        open();
        news.clear();
        tick();
        headset.state = HeadsetState.ENDED;
        loop.run();
        assertInstanceOf(HeadsetNews.Ended.class, news.poll());
        assertEquals(2, next().measured.sequence);
        assertNull(next());
    }

    @Test
    void aDriverThatFailsIsReportedAndItsHeadsetGivenBack() {
        headset.maker = (nanos, frame) -> {
            throw new IllegalStateException("out of order");
        };
        loop.run();
        assertInstanceOf(HeadsetNews.Running.class, news.poll());
        HeadsetNews.Failed failed = (HeadsetNews.Failed) news.poll();
        assertEquals("out of order", failed.why().getMessage());
    }

    private void ask(org.trocar.protos.v1.Hand hand, float amplitude) {
        Haptic haptic = Haptic.newBuilder()
                .setHand(hand)
                .setAmplitude(amplitude)
                .setDurationMillis(50)
                .build();
        vibrations.ask(haptic, clock.nanoTime());
    }

    @Test
    void vibrationsReachTheHandTheyAreFor() {
        open();
        ask(org.trocar.protos.v1.Hand.HAND_LEFT, 0.5f);
        tick();
        assertEquals(List.of(Hand.LEFT), headset.felt);
        ask(org.trocar.protos.v1.Hand.HAND_UNSPECIFIED, 7);
        clock.pass(Vibrations.APART_NANOS);
        tick();
        assertEquals(List.of(Hand.LEFT, Hand.LEFT, Hand.RIGHT), headset.felt);
        assertEquals(List.of(0.5f, 1f, 1f), headset.amplitudes);
    }

    @Test
    void aHandFeelsTenASecondAtMostAndTheNewestOfThoseThatWaited() {
        open();
        for (int i = 1; i <= 90; i++) {
            ask(org.trocar.protos.v1.Hand.HAND_RIGHT, i / 100f);
            tick();
        }
        assertEquals(
                9,
                headset.felt.size(),
                "the ninth tick is a little less than a tenth of a second, so it is every tenth");
        assertEquals(0.01f, headset.amplitudes.get(0));
        assertEquals(0.11f, headset.amplitudes.get(1), "those between gave way to it");
        assertEquals(9, vibrations.played());
    }

    @Test
    void aVibrationForAHeadsetThatIsAwayIsNotFeltLater() {
        open();
        headset.state = HeadsetState.WAITING;
        tick();
        ask(org.trocar.protos.v1.Hand.HAND_RIGHT, 1);
        clock.pass(3 * Vibrations.APART_NANOS);
        headset.state = HeadsetState.RUNNING;
        tick(3);
        assertEquals(List.of(), headset.felt);
    }
}
