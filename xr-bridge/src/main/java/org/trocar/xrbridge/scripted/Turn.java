package org.trocar.xrbridge.scripted;

import org.trocar.core.math.Vec3;

/** One hand's part in a transfer: take a ring, wait until it is this hand's alone, bring it somewhere, let it go. Idle between turns. */
final class Turn {
    private static final double FEINT_SECONDS = 0.5;
    private static final double TRACKING_LOST_SECONDS = 1;

    /** How far it has come. */
    private enum Stage {
        IDLE,
        FEINT,
        UNFEINT,
        TAKE,
        ALONE,
        BRING
    }

    private final Arm arm;
    private final Grasping grasping;
    private final Placing placing;
    private Stage stage = Stage.IDLE;
    private int ring = Sight.NO_RING;
    private Placing.Spot spot;
    private boolean losesTracking;
    private double seconds;

    Turn(Arm arm, Tabletop tabletop, Skill skill) {
        this.arm = arm;
        grasping = new Grasping(arm, tabletop, skill);
        placing = new Placing(arm, tabletop, skill);
    }

    Arm arm() {
        return arm;
    }

    /** The ring of this turn; none while idle. */
    int ring() {
        return idle() ? Sight.NO_RING : ring;
    }

    boolean idle() {
        return stage == Stage.IDLE;
    }

    boolean offering() {
        return stage == Stage.BRING && placing.offering();
    }

    void begin(int newRing, Placing.Spot newSpot, Sight seen) {
        ring = newRing;
        spot = newSpot;
        losesTracking = false;
        grasping.begin(ring, seen);
        stage = Stage.TAKE;
    }

    /** Before taking the ring just begun with, closes on air. */
    void feint() {
        arm.moveTo(arm.tip(), arm.across());
        arm.close();
        seconds = 0;
        stage = Stage.FEINT;
    }

    /** The hand will lose tracking on the way of the turn just begun. */
    void loseTracking() {
        losesTracking = true;
    }

    /** Goes somewhere while idle. */
    void rest(Vec3 where) {
        if (arm.arrived() && arm.tip().distance(where) > 1e-6) {
            arm.reachFor(where, arm.across());
        }
    }

    void step(Sight seen, double tickSeconds) {
        seconds += tickSeconds;
        switch (stage) {
            case IDLE -> {}
            case FEINT -> endFeint();
            case UNFEINT -> takeAfterFeint(seen);
            case TAKE -> take(seen, tickSeconds);
            case ALONE -> bringWhenAlone(seen);
            case BRING -> bring(seen, tickSeconds);
        }
    }

    private void endFeint() {
        if (seconds > FEINT_SECONDS) {
            arm.open();
            stage = Stage.UNFEINT;
        }
    }

    private void takeAfterFeint(Sight seen) {
        if (arm.opened()) {
            grasping.begin(ring, seen);
            stage = Stage.TAKE;
        }
    }

    private void take(Sight seen, double tickSeconds) {
        grasping.step(seen, tickSeconds);
        if (grasping.failed()) {
            end();
        } else if (grasping.done()) {
            stage = Stage.ALONE;
        }
    }

    private void bringWhenAlone(Sight seen) {
        if (!seen.holds(arm.hand(), ring)) {
            end();
        } else if (!seen.holds(arm.hand().other(), ring)) {
            placing.begin(ring, spot);
            stage = Stage.BRING;
            if (losesTracking) {
                arm.loseTracking(TRACKING_LOST_SECONDS);
            }
        }
    }

    private void bring(Sight seen, double tickSeconds) {
        placing.step(seen, tickSeconds);
        if (placing.done() || placing.failed()) {
            stage = Stage.IDLE;
        }
    }

    private void end() {
        arm.open();
        stage = Stage.IDLE;
    }
}
