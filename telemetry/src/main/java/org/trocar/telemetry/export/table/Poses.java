package org.trocar.telemetry.export.table;

import java.io.IOException;
import java.util.List;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;

/** Poses as seven values, position then orientation; what is not valid is left out. */
public final class Poses {
    public static final String[] COLUMNS = {"x_m", "y_m", "z_m", "qx", "qy", "qz", "qw"};
    public static final int VALUES = COLUMNS.length;
    public static final String[] VELOCITY_COLUMNS = {
        "vx_m_per_s", "vy_m_per_s", "vz_m_per_s", "wx_rad_per_s", "wy_rad_per_s", "wz_rad_per_s"
    };
    public static final int VELOCITIES = VELOCITY_COLUMNS.length;

    private Poses() {}

    static void put(TableWriter out, float[] values, int at, boolean placed, boolean oriented) throws IOException {
        put(out, values, at, 3, placed);
        put(out, values, at + 3, 4, oriented);
    }

    static void put(TableWriter out, float[] values, int at, int count, boolean valid) throws IOException {
        if (!valid) {
            out.skip(count);
            return;
        }
        for (int i = at; i < at + count; i++) {
            out.put(values[i]);
        }
    }

    /** A head's or controller's pose, by OpenXR's flags. */
    public static void put(TableWriter out, float[] pose, int floats, int flags) throws IOException {
        put(
                out,
                pose,
                0,
                floats > 0 && (flags & ControllerPose.POSITION_VALID) != 0,
                floats > 0 && (flags & ControllerPose.ORIENTATION_VALID) != 0);
    }

    static void radius(TableWriter out, HandPose hand, Joint joint) throws IOException {
        int at = joint.ordinal() * HandPose.FLOATS_PER_JOINT + 7;
        boolean known = at < hand.jointFloats && (hand.positionValid & joint.bit()) != 0 && hand.joints[at] > 0;
        put(out, hand.joints, at, 1, known);
    }

    public static void joint(TableWriter out, HandPose hand, Joint joint) throws IOException {
        int at = joint.ordinal() * HandPose.FLOATS_PER_JOINT;
        boolean sent = at < hand.jointFloats;
        put(
                out,
                hand.joints,
                at,
                sent && (hand.positionValid & joint.bit()) != 0,
                sent && (hand.orientationValid & joint.bit()) != 0);
    }

    public static void velocity(TableWriter out, HandPose hand, Joint joint) throws IOException {
        int at = joint.ordinal() * VELOCITIES;
        boolean sent = at < hand.velocityFloats;
        put(out, hand.velocities, at, 3, sent && (hand.linearVelocityValid & joint.bit()) != 0);
        put(out, hand.velocities, at + 3, 3, sent && (hand.angularVelocityValid & joint.bit()) != 0);
    }

    /** Predicted values have no flags: all that were sent are written. */
    static void predicted(TableWriter out, List<Float> values, int at, int count) throws IOException {
        if (at + count > values.size()) {
            out.skip(count);
            return;
        }
        for (int i = at; i < at + count; i++) {
            out.put(values.get(i).floatValue());
        }
    }
}
