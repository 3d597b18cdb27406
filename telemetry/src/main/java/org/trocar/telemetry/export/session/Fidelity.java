package org.trocar.telemetry.export.session;

import java.util.Arrays;
import java.util.List;
import org.trocar.core.hands.Joint;

/** How much of a person's motion an export carries. Each level is contained in the one before; instrument tips are in all. */
public enum Fidelity {
    /** All that the device sent. */
    FULL(Joint.values()),
    /** The 26 joints and the grip, with no head, gaze, velocities, predictions, aim or buttons. */
    JOINTS(Joint.values()),
    /** Palm, wrist, fingertips and grip, without radii. */
    HANDS(
            Joint.PALM,
            Joint.WRIST,
            Joint.THUMB_TIP,
            Joint.INDEX_TIP,
            Joint.MIDDLE_TIP,
            Joint.RING_TIP,
            Joint.LITTLE_TIP),
    /** The wrists alone. */
    WRISTS(Joint.WRIST);

    private final List<Joint> joints;

    Fidelity(Joint... joints) {
        this.joints = List.copyOf(Arrays.asList(joints));
    }

    /** In the order of {@link Joint}. */
    public List<Joint> joints() {
        return joints;
    }

    /** Joint radii tell how large a hand is. */
    public boolean radii() {
        return joints.size() == Joint.COUNT;
    }

    /** A held controller's grip pose, trigger and squeeze: what stands for the hand where there are no joints. */
    public boolean grip() {
        return this != WRISTS;
    }

    /** The head, gaze, velocities, predictions, aim poses, buttons and receive times. */
    public boolean everything() {
        return this == FULL;
    }
}
