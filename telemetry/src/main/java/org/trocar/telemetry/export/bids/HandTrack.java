package org.trocar.telemetry.export.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.Joint;
import org.trocar.telemetry.export.session.Fidelity;
import org.trocar.telemetry.export.session.Key;
import org.trocar.telemetry.export.table.Poses;
import org.trocar.telemetry.export.table.TextTable;

/** Hands, controllers and head as channels: a frame is a row. Only what was measured, nothing predicted. */
final class HandTrack {
    static final String SYSTEM = "openxr";
    private static final Hand[] HANDS = Hand.values();
    private static final String[] POSE = {"x", "y", "z", "quat_x", "quat_y", "quat_z", "quat_w"};
    private static final String[] AXES = {"x", "y", "z"};

    private final Fidelity fidelity;

    HandTrack(Fidelity fidelity) {
        this.fidelity = fidelity;
    }

    List<Channel> channels() {
        List<Channel> channels = new ArrayList<>();
        for (Hand hand : HANDS) {
            addHand(Key.of(hand), channels);
        }
        if (fidelity.everything()) {
            addPose("head", "head", ReferenceFrames.TRACKING, channels);
        }
        channels.add(Channel.latency());
        return channels;
    }

    private void addHand(String hand, List<Channel> channels) {
        String placement = hand + " hand";
        for (Joint joint : fidelity.joints()) {
            String point = hand + "_" + Key.of(joint);
            addPose(point, placement, ReferenceFrames.TRACKING, channels);
            if (fidelity.everything()) {
                addVelocity(point, placement, "VEL", "m/s", channels);
                addVelocity(point, placement, "GYRO", "rad/s", channels);
            }
        }
        if (fidelity.grip()) {
            addPose(hand + "_grip", placement, ReferenceFrames.TRACKING, channels);
            addMisc(hand + "_select", placement, channels);
            addMisc(hand + "_squeeze", placement, channels);
        }
        if (fidelity.everything()) {
            addPose(hand + "_aim", placement, ReferenceFrames.TRACKING, channels);
            addMisc(hand + "_buttons", placement, channels);
        }
    }

    static void addPose(String point, String placement, String frame, List<Channel> channels) {
        for (int k = 0; k < POSE.length; k++) {
            String type = k < 3 ? "POS" : "ORNT";
            channels.add(new Channel(
                    point + "_" + type + "_" + POSE[k], POSE[k], type, point, k < 3 ? "m" : "n/a", placement, frame));
        }
    }

    private static void addVelocity(String point, String placement, String type, String units, List<Channel> channels) {
        for (String axis : AXES) {
            channels.add(new Channel(
                    point + "_" + type + "_" + axis, axis, type, point, units, placement, ReferenceFrames.TRACKING));
        }
    }

    private static void addMisc(String name, String placement, List<Channel> channels) {
        channels.add(new Channel(name, "n/a", "MISC", "n/a", "n/a", placement, "n/a"));
    }

    /** @param latencyNanos after the recording's first frame */
    void write(HandFrame frame, long latencyNanos, TextTable out) throws IOException {
        for (Hand hand : HANDS) {
            writeHand(frame, hand, out);
        }
        if (fidelity.everything()) {
            Poses.put(out, frame.head, frame.headFloats, frame.headFlags);
        }
        out.putSeconds(latencyNanos);
        out.endRow();
    }

    private void writeHand(HandFrame frame, Hand hand, TextTable out) throws IOException {
        for (Joint joint : fidelity.joints()) {
            Poses.joint(out, frame.hand(hand), joint);
            if (fidelity.everything()) {
                Poses.velocity(out, frame.hand(hand), joint);
            }
        }
        ControllerPose controller = frame.controller(hand);
        if (fidelity.grip()) {
            Poses.put(out, controller.grip, controller.gripFloats, controller.gripFlags);
            pressed(controller, out);
        }
        if (fidelity.everything()) {
            Poses.put(out, controller.aim, controller.aimFloats, controller.aimFlags);
            if (controller.present()) {
                out.put(controller.buttons);
            } else {
                out.skip(1);
            }
        }
    }

    private static void pressed(ControllerPose controller, TextTable out) {
        if (controller.present()) {
            out.put(controller.select);
            out.put(controller.squeeze);
        } else {
            out.skip(2);
        }
    }
}
