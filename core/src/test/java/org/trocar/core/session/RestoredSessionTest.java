package org.trocar.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.scenario.TestScenario;

/** A session whose process died, driven on by another process from its snapshot. */
class RestoredSessionTest {
    private static final long SLIP_NANOS = 3_000_000_000L;

    private final Scenario scenario = TestScenario.pegTransfer();
    private final TestHands hands = new TestHands(scenario);
    private final SessionManifest manifest = TestHands.manifest(scenario, Optional.of(hands.start()));

    /** One life of the server: the session, and what feeds it. */
    private final class Life {
        final FrameRing ring = new FrameRing(64);
        final SealJournal journal = new SealJournal();
        final Ingest ingest = new Ingest(Pace.LOCKSTEP, manifest.tickNanos(), ring);
        final Session session = new Session(manifest, journal, it -> {});
        final SessionDriver driver;

        Life(Optional<byte[]> snapshot) {
            snapshot.ifPresent(session::restore);
            driver = new SessionDriver(session, ingest, journal, manifest, (it, failure) -> assertNull(failure));
            driver.start(0);
        }

        /** Sends frames by number, a tick apart, on a clock that began when the sender did. */
        Life frames(long first, long last, long clockNanos) {
            for (long sequence = first; sequence <= last; sequence++) {
                HandFrame frame = ring.claim();
                frame.clear();
                frame.sequence = sequence;
                frame.captureNanos = clockNanos + sequence * manifest.tickNanos();
                ring.commit();
                driver.run(0);
            }
            return this;
        }
    }

    private Life restored(Life dead) {
        return new Life(Optional.of(dead.session.snapshot()));
    }

    @Test
    void ticksGoOnAfterTheLastOneAndTheFirstFrameTiesTheNewClock() {
        Life first = new Life(Optional.empty()).frames(1, 50, 0);
        Life second = restored(first).frames(81, 90, 5_000_000_000_000L);

        assertEquals(first.session.tick() + second.journal.seals.size(), second.session.tick());
        assertEquals(
                first.session.inputCounts().framesAccepted() + 10,
                second.session.inputCounts().framesAccepted());
        assertEquals(
                81 - first.session.inputCounts().lastSequence() - 1,
                second.session.inputCounts().framesMissing());
    }

    @Test
    void framesThatTheDeadServerTookAreStale() {
        Life first = new Life(Optional.empty()).frames(1, 50, 0);
        long taken = first.session.inputCounts().lastSequence();
        Life second = restored(first).frames(40, 60, 0);

        assertEquals(taken - 39, second.session.inputCounts().framesRefused(FrameVerdict.STALE));
    }

    @Test
    void timeThatPassedWithoutTicksStaysPassed() {
        Life first = new Life(Optional.empty());
        first.driver.offer(new ControlEvent(ControlEvent.Kind.SLIP, "server", "", SLIP_NANOS));
        first.frames(1, 10, 0);
        Life second = restored(first).frames(11, 20, 0);

        long ticks = second.session.tick();
        assertEquals(ticks * manifest.tickNanos() + SLIP_NANOS, second.session.sessionNanos());
        assertEquals(20, second.session.inputCounts().framesAccepted());
        assertEquals(0, second.session.inputCounts().framesRefused(FrameVerdict.CLOCK_JUMPED));
    }

    @Test
    void whatTheServerSaysOfItsDeathIsInTheFirstTick() {
        Life first = new Life(Optional.empty()).frames(1, 10, 0);
        Life second = restored(first);
        second.driver.offer(new ControlEvent(ControlEvent.Kind.DISCONNECTED, "server", "the server died", 0));
        second.driver.offer(new ControlEvent(ControlEvent.Kind.RECONNECTED, "server", "the client resumed", 0));
        second.frames(11, 11, 0);

        assertEquals(1, second.session.inputCounts().disconnections());
        assertEquals(first.session.tick() + 1, second.session.tick());
    }
}
