package org.trocar.server.terminal;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.instrument.Grasper;
import org.trocar.core.math.Pose;
import org.trocar.core.rigid.RingField;
import org.trocar.core.scoring.Metric;
import org.trocar.core.scoring.ScoreSheet;
import org.trocar.core.session.Phase;
import org.trocar.core.session.Session;
import org.trocar.core.world.World;

/**
 * The operated field and its values at one moment, copied out of a session.
 *
 * @param values by {@link Metric}'s order, NaN where undefined
 */
record Scene(
        Phase phase,
        boolean wayBack,
        int transfersDone,
        int transfersTotal,
        Tool left,
        Tool right,
        List<Ring> rings,
        List<Double> values) {

    /** What one ring is doing. */
    enum RingState {
        ON_PEG(Ink.RING_ON_PEG),
        HELD(Ink.RING_HELD),
        LOOSE(Ink.RING_LOOSE),
        OUT_OF_VIEW(Ink.RING_LOOSE);

        private final Ink ink;

        RingState(Ink ink) {
            this.ink = ink;
        }

        Ink ink() {
            return ink;
        }
    }

    /**
     * One ring.
     *
     * @param pose in the field, metres
     * @param place the peg it is on or the hands that hold it, by name; else empty
     */
    record Ring(Pose pose, RingState state, String place) {}

    /**
     * One instrument.
     *
     * @param tip in the field, metres; its −z points along the shaft
     * @param jawRadians from the shaft's axis to either jaw
     * @param tracked whether the hand is seen now
     */
    record Tool(Pose tip, double jawRadians, boolean tracked) {}

    static Scene of(Session session) {
        World world = session.world();
        return new Scene(
                session.phase(),
                world.wayBack(),
                world.transfersDone(),
                world.transfersTotal(),
                tool(world, Hand.LEFT),
                tool(world, Hand.RIGHT),
                rings(world),
                values(session.sheet()));
    }

    private static Tool tool(World world, Hand hand) {
        Grasper grasper = world.grasper(hand);
        return new Tool(new Pose().set(grasper.tip()), grasper.jawAngleRadians(), world.tracked(hand));
    }

    private static List<Ring> rings(World world) {
        List<Ring> rings = new ArrayList<>();
        for (int i = 0; i < world.rings().count(); i++) {
            RingState state = state(world.rings(), i);
            rings.add(new Ring(new Pose().set(world.rings().pose(i)), state, place(world, i, state)));
        }
        return rings;
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

    private static String place(World world, int ring, RingState state) {
        RingField rings = world.rings();
        return switch (state) {
            case ON_PEG ->
                world.scenario().board().pegs().get(rings.peggedOn(ring)).name();
            case HELD -> rings.held(ring, Hand.LEFT) ? rings.held(ring, Hand.RIGHT) ? "both" : "left" : "right";
            default -> "";
        };
    }

    private static List<Double> values(ScoreSheet sheet) {
        List<Double> values = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            values.add(sheet.value(metric));
        }
        return values;
    }

    double value(Metric metric) {
        return values.get(metric.ordinal());
    }
}
