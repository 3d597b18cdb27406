package org.trocar.core.rigid;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.instrument.Specs;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.RingSpec;
import org.trocar.core.state.StateBuffer;

/** A board with twelve pegs, rings on the first of them, and two graspers far from all of it. */
final class Bench {
    static final double TICK = 1.0 / 90;
    static final double FRICTION = 0.4;
    static final double MAJOR = 0.009;
    static final double TUBE = 0.003;
    static final RingSpec SIX_RINGS = new RingSpec(MAJOR, TUBE, 0.002, 6);
    static final RingSpec ONE_RING = new RingSpec(MAJOR, TUBE, 0.002, 1);

    final RingField field;
    final TestHand left = new TestHand(Hand.LEFT);
    final TestHand right = new TestHand(Hand.RIGHT);

    Bench(RingSpec rings) {
        this(rings, board());
    }

    Bench(RingSpec rings, PegBoard board) {
        int[] pegs = new int[rings.count()];
        for (int i = 0; i < pegs.length; i++) {
            pegs[i] = i;
        }
        field = new RingField(board, rings, Specs.GRASPER, pegs);
        left.park();
        right.park();
    }

    static Bench withOneRingAt(double x, double y, double z) {
        return withOneRingAt(x, y, z, new Quat());
    }

    static Bench withOneRingAt(double x, double y, double z, Quat orientation) {
        Bench bench = new Bench(ONE_RING);
        bench.field.place(0, new Vec3(x, y, z), orientation);
        return bench;
    }

    static PegBoard board() {
        List<PegBoard.Peg> pegs = new ArrayList<>();
        for (Hand side : Hand.values()) {
            int sign = side == Hand.LEFT ? -1 : 1;
            for (double x : new double[] {0.06, 0.03}) {
                for (double z : new double[] {-0.03, 0, 0.03}) {
                    pegs.add(new PegBoard.Peg(side + " " + x + " " + z, side, sign * x, z));
                }
            }
        }
        return new PegBoard(0.095, 0.065, -0.03, 0.0025, 0.020, FRICTION, pegs);
    }

    static Quat turned(double degrees, double x, double y, double z) {
        double half = StrictMath.toRadians(degrees) / 2;
        double sine = StrictMath.sin(half);
        return new Quat(sine * x, sine * y, sine * z, StrictMath.cos(half));
    }

    void tick() {
        left.advance(TICK);
        right.advance(TICK);
        field.step(TICK, left.grasper, right.grasper);
    }

    void run(double seconds) {
        for (int i = 0; i < ticks(seconds); i++) {
            tick();
        }
    }

    static int ticks(double seconds) {
        return (int) StrictMath.round(seconds / TICK);
    }

    Vec3 centre(int ring) {
        return field.pose(ring).position;
    }

    Vec3 axis(int ring) {
        return field.pose(ring).orientation.rotate(new Vec3(0, 1, 0), new Vec3());
    }

    /** Kinetic and potential energy of a ring of the usual mass and shape, joules. */
    double energy(int ring) {
        Ring body = field.ring(ring);
        double along = body.spin.dot(body.axis);
        double inertiaAlong = 0.002 * (MAJOR * MAJOR + 0.75 * TUBE * TUBE);
        double inertiaAcross = 0.002 * (0.5 * MAJOR * MAJOR + 0.625 * TUBE * TUBE);
        return 0.5 * 0.002 * body.velocity.lengthSquared()
                + 0.5 * inertiaAlong * along * along
                + 0.5 * inertiaAcross * (body.spin.lengthSquared() - along * along)
                + 0.002 * RingField.GRAVITY * body.pose.position.y;
    }

    boolean happened(GraspChange change, Hand hand, int ring) {
        GraspChanges changes = field.changes();
        for (int i = 0; i < changes.count(); i++) {
            if (changes.change(i) == change && changes.hand(i) == hand && changes.ring(i) == ring) {
                return true;
            }
        }
        return false;
    }

    void exchange(StateBuffer state) {
        field.exchange(state);
        left.grasper.exchange(state);
        right.grasper.exchange(state);
    }
}
