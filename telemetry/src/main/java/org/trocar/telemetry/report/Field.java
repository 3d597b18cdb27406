package org.trocar.telemetry.report;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.instrument.Grasper;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.core.rigid.RingField;
import org.trocar.core.session.Session;
import org.trocar.core.world.World;

/** Where rings and instruments were at one moment, copied out of a session. */
record Field(double seconds, Tool left, Tool right, List<Ring> rings) {
    /** What one ring is doing. */
    enum RingState {
        ON_PEG,
        HELD,
        LOOSE,
        OUT_OF_VIEW
    }

    record Ring(Pose pose, RingState state) {}

    /**
     * @param tip in the field, metres; its −z points along the shaft
     * @param jawRadians from the shaft's axis to either jaw
     * @param tracked whether the hand is seen now
     */
    record Tool(Pose tip, double jawRadians, boolean tracked) {
        /** A point beside and behind the tip. */
        Vec3 at(double sideways, double behind) {
            return tip.toOuter(new Vec3(sideways, 0, behind), new Vec3());
        }
    }

    static Field of(Session session) {
        World world = session.world();
        List<Ring> rings = new ArrayList<>();
        for (int i = 0; i < world.rings().count(); i++) {
            rings.add(new Ring(new Pose().set(world.rings().pose(i)), state(world.rings(), i)));
        }
        return new Field(session.sessionNanos() * 1e-9, tool(world, Hand.LEFT), tool(world, Hand.RIGHT), rings);
    }

    private static Tool tool(World world, Hand hand) {
        Grasper grasper = world.grasper(hand);
        return new Tool(new Pose().set(grasper.tip()), grasper.jawAngleRadians(), world.tracked(hand));
    }

    private static RingState state(RingField rings, int i) {
        if (rings.outOfView(i)) {
            return RingState.OUT_OF_VIEW;
        }
        if (rings.held(i)) {
            return RingState.HELD;
        }
        return rings.peggedOn(i) >= 0 ? RingState.ON_PEG : RingState.LOOSE;
    }

    Tool tool(Hand hand) {
        return hand == Hand.LEFT ? left : right;
    }
}
