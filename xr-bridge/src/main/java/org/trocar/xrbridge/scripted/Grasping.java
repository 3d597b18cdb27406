package org.trocar.xrbridge.scripted;

import org.trocar.core.math.Vec3;

/** Taking a ring: to a place before its rim, in along the shaft, close, look whether it is held; if not, back and again. */
final class Grasping {
    /** How far before the rim the approach ends at the latest. */
    private static final double BEFORE_METRES = 0.016;
    /** A ring that has moved further than this since it was aimed at is aimed at again. */
    private static final double MOVED_METRES = 0.004;

    private static final double PATIENCE_SECONDS = 0.35;
    private static final int MOST_ATTEMPTS = 12;

    /** How far it has come. */
    private enum Stage {
        APPROACH,
        ENTER,
        CLOSE,
        BACK,
        DONE,
        FAILED
    }

    private final Arm arm;
    private final Tabletop tabletop;
    private final Skill skill;
    private final Grip grip;
    private final Vec3 aim = new Vec3();
    private final Vec3 goal = new Vec3();
    private Stage stage = Stage.DONE;
    private int ring;
    private double seconds;
    private int attempts;

    Grasping(Arm arm, Tabletop tabletop, Skill skill) {
        this.arm = arm;
        this.tabletop = tabletop;
        this.skill = skill;
        grip = new Grip(tabletop);
    }

    void begin(int newRing, Sight seen) {
        ring = newRing;
        attempts = 0;
        arm.open();
        approach(seen);
    }

    boolean done() {
        return stage == Stage.DONE;
    }

    boolean failed() {
        return stage == Stage.FAILED;
    }

    void step(Sight seen, double tickSeconds) {
        seconds += tickSeconds;
        switch (stage) {
            case APPROACH -> enter(seen);
            case ENTER -> close(seen);
            case CLOSE -> check(seen);
            case BACK -> retry(seen);
            case DONE, FAILED -> {}
        }
    }

    private void approach(Sight seen) {
        choose(seen);
        arm.reachFor(grip.before(beforeMetres(), goal), grip.across);
        stage = Stage.APPROACH;
    }

    private void choose(Sight seen) {
        boolean offered = seen.holds(arm.hand().other(), ring);
        grip.choose(arm.port(), seen, ring, offered ? seen.instrument(arm.hand().other()).tip.position : null);
        aim.set(seen.ring(ring).position);
    }

    /** From above the pegs it goes in along the shaft. */
    private double beforeMetres() {
        return Math.max(BEFORE_METRES, (tabletop.clearHeightMetres() - grip.tip.y) / -grip.shaft.y);
    }

    private boolean moved(Sight seen) {
        return aim.distance(seen.ring(ring).position) > MOVED_METRES;
    }

    private void enter(Sight seen) {
        if (!arm.arrived() || !arm.opened()) {
            return;
        }
        if (moved(seen)) {
            approach(seen);
        } else {
            arm.moveTo(grip.tip, grip.across);
            stage = Stage.ENTER;
        }
    }

    private void close(Sight seen) {
        if (arm.arrived()) {
            arm.close();
            seconds = 0;
            stage = Stage.CLOSE;
        }
    }

    private void check(Sight seen) {
        if (seen.holds(arm.hand(), ring)) {
            stage = Stage.DONE;
        } else if (seconds > PATIENCE_SECONDS + skill.lagSeconds()) {
            arm.open();
            arm.moveTo(grip.before(beforeMetres(), goal), grip.across);
            stage = Stage.BACK;
        }
    }

    private void retry(Sight seen) {
        if (arm.arrived() && arm.opened()) {
            attempts++;
            if (attempts == MOST_ATTEMPTS || seen.state(ring) == Sight.RingState.OUT_OF_VIEW) {
                stage = Stage.FAILED;
            } else {
                approach(seen);
            }
        }
    }
}
