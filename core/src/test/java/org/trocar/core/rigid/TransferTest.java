package org.trocar.core.rigid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.PegBoard;

/**
 * The operation itself, driven through the handles: pick, lift, hand over in mid-air, place. This hand aims only once and never rolls its
 * wrist; all twelve transfers by one that watches what it does are tested with the scripted trainee.
 */
class TransferTest {
    private static final int MEETINGS = 5;

    private final Bench bench = new Bench(Bench.SIX_RINGS);
    private final Reach reach = new Reach(bench);
    private final PegBoard board = Bench.board();

    /** A few times, a hair's breadth apart: no two transfers are the same. */
    @Test
    void aRingGoesFromPegToPegThroughBothHands() {
        for (int i = 0; i < MEETINGS; i++) {
            Vec3 meeting = new Vec3(i * 1e-5, 0.06, 0);
            TransferTest again = new TransferTest();
            again.transfer(0, again.bench.left, Hand.LEFT, again.bench.right, Hand.RIGHT, 6, meeting);
        }
    }

    private void transfer(int ring, TestHand giver, Hand giving, TestHand taker, Hand taking, int peg, Vec3 meeting) {
        pick(ring, giver, giving, giving == Hand.LEFT ? -1 : 1);
        bring(ring, giver, new Vec3().set(bench.centre(ring)).add(new Vec3(0, 0.04, 0)), 0.1);
        bring(ring, giver, meeting, 0.15);
        assertTrue(bench.field.inAir(ring) && bench.field.held(ring, giving), "lost on the way up: ring " + ring);

        pick(ring, taker, taking, taking == Hand.LEFT ? -1 : 1);
        assertTrue(bench.field.held(ring, giving), "lost while the other hand took it: ring " + ring);
        giver.close = false;
        bench.run(0.3);
        assertTrue(bench.field.held(ring, taking) && !bench.field.held(ring, giving), "not handed over: ring " + ring);
        retreat(giver);

        PegBoard.Peg target = board.pegs().get(peg);
        bring(ring, taker, new Vec3(target.xMetres(), 0.045, target.zMetres()), 0.15);
        bring(ring, taker, new Vec3(target.xMetres(), 0.008, target.zMetres()), 0.05);
        assertEquals(peg, bench.field.peggedOn(ring), "not over its peg: " + bench.centre(ring));
        taker.close = false;
        bench.run(0.3);
        retreat(taker);
        bench.run(0.5);
        assertEquals(peg, bench.field.peggedOn(ring), "not left on its peg: " + bench.centre(ring));
        assertFalse(bench.field.held(ring));
        assertTrue(bench.field.touchesBoard(ring));
    }

    /** From above along the shaft, then close. */
    private void pick(int ring, TestHand hand, Hand which, double side) {
        Vec3 towards = new Vec3(side, 0, 0);
        reach.aimAtRim(hand, ring, towards);
        hand.jaws.set(reach.jaws);
        Vec3 above = new Vec3().set(reach.tip).addScaled(hand.shaftTo(reach.tip), -0.025);
        move(hand, above, 0.15);
        reach.aimAtRim(hand, ring, towards);
        move(hand, reach.tip, 0.08);
        hand.close = true;
        bench.run(0.3);
        assertTrue(bench.field.held(ring, which), which + " did not get ring " + ring + ", at " + bench.centre(ring));
    }

    private void retreat(TestHand hand) {
        Vec3 away = new Vec3().set(hand.tip).addScaled(hand.shaftTo(hand.tip), -0.03);
        move(hand, away, 0.1);
        hand.park();
        Vec3 parked = new Vec3().set(hand.tip);
        hand.tip.set(away);
        move(hand, parked, 0.2);
    }

    /** Moves a held ring's centre to a place by watching the ring. */
    private void bring(int ring, TestHand hand, Vec3 goal, double speed) {
        Vec3 tipGoal = new Vec3();
        for (int i = 0; i < 400; i++) {
            tipGoal.difference(goal, bench.centre(ring)).add(hand.tip);
            hand.stepTowards(tipGoal, speed * Bench.TICK);
            bench.tick();
        }
    }

    private void move(TestHand hand, Vec3 goal, double speed) {
        while (!hand.stepTowards(goal, speed * Bench.TICK)) {
            bench.tick();
        }
        bench.tick();
    }
}
