package org.trocar.core.rigid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.instrument.Specs;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.RingSpec;
import org.trocar.core.state.StateBuffer;

/** What closing, holding, pulling and opening do to a ring. */
class GraspTest {
    private static final double BREAK_FORCE = Specs.GRASPER.breakForceNewtons();

    @Test
    void jawsThatCloseOnTheRimGraspItWhereItLies() {
        Bench bench = openAroundTheRim();
        Vec3 before = new Vec3().set(bench.centre(0));
        bench.left.close = true;
        double worst = 0;
        Vec3 last = new Vec3().set(before);
        while (!bench.field.held(0)) {
            bench.tick();
            worst = Math.max(worst, last.distance(bench.centre(0)));
            last.set(bench.centre(0));
        }
        assertTrue(bench.happened(GraspChange.GRASPED, Hand.LEFT, 0));
        assertTrue(worst < 0.7e-3, "moved " + worst + " m in a tick: no jaw is that fast");
        assertTrue(bench.centre(0).distance(before) < 1e-3);
        double stopped = bench.left.grasper.jawAngleRadians();
        bench.run(0.5);
        assertEquals(stopped, bench.left.grasper.jawAngleRadians());
        assertTrue(stopped > 0.05);
        assertFalse(bench.field.closedOnNothing(Hand.LEFT));
        assertEquals(0, bench.field.heldRing(Hand.LEFT));
    }

    @Test
    void oneJawAloneOnlyPushes() {
        Bench bench = Bench.withOneRingAt(0, Bench.TUBE, 0);
        // Both jaws inside the hole: closed, then swept sideways into the rim.
        bench.left.tip.set(0, 0.0015, 0);
        bench.left.close = true;
        bench.run(0.3);
        Vec3 goal = new Vec3(-0.02, 0.0015, 0);
        while (!bench.left.stepTowards(goal, 0.0005)) {
            bench.tick();
            assertFalse(bench.field.held(0));
        }
        assertTrue(bench.centre(0).x < -0.012, "not pushed: " + bench.centre(0));
        assertTrue(bench.field.touchedBy(0, Hand.LEFT));
        assertFalse(bench.field.touchedBy(0, Hand.RIGHT));
    }

    @Test
    void jawsClosingOnNothingAreNoticedOnce() {
        Bench bench = new Bench(Bench.ONE_RING);
        bench.right.close = true;
        int times = 0;
        for (int i = 0; i < 40; i++) {
            bench.tick();
            times += bench.field.closedOnNothing(Hand.RIGHT) ? 1 : 0;
            assertFalse(bench.field.closedOnNothing(Hand.LEFT));
        }
        assertEquals(1, times);
        assertEquals(0, bench.field.changes().count());
    }

    @Test
    void aHeldRingIsLiftedShakenAndStaysWhileItSwings() {
        Bench bench = held(Bench.ONE_RING);
        lift(bench, 0.05);
        assertTrue(bench.field.inAir(0));
        assertTrue(bench.centre(0).y > 0.04);
        assertEquals(0.002 * RingField.GRAVITY, bench.field.graspForceNewtons(Hand.LEFT), 0.1);
        Vec3 at = new Vec3().set(bench.left.tip);
        Vec3 axis = bench.axis(0);
        double swing = 0;
        for (int i = 0; i < 270; i++) {
            double phase = 2 * StrictMath.PI * 4 * i * Bench.TICK;
            bench.left.tip.set(at.x, at.y + 0.01 * StrictMath.sin(phase), at.z + 0.01 * StrictMath.sin(1.3 * phase));
            bench.tick();
            swing = Math.max(swing, 1 - bench.axis(0).dot(axis));
        }
        assertTrue(bench.field.held(0, Hand.LEFT));
        assertTrue(swing > 1 - StrictMath.cos(StrictMath.toRadians(5)), "swung by a cosine of only " + swing);
    }

