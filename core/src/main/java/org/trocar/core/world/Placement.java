package org.trocar.core.world;

import org.trocar.core.hands.StartHands;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** Where the field lies in the trainee's tracking space: translation and yaw, never scale. */
final class Placement implements Stateful {
    /** Hands nearer than this to each other give no direction; the field then faces along −z. */
    private static final double MIN_HAND_DISTANCE_METRES = 0.05;

    private final Vec3 leftHandle = new Vec3();
    private final Vec3 rightHandle = new Vec3();
    private final Pose fieldInSpace = new Pose();
    private boolean known;
    private boolean calibrated;

    Placement(Scenario scenario) {
        homeHandle(scenario, rightHandle);
        leftHandle.set(-rightHandle.x, rightHandle.y, rightHandle.z);
    }

    /** The right handle's place in the field when its closed jaws are at home: back along the line from home through the port. */
    private static void homeHandle(Scenario scenario, Vec3 out) {
        Vec3 home = new Vec3(
                scenario.home().xMetres(),
                scenario.home().yMetres(),
                scenario.home().zMetres());
        out.set(
                scenario.ports().halfDistanceMetres(),
                scenario.ports().heightMetres(),
                scenario.ports().towardsTraineeMetres());
        out.sub(home).normalize().scale(scenario.grasper().lengthMetres()).add(home);
    }

    /** How far the tip moves for a handle's movement, at home: inside over outside length of the lever. */
    static double leverRatio(Scenario scenario) {
        double dx = scenario.ports().halfDistanceMetres() - scenario.home().xMetres();
        double dy = scenario.ports().heightMetres() - scenario.home().yMetres();
        double dz = scenario.ports().towardsTraineeMetres() - scenario.home().zMetres();
        double inside = Math.sqrt(dx * dx + dy * dy + dz * dz);
        return inside / (scenario.grasper().lengthMetres() - inside);
    }

    /** Lays the field so that the two handles come to their start as nearly as a rigid move in the horizontal plane can. */
    void lay(StartHands hands, boolean fromStillness) {
        double dx = hands.rightX() - hands.leftX();
        double dz = hands.rightZ() - hands.leftZ();
        turn(dx, dz);
        Vec3 middle = new Vec3().lerp(leftHandle, rightHandle, 0.5);
        fieldInSpace.orientation.rotate(middle, middle);
        fieldInSpace
                .position
                .set(
                        (hands.leftX() + hands.rightX()) / 2,
                        (hands.leftY() + hands.rightY()) / 2,
                        (hands.leftZ() + hands.rightZ()) / 2)
                .sub(middle);
        known = true;
        calibrated = fromStillness;
    }

    private void turn(double dx, double dz) {
        double distance = Math.sqrt(dx * dx + dz * dz);
        if (distance < MIN_HAND_DISTANCE_METRES) {
            fieldInSpace.orientation.identity();
            return;
        }
        double cosine = dx / distance;
        double halfSine = Math.sqrt((1 - cosine) / 2);
        fieldInSpace.orientation.set(0, dz > 0 ? -halfSine : halfSine, 0, Math.sqrt((1 + cosine) / 2));
    }

    void forget() {
        known = false;
    }

    boolean known() {
        return known;
    }

    /** Whether it was laid from two still seconds, not from a proposal. */
    boolean calibrated() {
        return calibrated;
    }

    /** The field's turn about the vertical, from the tracking space's −z, radians. */
    double yawRadians() {
        return 2 * StrictMath.atan2(fieldInSpace.orientation.y, fieldInSpace.orientation.w);
    }

    Pose fieldInSpace() {
        return fieldInSpace;
    }

    /** out = a pose of the tracking space in the field's frame; out may be the pose. */
    Pose toField(Pose inSpace, Pose out) {
        fieldInSpace.toInner(inSpace.position, out.position);
        double w = fieldInSpace.orientation.w;
        double y = fieldInSpace.orientation.y;
        // The inverse of a yaw, applied on the left, written out: no scratch quaternion.
        return turnBack(inSpace, out, y, w);
    }

    private static Pose turnBack(Pose in, Pose out, double y, double w) {
        double qx = in.orientation.x;
        double qy = in.orientation.y;
        double qz = in.orientation.z;
        double qw = in.orientation.w;
        out.orientation.set(w * qx - y * qz, w * qy - y * qw, w * qz + y * qx, w * qw + y * qy);
        return out;
    }

    @Override
    public void exchange(StateBuffer state) {
        fieldInSpace.exchange(state);
        known = state.exchange(known);
        calibrated = state.exchange(calibrated);
    }
}
