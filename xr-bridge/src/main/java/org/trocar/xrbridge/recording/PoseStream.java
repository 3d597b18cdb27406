package org.trocar.xrbridge.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.math.Quat;
import org.trocar.xrbridge.trace.RecordingException;

/** One stream of poses of a super-hands capture, converted, with a cursor on the next pose. */
final class PoseStream {
    private final double[] millis;
    private final float[][] poses;
    private int next;

    /** @param name the stream's; a capture without it has an empty stream */
    PoseStream(Path file, JsonNode capture, String name) throws RecordingException {
        JsonNode list = SuperHandsImporter.list(file, capture, name, "poses");
        millis = new double[list.size()];
        poses = new float[list.size()][];
        for (int i = 0; i < poses.length; i++) {
            Numbers at = new Numbers(file, name + ".poses[" + i + "]", list.get(i));
            millis[i] = at.millis("/timestamp");
            poses[i] = pose(at);
            if (i > 0 && millis[i] <= millis[i - 1]) {
                throw at.wrong("/timestamp", "is not above the one before");
            }
        }
    }

    /** The next pose's time, or infinity at the end. */
    double nextMillis() {
        return next < millis.length ? millis[next] : Double.POSITIVE_INFINITY;
    }

    /** Fills out with the pose of just this time and moves on; returns how many floats it filled: 0 when there is none. */
    int take(double time, float[] out) {
        if (nextMillis() != time) {
            return 0;
        }
        System.arraycopy(poses[next++], 0, out, 0, ControllerPose.POSE_FLOATS);
        return ControllerPose.POSE_FLOATS;
    }

    private static float[] pose(Numbers at) throws RecordingException {
        Quat turn = yxz(at.number("/rotation/x"), at.number("/rotation/y"), at.number("/rotation/z"));
        return new float[] {
            (float) at.metres("/position/x"),
            (float) at.metres("/position/y"),
            (float) at.metres("/position/z"),
            (float) turn.x,
            (float) turn.y,
            (float) turn.z,
            (float) turn.w
        };
    }

    /** Euler angles in degrees, applied about z, then x, then y: A-Frame's order. */
    private static Quat yxz(double x, double y, double z) {
        Quat aboutX = new Quat(sinHalf(x), 0, 0, cosHalf(x));
        Quat aboutY = new Quat(0, sinHalf(y), 0, cosHalf(y));
        Quat aboutZ = new Quat(0, 0, sinHalf(z), cosHalf(z));
        return aboutY.multiply(aboutY, aboutX).multiply(aboutY, aboutZ).normalize();
    }

    private static double sinHalf(double degrees) {
        return StrictMath.sin(StrictMath.toRadians(degrees) / 2);
    }

    private static double cosHalf(double degrees) {
        return StrictMath.cos(StrictMath.toRadians(degrees) / 2);
    }
}