    @Test
    void aRingPinchedBetweenItsFacesSwingsDownUntilGripFrictionHoldsIt() {
        Bench bench = new Bench(Bench.ONE_RING);
        bench.field.setGravity(0, 0, 0);
        Vec3 pinch = new Vec3(0, 0.06, 0);
        Vec3 shaft = bench.left.shaftTo(pinch);
        Vec3 axis = new Vec3().cross(shaft, new Vec3(0, 1, 0)).normalize();
        Vec3 centre = new Vec3().set(pinch).addScaled(shaft, Bench.MAJOR);
        bench.field.place(0, centre, new Quat().between(new Vec3(0, 1, 0), axis));
        bench.left.tip.set(pinch).addScaled(shaft, 0.002);
        bench.left.jaws.set(axis);
        bench.run(0.1);
        bench.left.close = true;
        bench.run(0.3);
        assertTrue(bench.field.held(0, Hand.LEFT));
        assertTrue(degreesFromHanging(bench, pinch) > 50);

        bench.field.setGravity(0, -RingField.GRAVITY, 0);
        bench.run(2);
        assertTrue(bench.field.held(0, Hand.LEFT));
        assertTrue(degreesFromHanging(bench, pinch) < 36, "hangs at " + degreesFromHanging(bench, pinch));
        assertTrue(bench.field.velocity(0).length() < 1e-3);
    }

    @Test
    void aGraspYieldsToAPullAsStrongAsTheBreakForce() {
        Bench bench = held(Bench.ONE_RING);
        lift(bench, 0.05);
        // A pull that grows by half a newton a second, away from the jaws along the line through both.
        Vec3 pull = new Vec3().difference(bench.centre(0), bench.left.tip);
        pull.addScaled(bench.axis(0), -pull.dot(bench.axis(0))).normalize();
        double newtons = 0;
        while (bench.field.held(0)) {
            newtons += 0.5 * Bench.TICK;
            double acceleration = newtons / 0.002;
            bench.field.setGravity(pull.x * acceleration, pull.y * acceleration, pull.z * acceleration);
            bench.tick();
        }
        assertEquals(BREAK_FORCE, newtons, 0.05 * BREAK_FORCE);
        assertTrue(bench.happened(GraspChange.SLIPPED, Hand.LEFT, 0));
        assertTrue(bench.field.changes().forceNewtons(0) > BREAK_FORCE);
    }

    @Test
    void aRingHeavierThanTheBreakForceCannotBeLifted() {
        Bench heavy = held(new RingSpec(Bench.MAJOR, Bench.TUBE, 1.2 * BREAK_FORCE / RingField.GRAVITY, 1));
        Vec3 goal = new Vec3().set(heavy.left.tip).add(new Vec3(0, 0.03, 0));
        while (!heavy.left.stepTowards(goal, 0.0005)) {
            heavy.tick();
        }
        assertFalse(heavy.field.held(0), "lifted, or grasped again without having opened");
        heavy.run(0.5);
        assertEquals(Bench.TUBE, heavy.centre(0).y, 1e-3);
    }

    @Test
    void jawsThatLostTheirRingDoNotGraspAgainBeforeTheyOpen() {
        Bench bench = held(Bench.ONE_RING);
        bench.field.setGravity(0, 0, 0);
        bench.left.tracked = false;
        Pose grasped = new Pose().set(bench.field.pose(0));
        bench.field.place(0, new Vec3(0, 0.1, 0), grasped.orientation);
        bench.tick();
        assertTrue(bench.happened(GraspChange.SLIPPED, Hand.LEFT, 0));

        StateBuffer state = new StateBuffer().forSaving();
        bench.exchange(state);
        Bench restored = new Bench(Bench.ONE_RING);
        restored.exchange(state.forRestoring());
        restored.left.tracked = false;
        restored.field.setGravity(0, 0, 0);
        restored.field.place(0, grasped.position, grasped.orientation);
        restored.tick();
        assertTrue(restored.field.touchedBy(0, Hand.LEFT));
        assertFalse(restored.field.held(0));
    }

    @Test
    void aRingHookedOnItsPegIsPulledOutOfTheJaws() {
        Bench bench = held(Bench.ONE_RING);
        Vec3 goal = new Vec3().set(bench.left.tip).add(new Vec3(0.03, 0, 0));
        boolean slipped = false;
        double worst = 0;
        for (int i = 0; i < 200; i++) {
            bench.left.stepTowards(goal, 0.0005);
            bench.tick();
            slipped |= bench.happened(GraspChange.SLIPPED, Hand.LEFT, 0);
            worst = Math.max(worst, bench.field.velocity(0).length());
        }
        assertTrue(slipped);
        assertEquals(0, bench.field.peggedOn(0));
        assertTrue(worst < 1, "flung at " + worst + " m/s");
    }

