package org.trocar.core.rigid;

import org.trocar.core.hands.Hand;
import org.trocar.core.instrument.Fulcrum;
import org.trocar.core.instrument.Grasper;
import org.trocar.core.instrument.Specs;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;

/** A hand that takes its grasper's tip towards a target at a given speed, through the inverse fulcrum. */
final class TestHand {
    final Grasper grasper;
    final Fulcrum fulcrum;
    /** Where the tip should be next tick, and which way the jaws should open. */
    final Vec3 tip = new Vec3();

    final Vec3 jaws = new Vec3(1, 0, 0);
    boolean close;
    boolean tracked = true;
    private final Hand hand;
    private final Pose handle = new Pose();
    private final Vec3 step = new Vec3();

    TestHand(Hand hand) {
        this.hand = hand;
        grasper = new Grasper(hand, Specs.GRASPER, Specs.PORTS);
        fulcrum = new Fulcrum(hand, Specs.GRASPER, Specs.PORTS);
    }

    /** Out of everyone's way. */
    void park() {
        tip.set(hand == Hand.LEFT ? -0.09 : 0.09, 0.12, 0.06);
    }

    void advance(double seconds) {
        if (tracked) {
            grasper.advance(fulcrum.handleFor(tip, jaws, handle), close, seconds);
        }
    }

    /** Steps the target towards a point; returns whether it is there. */
    boolean stepTowards(Vec3 goal, double metres) {
        step.difference(goal, tip);
        double length = step.length();
        tip.addScaled(step, length > metres ? metres / length : 1);
        return length <= metres;
    }

    /** From the port to a point: the way the shaft would run. */
    Vec3 shaftTo(Vec3 point) {
        return new Vec3().difference(point, fulcrum.port()).normalize();
    }
}
