package org.trocar.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.scenario.TestScenario;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** Invariant 9: every stateful part saves and restores itself through one flat buffer, and a part that forgets is caught here. */
class SessionStateTest {
    private final Scenario scenario = TestScenario.withCues();

    private Session session(SessionJournal journal) {
        return new Session(
                TestHands.manifest(scenario, Optional.of(new TestHands(scenario).start())), journal, it -> {});
    }

    private static void run(Session session, TestHands hands, int ticks) {
        for (int i = 0; i < ticks; i++) {
            session.tick(eventful(hands));
        }
    }

    /** A run in which everything happens: rings grasped, dropped and lost, jaws closed on nothing, hands lost, pauses, refusals. */
    private static TickInput eventful(TestHands hands) {
        long t = hands.tick() % 700;
        double sway = 0.004 * StrictMath.sin(hands.tick() * 0.21);
        boolean reach = t < 350;
        hands.tip(Hand.LEFT, -0.06 + 0.009 + sway / 8, reach ? 0.004 : 0.05, -0.03)
                .tip(Hand.RIGHT, 0.05 + 3 * sway, 0.03 + sway, 0.02)
                .pinch(Hand.LEFT, t > 150 && t < 600)
                .pinch(Hand.RIGHT, t % 300 < 100)
                .track(Hand.LEFT, t < 510 || t > 520)
                .track(Hand.RIGHT, t < 640);
        TickInput in = hands.next();
        if (t == 20) {
            in.addControl(new ControlEvent(ControlEvent.Kind.MARK, "tester", "", 0));
            in.addControl(new ControlEvent(ControlEvent.Kind.MESSAGE, "tester", "", 0));
            in.addControl(new ControlEvent(ControlEvent.Kind.GAP, "server", "", 5));
            in.addControl(new ControlEvent(ControlEvent.Kind.SLIP, "server", "", 7));
            in.addControl(new ControlEvent(ControlEvent.Kind.DISCONNECTED, "server", "", 0));
        }
        return in;
    }

    /** At several moments: what a part no longer uses of its buffers may differ at one of them, what it forgets differs at all. */
    @Test
    void aRestoredSessionIsTheSameInEveryFieldThatCarries() {
        Session original = session(new SilentJournal());
        Session restored = session(new SilentJournal());
        Session fresh = session(new SilentJournal());
        TestHands hands = new TestHands(scenario);
        Set<String> forgotten = null;
        for (int moment = 0; moment < 12; moment++) {
            run(original, hands, 129);
            restored.restore(original.snapshot());
            assertEquals(original.stateHash(), restored.stateHash());
            Set<String> differ = CarriedState.differences(original, restored, fresh);
            if (forgotten == null) {
                forgotten = differ;
            }
            forgotten.retainAll(differ);
        }
        assertEquals(Set.of(), forgotten);
    }

    @Test
    void aRestoredSessionGoesOnBitByBit() {
        SealJournal seals = new SealJournal();
        Session original = session(seals);
        TestHands hands = new TestHands(scenario);
        run(original, hands, 900);
        byte[] snapshot = original.snapshot();
        run(original, hands, 900);

        SealJournal sealsAgain = new SealJournal();
        Session restored = session(sealsAgain);
        restored.restore(snapshot);
        TestHands handsAgain = new TestHands(scenario);
        for (int i = 0; i < 900; i++) {
            eventful(handsAgain);
        }
        run(restored, handsAgain, 900);

        assertEquals(seals.seals.subList(900, 1800), sealsAgain.seals);
    }

    @Test
    void aStateThatWasMadeUpIsRefused() {
        Session session = session(new SilentJournal());
        byte[] madeUp = session.snapshot();
        java.util.Arrays.fill(madeUp, (byte) 9);
        assertThrows(IllegalStateException.class, () -> session.restore(madeUp));
    }

    /** Leaves every stateful part out in turn: it then keeps the values of a fresh session, and that has to be noticed. */
    @Test
    void everyPartLeftOutOfTheBufferIsNoticed() {
        Session original = session(new SilentJournal());
        run(original, new TestHands(scenario), 1650);
        byte[] snapshot = original.snapshot();
        Session fresh = session(new SilentJournal());
        Map<String, Object> freshParts = byPath(fresh);
        List<String> unnoticed = new ArrayList<>();
        int changed = 0;
        Session restored = session(new SilentJournal());
        Map<String, Object> parts = byPath(restored);
        for (String path : freshParts.keySet()) {
            restored.restore(snapshot);
            Stateful part = (Stateful) parts.get(path);
            byte[] asRestored = save(part);
            part.exchange(new StateBuffer().forRestoring(save((Stateful) freshParts.get(path))));
            if (!java.util.Arrays.equals(asRestored, save(part))) {
                changed++;
                if (CarriedState.differences(original, restored, fresh).isEmpty()) {
                    unnoticed.add(path);
                }
            }
        }
        assertEquals(List.of(), unnoticed);
        assertTrue(changed > 40, "only " + changed + " of " + freshParts.size() + " parts had anything to lose");
    }

    @Test
    void everyTopLevelPartHasSomethingToLose() {
        Session original = session(new SilentJournal());
        run(original, new TestHands(scenario), 1650);
        Map<String, Object> parts = byPath(original);
        Map<String, Object> freshParts = byPath(session(new SilentJournal()));
        for (String path : List.of("session.run", "session.world", "session.scorer", "session.coach")) {
            assertFalse(
                    java.util.Arrays.equals(save((Stateful) parts.get(path)), save((Stateful) freshParts.get(path))),
                    path);
        }
    }

    private static byte[] save(Stateful part) {
        StateBuffer buffer = new StateBuffer();
        part.exchange(buffer.forSaving());
        return buffer.toByteArray();
    }

    private static Map<String, Object> byPath(Session session) {
        Map<String, Object> byPath = new TreeMap<>();
        new IdentityHashMap<>(CarriedState.parts(session)).forEach((part, path) -> byPath.put(path, part));
        return byPath;
    }
}
