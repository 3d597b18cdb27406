package org.trocar.xrbridge.recording;

import java.util.Optional;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.math.Vec3;

/** Where a tracking system says a tool is: a 4×4 matrix, row by row, that takes the tool's points to the system's frame, millimetres. */
final class ToolMatrix {
    static final int CELLS = 16;

    /** How far from orthonormal a rotation may be: matrices come with four digits. */
    private static final double TOLERANCE = 0.01;

    final double[] cells = new double[CELLS];

    /** What is wrong with it, if it does not turn and move only. */
    Optional<String> fault() {
        if (cells[12] != 0 || cells[13] != 0 || cells[14] != 0 || cells[15] != 1) {
            return Optional.of("its last row is not 0 0 0 1");
        }
        Vec3 at = column(3);
        if (Math.max(Math.abs(at.x), Math.max(Math.abs(at.y), Math.abs(at.z))) > Joints.MAX_MILLIMETRES) {
            return Optional.of("its position " + Joints.TOO_FAR);
        }
        Vec3 x = column(0);
        Vec3 y = column(1);
        Vec3 z = column(2);
        double skewed = Math.max(Math.abs(x.dot(y)), Math.max(Math.abs(y.dot(z)), Math.abs(z.dot(x))));
        double stretched =
                Math.max(Math.abs(x.length() - 1), Math.max(Math.abs(y.length() - 1), Math.abs(z.length() - 1)));
        if (skewed > TOLERANCE
                || stretched > TOLERANCE
                || new Vec3().cross(x, y).dot(z) < 0) {
            return Optional.of("its upper left 3 × 3 numbers are no rotation");
        }
        return Optional.empty();
    }

    void fill(ControllerPose out, Axes axes) {
        Grips.fill(
                out,
                axes.turn(column(3)),
                axes.turn(Rotation.of(column(0), column(1), column(2))).normalize());
    }

    private Vec3 column(int column) {
        return new Vec3(cells[column], cells[4 + column], cells[8 + column]);
    }
}
