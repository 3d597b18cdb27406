package org.trocar.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.scenario.TestScenario;

/** What a loop says it has done. */
class LoopTallyTest {
    private final Scenario scenario = TestScenario.pegTransfer();
    private final TestHands hands = new TestHands(scenario);
    private final FrameRing ring = new FrameRing(64);
    private final CountDownLatch ended = new CountDownLatch(1);

    private SessionDriver driver(Pace pace) {
        return driver(pace, it -> {});
    }

    private SessionDriver driver(Pace pace, SessionSink sink) {
        SessionManifest manifest = TestHands.manifest(scenario, Optional.of(hands.start()), pace);
        SealJournal journal = new SealJournal();
        Session session = new Session(manifest, journal, sink);
        Ingest ingest = new Ingest(pace, manifest.tickNanos(), ring);
        return new SessionDriver(session, ingest, journal, manifest, this::ended);
    }

    private void ended(Session session, RuntimeException failure) {
        assertNull(failure);
        ended.countDown();
    }

    private void frame(long sequence) {
        HandFrame frame = ring.claim();
        frame.clear();
        frame.sequence = sequence;
        frame.captureNanos = sequence * 11_111_111L;
        ring.commit();
    }

    @Test
    void ticksThatComeLateAndTicksThatNeverComeAreTwoThings() {
        LoopTally tally = new LoopTally(() -> 0);
        SessionDriver driver = driver(Pace.REALTIME);
        driver.countIn(tally);
        driver.start(0);
        long tickNanos = 11_111_111;
        driver.run(tickNanos);
        assertEquals(0, tally.lateTicks());
        driver.run(3 * tickNanos);
        assertEquals(1, tally.lateTicks());
        assertEquals(0, tally.slippedTicks());
        driver.run(3 * tickNanos + 10 * tickNanos);
        assertEquals(1 + SessionDriver.MAX_CATCH_UP_TICKS - 1, tally.lateTicks());
        // The one that is due just now still runs.
        assertEquals(10 - SessionDriver.MAX_CATCH_UP_TICKS - 1, tally.slippedTicks());
    }

    @Test
    void thoseThatJoinAtDifferentTimesTickAtFewMomentsAndNoneWaitsForMoreThanATick() {
        long tickNanos = 11_111_111;
        Set<Long> moments = new TreeSet<>();
        for (long joined = 0; joined < 3 * tickNanos; joined += 123_457) {
            SessionDriver driver = driver(Pace.REALTIME);
            driver.start(joined);
            long due = driver.run(joined);
            assertTrue(due > joined + tickNanos / 2 && due <= joined + tickNanos, due - joined + " ns");
            moments.add(due % tickNanos);
        }
        assertEquals(SessionDriver.MOMENTS_A_TICK, moments.size());
    }

    @Test
    void eachFrameIsCountedOnceByWhatBecameOfIt() {
        LoopTally tally = new LoopTally(() -> 0);
        SessionDriver driver = driver(Pace.LOCKSTEP);
        driver.countIn(tally);
        driver.start(0);
        for (long sequence : new long[] {1, 2, 2, 5, 6}) {
            frame(sequence);
            driver.run(0);
        }
        driver.offer(new ControlEvent(ControlEvent.Kind.FINISH, "client", "", 0));
        driver.run(0);
        assertEquals(4, tally.frames(FrameVerdict.ACCEPTED));
        assertEquals(1, tally.frames(FrameVerdict.STALE));
        assertEquals(2, tally.framesMissing());
    }

    @Test
    void whoWaitsForAnotherSessionsTickIsLate() throws InterruptedException {
        long costNanos = 6_000_000;
        AtomicLong clock = new AtomicLong();
        CountDownLatch sixSeconds = new CountDownLatch(6 * 90);
        SessionLoop[] loop = new SessionLoop[1];
        // Time passes by looking at it, and never is waited for.
        loop[0] = new SessionLoop(() -> {
            loop[0].wake();
            return clock.addAndGet(100_000);
        });
        loop[0].add(driver(Pace.REALTIME, it -> clock.addAndGet(costNanos)));
        loop[0].add(driver(Pace.REALTIME, it -> sixSeconds.countDown()));
        Thread thread = new Thread(loop[0], "loop");
        thread.start();
        assertTrue(sixSeconds.await(60, TimeUnit.SECONDS));
        loop[0].stop();
        thread.join();
        long late = loop[0].load().latenessNanos();
        assertTrue(late >= costNanos && late < 2 * costNanos, late + " ns");
    }

    @Test
    void theLoopMeasuresEveryTickAndItsStagesOnce() throws InterruptedException {
        AtomicLong clock = new AtomicLong();
        // Each look at the clock takes a tenth of a millisecond.
        SessionLoop loop = new SessionLoop(() -> clock.addAndGet(100_000));
        SessionDriver driver = driver(Pace.LOCKSTEP);
        for (long sequence = 1; sequence <= 20; sequence++) {
            frame(sequence);
        }
        driver.offer(new ControlEvent(ControlEvent.Kind.FINISH, "client", "", 0));
        loop.add(driver);
        Thread thread = new Thread(loop, "loop");
        thread.start();
        assertTrue(ended.await(60, TimeUnit.SECONDS));
        loop.stop();
        thread.join();
        Durations work = loop.tally().tickWork();
        long ticks = 0;
        for (int i = 0; i <= work.boundsNanos().length; i++) {
            ticks += work.count(i);
        }
        assertEquals(driver.tick(), ticks);
        for (TickStage stage : TickStage.values()) {
            assertEquals(ticks * 100_000, loop.tally().stages().nanos(stage), stage.toString());
        }
        assertTrue(work.totalNanos() >= TickStage.COUNT * ticks * 100_000, work.totalNanos() + " ns");
    }
}
