package org.trocar.xrbridge.scripted;

import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;

/** Bringing a held ring somewhere and letting it go: up, over the spot, look and correct, down, wait if it is to be taken, open, back off. */
final class Placing {
    private static final double BACK_OFF_METRES = 0.02;
    /** A ring further than this beside its spot is corrected before it is lowered. */
    private static final double ALIGNED_METRES = 0.0015;

    private static final int MOST_CORRECTIONS = 4;
    private static final int ITERATIONS = 4;
    private static final double MOST_ROLL_RADIANS = 1;
    private static final int ROLLS = 20;

    /** Where to bring a ring's centre. */
    record Spot(double x, double z, double carryHeight, double releaseHeight, boolean untilTaken) {}

    /** How far it has come. */
    private enum Stage {
        RAISE,
        CARRY,
        LOOK,
        LOWER,
        OFFER,
        OPEN,
        BACK_OFF,
        DONE,
        FAILED
    }

    private final Arm arm;
    private final Tabletop tabletop;
    private final Skill skill;
    private final Vec3 wanted = new Vec3();
    private final Vec3 goal = new Vec3();
    private final Vec3 offset = new Vec3();
    private final Vec3 axis = new Vec3();
    private final Vec3 across = new Vec3();
    private final Vec3 shaft = new Vec3();
    private final Vec3 middle = new Vec3();
    private final Vec3 sideways = new Vec3();
    private final Vec3 rolled = new Vec3();
    private final Vec3 turned = new Vec3();
    private final Pose pose = new Pose();
    private Stage stage = Stage.DONE;
    private Spot spot;
    private int ring;
    private int corrections;
    private double seconds;

    Placing(Arm arm, Tabletop tabletop, Skill skill) {
        this.arm = arm;
        this.tabletop = tabletop;
        this.skill = skill;
    }

    void begin(int newRing, Spot newSpot) {
        ring = newRing;
        spot = newSpot;
        corrections = 0;
        goal.set(arm.tip());
        goal.y = Math.max(goal.y, tabletop.clearHeightMetres());
        arm.moveTo(goal, arm.across());
        stage = Stage.RAISE;
    }

    boolean done() {
        return stage == Stage.DONE;
    }

    boolean failed() {
        return stage == Stage.FAILED;
    }

    /** Whether the ring is held out for the other hand. */
    boolean offering() {
        return stage == Stage.OFFER && spot.untilTaken();
    }

    void step(Sight seen, double tickSeconds) {
        seconds += tickSeconds;
        if (dropped(seen)) {
            arm.open();
            stage = Stage.FAILED;
            return;
        }
        switch (stage) {
            case RAISE -> carry(seen);
            case CARRY -> look();
            case LOOK -> correct(seen);
            case LOWER -> offer();
            case OFFER -> letGoWhenTaken(seen);
            case OPEN -> backOff(seen);
            case BACK_OFF -> stage = arm.arrived() ? Stage.DONE : Stage.BACK_OFF;
            case DONE, FAILED -> {}
        }
    }

    private boolean dropped(Sight seen) {
        return switch (stage) {
            case RAISE, CARRY, LOOK, LOWER, OFFER -> !seen.holds(arm.hand(), ring);
            case OPEN, BACK_OFF, DONE, FAILED -> false;
        };
    }

    private void carry(Sight seen) {
        if (arm.arrived()) {
            aim(seen, spot.carryHeight());
            arm.reachFor(goal, across);
            stage = Stage.CARRY;
        }
    }

    /** Sets goal and roll to where the tip has to be for the ring's centre to be over the spot, held as it is now but rolled level. */
    private void aim(Sight seen, double height) {
        wanted.set(spot.x(), height, spot.z());
        Pose tipSeen = seen.instrument(arm.hand()).tip;
        tipSeen.toInner(seen.ring(ring).position, offset);
        tipSeen.orientation.inverseRotate(seen.axis(ring, axis), axis);
        goal.difference(wanted, tipSeen.orientation.rotate(offset, turned));
        across.set(arm.across());
        for (int i = 0; i < ITERATIONS; i++) {
            level();
            arm.tipPoseAt(goal, across, pose);
            goal.difference(wanted, pose.orientation.rotate(offset, turned));
        }
    }

    /** Of the rolls about the shaft within reach of the wrist, takes the one that holds the ring most nearly level. */
    private void level() {
        shaft.difference(goal, arm.port()).normalize();
        sideways.cross(shaft, arm.across()).normalize();
        middle.cross(sideways, shaft);
        double best = Double.NEGATIVE_INFINITY;
        for (int i = -ROLLS; i <= ROLLS; i++) {
            double roll = i * MOST_ROLL_RADIANS / ROLLS;
            rolled.set(middle).scale(StrictMath.cos(roll)).addScaled(sideways, StrictMath.sin(roll));
            double upright = arm.tipPoseAt(goal, rolled, pose).orientation.rotate(axis, turned).y;
            if (upright > best) {
                best = upright;
                across.set(rolled);
            }
        }
    }

    private void look() {
        if (arm.arrived()) {
            seconds = 0;
            stage = spot.releaseHeight() == spot.carryHeight() ? Stage.OFFER : Stage.LOOK;
        }
    }

    private void correct(Sight seen) {
        if (!arm.arrived() || seconds < skill.lagSeconds()) {
            return;
        }
        double dx = seen.ring(ring).position.x - spot.x();
        double dz = seen.ring(ring).position.z - spot.z();
        boolean aligned = dx * dx + dz * dz < ALIGNED_METRES * ALIGNED_METRES;
        if (aligned || corrections == MOST_CORRECTIONS) {
            aim(seen, spot.releaseHeight());
            arm.moveTo(goal, across);
            stage = Stage.LOWER;
            return;
        }
        corrections++;
        seconds = 0;
        aim(seen, spot.carryHeight());
        arm.moveTo(goal, across);
    }

    private void offer() {
        if (arm.arrived()) {
            stage = Stage.OFFER;
        }
    }

    private void letGoWhenTaken(Sight seen) {
        if (!spot.untilTaken() || seen.holds(arm.hand().other(), ring)) {
            arm.open();
            stage = Stage.OPEN;
        }
    }

    private void backOff(Sight seen) {
        if (arm.opened() && !seen.holds(arm.hand(), ring)) {
            withdraw();
            stage = Stage.BACK_OFF;
        }
    }

    /** Back along the shaft: carefully until clear of the pegs. */
    private void withdraw() {
        goal.difference(arm.port(), arm.tip()).normalize();
        double metres = (tabletop.clearHeightMetres() - arm.tip().y) / goal.y;
        goal.scale(Math.max(BACK_OFF_METRES, metres)).add(arm.tip());
        if (metres > 0) {
            arm.moveTo(goal, arm.across());
        } else {
            arm.withdrawTo(goal);
        }
    }
}
