package org.trocar.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.scenario.TestScenario;
import org.trocar.core.scoring.Metric;
import org.trocar.core.world.EventKind;

/** The left hand goes to the ring on the first peg, takes it, lifts it, and lets it go; in some ticks its jaws do not answer. */
class InertJawsTest {
    /** No control event at all. */
    private static final int NONE = -1;

    private static final int NOBODY = 0;
    private static final int LEFT = 1;
    private static final int RIGHT = 2;
    private static final int BOTH = 3;
    private static final int RING = 0;

    private final Scenario scenario = TestScenario.pegTransfer();
    private final TestHands hands = new TestHands(scenario);
    private final SealJournal journal = new SealJournal();
    private final Session session =
            new Session(TestHands.manifest(scenario, Optional.of(hands.start())), journal, it -> {});
    private boolean lostTracking;

    private void ticks(int count, int inert) {
        for (int i = 0; i < count; i++) {
            TickInput in = hands.next();
            if (inert != NONE) {
                in.addControl(new ControlEvent(ControlEvent.Kind.INERT, "debrief", "", inert));
            }
            tick(in);
        }
    }

    private void tick(TickInput in) {
        session.tick(in);
        for (int i = 0; i < session.world().events().count(); i++) {
            lostTracking |= session.world().events().kind(i) == EventKind.TRACKING_LOST;
        }
    }

    private InertJawsTest reachForTheRing() {
        hands.tip(Hand.LEFT, -0.051, 0.03, -0.03);
        ticks(30, NONE);
        for (int i = 0; i < 30; i++) {
            hands.tip(Hand.LEFT, -0.051, 0.03 - i * 0.026 / 29, -0.03);
            ticks(1, NONE);
        }
        return this;
    }

    private void takeIt(int inert) {
        hands.pinch(Hand.LEFT, true);
        ticks(30, inert);
    }

    private void lift(int inert) {
        for (int i = 0; i < 60; i++) {
            hands.tip(Hand.LEFT, -0.051, 0.004 + i * 0.0006, -0.03);
            ticks(1, inert);
        }
    }

    private void letGo(int count, int inert) {
        hands.pinch(Hand.LEFT, false);
        ticks(count, inert);
    }

    private boolean held() {
        return session.world().rings().held(RING, Hand.LEFT);
    }

    @Test
    void withoutAnyTheRingIsTakenAndLetGo() {
        reachForTheRing().takeIt(NONE);
        lift(NONE);
        assertTrue(held());
        letGo(30, NONE);
        assertFalse(held());
    }

    @Test
    void inertJawsKeepTheRingTheirHandLetsGo() {
        reachForTheRing().takeIt(NONE);
        lift(NONE);
        letGo(60, LEFT);
        assertTrue(held());
    }

    @Test
    void inertJawsTakeNothing() {
        reachForTheRing().takeIt(BOTH);
        lift(LEFT);
        assertFalse(held());
        assertEquals(
                scenario.grasper().openAngleRadians(),
                session.world().grasper(Hand.LEFT).jawAngleRadians());
    }

    @Test
    void theJawsAnswerAgainInTheFirstTickThatLeavesThemAlone() {
        reachForTheRing().takeIt(NONE);
        lift(NONE);
        letGo(60, LEFT);
        letGo(12, NONE);
        assertFalse(held());
    }

    @Test
    void theInstrumentFollowsItsHandAllTheWhile() {
        reachForTheRing().takeIt(LEFT);
        hands.tip(Hand.LEFT, -0.02, 0.06, 0.01);
        ticks(1, LEFT);
        assertEquals(-0.02, session.world().grasper(Hand.LEFT).tip().position.x, 1e-6);
    }

    @Test
    void inertJawsAreNoLossOfTracking() {
        reachForTheRing().takeIt(NONE);
        lift(NONE);
        letGo(200, LEFT);
        assertFalse(lostTracking);
        assertTrue(session.world().tracked(Hand.LEFT));
        assertEquals(1, session.sheet().value(Metric.COVERAGE));
    }

    @Test
    void theOtherHandsJawsAreItsOwn() {
        reachForTheRing().takeIt(RIGHT);
        lift(RIGHT);
        assertTrue(held());
    }

    @Test
    void anEventAboutNobodysJawsLeavesNoTraceInTheState() {
        assertEquals(seals(NONE), seals(NOBODY));
        assertNotEquals(seals(NONE), seals(LEFT));
    }

    private static List<Long> seals(int inert) {
        InertJawsTest run = new InertJawsTest();
        run.reachForTheRing().takeIt(inert);
        run.lift(inert);
        run.letGo(60, inert);
        return run.journal.seals;
    }
}