    @Test
    void openingLetsGoAndTheRingFalls() {
        Bench bench = held(Bench.ONE_RING);
        lift(bench, 0.05);
        bench.left.close = false;
        boolean released = false;
        for (int i = 0; i < 30; i++) {
            bench.tick();
            released |= bench.happened(GraspChange.RELEASED, Hand.LEFT, 0);
        }
        assertTrue(released);
        assertFalse(bench.field.held(0));
        bench.run(0.5);
        assertTrue(bench.centre(0).y < 0.02);
    }

    @Test
    void jawsPressingARingIntoTheBoardDoNotBlowItUp() {
        Bench bench = Bench.withOneRingAt(0, Bench.TUBE, 0);
        bench.left.close = true;
        bench.left.tip.set(-0.009, 0.03, 0);
        bench.run(0.3);
        Vec3 below = new Vec3(-0.009, -0.005, 0);
        double most = 0;
        for (int i = 0; i < 180; i++) {
            bench.left.stepTowards(below, 0.0005);
            bench.tick();
            most = Math.max(most, bench.energy(0));
        }
        // As much as falling from 2 cm would give; the jaws themselves move at 4.5 cm/s.
        assertTrue(most < 0.002 * RingField.GRAVITY * 0.02, "energy " + most);
        assertTrue(bench.centre(0).y > 0 && bench.centre(0).y < 0.02);
    }

    @Test
    void aJumpingHandNeitherTeleportsNorThrowsItsRing() {
        Bench bench = held(Bench.ONE_RING);
        lift(bench, 0.05);
        Vec3 before = new Vec3().set(bench.centre(0));
        bench.left.tip.add(new Vec3(0.1, 0, 0));
        bench.tick();
        assertFalse(bench.field.held(0));
        assertTrue(bench.centre(0).distance(before) < 0.01);
        assertTrue(bench.field.velocity(0).length() < 2);
    }

    /** Thicker and thicker, until the jaws are around the tube only when fully open: opening must let every one of them go. */
    @Test
    void aRingSoThickThatOpenJawsJustTakeItCanBeLetGo() {
        double widest = 0;
        for (double tube = 0.003; tube < 0.0075; tube += 0.00005) {
            Bench bench = openAroundTheRim(new RingSpec(0.015, tube, 0.002, 1));
            bench.left.close = true;
            bench.run(0.3);
            if (bench.field.held(0)) {
                widest = Math.max(widest, bench.left.grasper.jawAngleRadians());
                bench.left.close = false;
                bench.run(0.3);
                assertFalse(bench.field.held(0), "tube radius " + tube);
            }
        }
        assertTrue(widest > Specs.GRASPER.openAngleRadians() - StrictMath.toRadians(1), "widest grasp " + widest);
    }

    /** Left jaws open around the near rim of the ring on the first peg. */
    static Bench openAroundTheRim() {
        return openAroundTheRim(Bench.ONE_RING);
    }

    private static Bench openAroundTheRim(RingSpec ring) {
        Bench bench = new Bench(ring);
        Reach reach = new Reach(bench);
        reach.aimAtRim(bench.left, 0, new Vec3(-1, 0, 0));
        bench.left.tip.set(reach.tip);
        bench.left.jaws.set(reach.jaws);
        bench.run(0.1);
        assertFalse(bench.field.held(0));
        return bench;
    }

    private static Bench held(RingSpec ring) {
        Bench bench = openAroundTheRim(ring);
        bench.left.close = true;
        bench.run(0.3);
        assertTrue(bench.field.held(0, Hand.LEFT));
        return bench;
    }

    private static void lift(Bench bench, double metres) {
        Vec3 goal = new Vec3().set(bench.left.tip).add(new Vec3(0, metres, 0));
        while (!bench.left.stepTowards(goal, 0.001)) {
            bench.tick();
        }
        bench.run(0.5);
    }

    private static double degreesFromHanging(Bench bench, Vec3 pinch) {
        Vec3 down = new Vec3().difference(pinch, bench.centre(0)).normalize();
        return StrictMath.toDegrees(StrictMath.acos(down.y));
    }
}
