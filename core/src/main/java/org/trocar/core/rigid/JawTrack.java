package org.trocar.core.rigid;

import org.trocar.core.instrument.Grasper;
import org.trocar.core.instrument.JawShape;
import org.trocar.core.instrument.JawSide;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** One grasper's motion through a tick: tip and jaws at every substep, on the way from where the last tick left them. */
final class JawTrack implements Stateful {
    private static final JawSide[] SIDES = JawSide.values();

    private final JawShape shape;
    private final Pose lastTip = new Pose();
    private double lastAngle;
    private boolean placed;

    @Scratch
    private final Pose goalTip = new Pose();

    @Scratch
    private double goalAngle;

    @Scratch
    private double fromAngle;

    /** Tip and angle at this substep's end, and the tip at its start. */
    @Scratch
    final Pose tip = new Pose();

    @Scratch
    final Pose tipBefore = new Pose();

    @Scratch
    double angle;

    @Scratch
    final Vec3[] hinge = {new Vec3(), new Vec3()};

    @Scratch
    final Vec3[] end = {new Vec3(), new Vec3()};

    @Scratch
    private final Vec3[] hingeBefore = {new Vec3(), new Vec3()};

    @Scratch
    private final Vec3[] endBefore = {new Vec3(), new Vec3()};

    @Scratch
    private final Vec3 hingeMotion = new Vec3();

    @Scratch
    private final Vec3 endMotion = new Vec3();

    JawTrack(JawShape shape) {
        this.shape = shape;
    }

    /** Starts a tick; the very first finds the grasper already where it is. */
    void begin(Grasper grasper) {
        goalTip.set(grasper.tip());
        goalAngle = grasper.jawAngleRadians();
        if (!placed) {
            placed = true;
            lastTip.set(goalTip);
            lastAngle = goalAngle;
        }
        fromAngle = lastAngle;
        moveTo(lastTip, lastAngle);
    }

    /** @param t how much of the tick has passed at the substep's end, up to 1 */
    void advanceTo(double t) {
        tipBefore.set(tip);
        for (int i = 0; i < SIDES.length; i++) {
            hingeBefore[i].set(hinge[i]);
            endBefore[i].set(end[i]);
        }
        tip.position.lerp(lastTip.position, goalTip.position, t);
        tip.orientation.nlerp(lastTip.orientation, goalTip.orientation, t);
        moveTo(tip, fromAngle + (goalAngle - fromAngle) * t);
    }

    /** The jaws have met something: they stay at this substep's angle for the rest of the tick. */
    void stopJaws() {
        fromAngle = angle;
        goalAngle = angle;
    }

    void end() {
        lastTip.set(tip);
        lastAngle = angle;
    }

    /** The jaw angle this tick began with, radians. */
    double lastAngle() {
        return lastAngle;
    }

    /** out = how far a jaw's axis has moved within this substep, at a fraction of its length from the hinge. */
    Vec3 motionOf(int side, double fraction, Vec3 out) {
        hingeMotion.difference(hinge[side], hingeBefore[side]);
        endMotion.difference(end[side], endBefore[side]);
        return out.lerp(hingeMotion, endMotion, fraction);
    }

    /** Whether the jaws pass within a margin of a point during this tick; may say yes too early, never too late. */
    boolean sweepsNear(Vec3 point, double marginMetres) {
        double reach = marginMetres + shape.lengthMetres() + lastTip.position.distance(goalTip.position);
        return goalTip.position.distance(point) < reach;
    }

    private void moveTo(Pose newTip, double newAngle) {
        tip.set(newTip);
        angle = newAngle;
        for (int i = 0; i < SIDES.length; i++) {
            shape.axis(tip, angle, SIDES[i], hinge[i], end[i]);
        }
    }

    @Override
    public void exchange(StateBuffer state) {
        lastTip.exchange(state);
        lastAngle = state.exchange(lastAngle);
        placed = state.exchange(placed);
    }
}
