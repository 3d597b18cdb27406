package org.trocar.core.feedback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.world.EventKind;

class CoachStateTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final EventKind[] MISTAKES = {
        EventKind.DROPPED_IN_VIEW, EventKind.LIFTED_BY_WRONG_HAND, EventKind.CLOSED_ON_NOTHING, EventKind.SLIPPED
    };

    /** Twenty seconds of a restless run from the given second on, the same for the same second. */
    private static List<String> restless(Coached trainee, int second) {
        Random random = new Random(second);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Hand hand = random.nextBoolean() ? Hand.LEFT : Hand.RIGHT;
            trainee.at(hand, 0.06, 0.03, 0).speed(hand, random.nextDouble() * 0.2);
            trainee.tracked(hand, random.nextInt(3) > 0).idle(random.nextInt(12));
            if (random.nextInt(3) == 0) {
                trainee.events.add(MISTAKES[random.nextInt(3)], hand, i, 0, new Vec3());
            }
            said.addAll(trainee.tickFor(0.02 + random.nextDouble()));
        }
        for (Withheld reason : Withheld.values()) {
            said.add(reason + " " + trainee.coach.withheld(reason));
        }
        said.add("cue number " + trainee.lastSequence);
        return said;
    }

    private static byte[] saved(Coached trainee) {
        StateBuffer state = new StateBuffer().forSaving();
        trainee.coach.exchange(state);
        return state.toByteArray();
    }

    private static void restore(Coached trainee, byte[] snapshot) {
        StateBuffer state = new StateBuffer().forRestoring(snapshot);
        trainee.coach.exchange(state);
        state.requireConsumed();
    }

    @Test
    void aRestoredCoachGoesOnBitForBit() {
        for (int second = 0; second < 30; second++) {
            Coached original = new Coached(new Guidance(false, 0.6), 5);
            restless(original, second);
            Coached restored = new Coached(new Guidance(false, 0.6), 5);
            restore(restored, saved(original));
            restored.nanos = original.nanos;
            restored.tick = original.tick;
            copyMotion(original, restored);
            assertEquals(restless(original, 100 + second), restless(restored, 100 + second));
            assertArrayEquals(saved(original), saved(restored));
        }
    }

    private static void copyMotion(Coached from, Coached to) {
        for (Hand hand : List.of(Hand.LEFT, Hand.RIGHT)) {
            to.run.hand(hand, from.run.tip(hand), from.run.metresPerSecond(hand), from.run.tracked(hand));
        }
        to.run.idle(from.run.openIdleSeconds(), 0);
    }

    @Test
    void aCoachRestoredIntoAnotherForgetsWhatThatOneKnew() {
        Coached original = new Coached(new Guidance(false, 0.6), 5);
        restless(original, 1);
        Coached other = new Coached(new Guidance(false, 0.6), 6);
        restless(other, 2);
        restore(other, saved(original));
        assertArrayEquals(saved(original), saved(other));
    }

    @Test
    void aCueThatWaitsIsStillGivenAfterARestore() {
        Coached original = new Coached(new Guidance(false, 0), 5);
        original.event(EventKind.DROPPED_IN_VIEW, Hand.LEFT, 0);
        original.idle(9).tickFor(1);
        Coached restored = new Coached(new Guidance(false, 0), 5);
        restore(restored, saved(original));
        restored.nanos = original.nanos;
        assertEquals(List.of("idle_too_long"), restored.idle(2).tickFor(2));
    }

    /** Of a few rounds the quietest counts: compiling, too, may charge this thread a few bytes once. */
    @Test
    void respondingAHundredThousandTimesAllocatesNothing() {
        List<CueRule> rules = new ArrayList<>(Coached.rules());
        rules.addAll(Coached.furtherRules());
        Coached trainee = new Coached(new Guidance(false, 0.6), 5, rules);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = allocatedBytes();
            respond(trainee, 100_000);
            least = Math.min(least, allocatedBytes() - before);
        }
        assertEquals(0, least);
        assertTrue(trainee.coach.withheld(Withheld.MASTERY) > 100);
    }

    private static long allocatedBytes() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static void respond(Coached trainee, int ticks) {
        Vec3 place = trainee.nearPeg;
        for (int i = 0; i < ticks; i++) {
            trainee.nanos += 11_111_111;
            trainee.events.clear();
            if (i % 50 == 0) {
                trainee.events.add(MISTAKES[i / 50 % MISTAKES.length], Hand.LEFT, 1, 0, place);
            }
            trainee.run.hand(Hand.LEFT, place, i % 700 < 100 ? 0.2 : 0, i % 900 > 90);
            trainee.run.hand(Hand.RIGHT, place, i % 600 < 100 ? 0.2 : 0, true);
            trainee.run.idle(i % 2000 > 1000 ? 9 : 0, 0).errors(ErrorKind.DROP_IN_VIEW, i / 10_000);
            trainee.run.work(Hand.RIGHT, i % 800 > 400 ? 2 : -1, i * 1e-4).task(i * 0.01, i > 50_000);
            trainee.coach.respond(i, trainee.nanos, trainee.events, trainee.run, trainee.cues);
        }
    }
}
