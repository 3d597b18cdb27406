package org.trocar.core.rigid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.instrument.Specs;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.RingSpec;
import org.trocar.core.state.StateBuffer;

/** What an engine owes a journal: the same bits again, from any tick, without garbage. */
class RingFieldStateTest {
    private static final int END = 900;
    /** How long a resumed field is compared: longer than a jaw needs to close. */
    private static final int FOLLOWED = 20;

    @Test
    void aFieldRestoredAtAnyTickContinuesTheSame() {
        Bench uninterrupted = new Bench(Bench.SIX_RINGS);
        Rounds rounds = new Rounds(uninterrupted);
        byte[][] snapshots = new byte[END][];
        String[] seen = new String[END];
        for (int i = 0; i < END; i++) {
            rounds.tick(i);
            snapshots[i] = save(uninterrupted);
            seen[i] = seen(uninterrupted) + changes(uninterrupted);
        }
        for (int i = 0; i + FOLLOWED < END; i++) {
            Bench resumed = new Bench(Bench.SIX_RINGS);
            Rounds resumedRounds = new Rounds(resumed);
            resumed.exchange(new StateBuffer().forRestoring(snapshots[i]));
            assertTrue(seen[i].startsWith(seen(resumed)), "just restored at tick " + i);
            for (int j = i + 1; j <= i + FOLLOWED; j++) {
                resumedRounds.tick(j);
                assertEquals(seen[j], seen(resumed) + changes(resumed), "resumed at " + i + ", tick " + j);
            }
            assertArrayEquals(snapshots[i + FOLLOWED], save(resumed), "resumed at tick " + i);
        }
    }

    @Test
    void aSleepingRingStillTouchesWhatItLeansOnAfterRestoring() {
        RingSpec two = new RingSpec(Bench.MAJOR, Bench.TUBE, 0.002, 2);
        Bench bench = new Bench(two);
        bench.field.place(0, new Vec3(0, Bench.TUBE, 0), new Quat());
        bench.field.place(1, new Vec3(0.009, 0.02, 0.001), new Quat());
        bench.run(5);
        assertTrue(bench.field.ring(1).asleep() && bench.field.touchesRing(1));
        Bench restored = new Bench(two);
        restored.exchange(new StateBuffer().forRestoring(save(bench)));
        restored.tick();
        assertTrue(restored.field.touchesRing(1));
    }

    @Test
    void nothingIsAllocatedPerTick() {
        Rounds rounds = new Rounds(new Bench(Bench.SIX_RINGS));
        rounds.run(0, 5_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        rounds.run(5_000, 15_000);
        assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
    }

    @Test
    void aStateThatIsNoLongerFiniteNamesTheRing() {
        Bench bench = new Bench(Bench.SIX_RINGS);
        bench.field.ring(4).wake();
        bench.field.ring(4).velocity.set(Double.NaN, 0, 0);
        assertTrue(assertThrows(IllegalStateException.class, bench::tick)
                .getMessage()
                .startsWith("ring 4 "));
    }

    @Test
    void aStartingPegThatDoesNotExistIsRefused() {
        int[] pegs = {12};
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> new RingField(Bench.board(), Bench.ONE_RING, Specs.GRASPER, pegs));
        assertTrue(refusal.getMessage().contains("starting peg 12"));
    }

    /** Everything that can be asked between two ticks, but for the last tick's changes. */
    private static String seen(Bench bench) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bench.field.count(); i++) {
            text.append(bench.field.pose(i).position).append(bench.field.touchesBoard(i));
            text.append(bench.field.touchesPeg(i)).append(bench.field.touchesRing(i));
            for (Hand hand : Hand.values()) {
                text.append(bench.field.touchedBy(i, hand)).append(bench.field.held(i, hand));
            }
        }
        for (Hand hand : Hand.values()) {
            text.append(bench.field.closedOnNothing(hand)).append(bench.field.graspForceNewtons(hand));
        }
        return text.append(bench.left.grasper.tip().position).toString();
    }

    private static String changes(Bench bench) {
        GraspChanges changes = bench.field.changes();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < changes.count(); i++) {
            text.append(changes.change(i))
                    .append(changes.hand(i))
                    .append(changes.ring(i))
                    .append(changes.forceNewtons(i));
        }
        return text.toString();
    }

    private static byte[] save(Bench bench) {
        StateBuffer state = new StateBuffer().forSaving();
        bench.exchange(state);
        return state.toByteArray();
    }
}
