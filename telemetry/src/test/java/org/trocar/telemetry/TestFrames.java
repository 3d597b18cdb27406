package org.trocar.telemetry;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;

/** Frames in a plain test encoding: what the journal carries is opaque to it. */
public final class TestFrames {
    /** First in every frame's bytes, so that a test can find them in a file. */
    public static final long MARK = 0x54726F6361724652L;

    private TestFrames() {}

    /** Fills a frame's values and bytes: both hands' joints tracked, right hand with a controller. */
    public static void fill(HandFrame frame, long sequence, long captureNanos) {
        frame.clear();
        frame.sequence = sequence;
        frame.captureNanos = captureNanos;
        frame.receiveNanos = captureNanos + 3_000_000;
        for (Hand hand : Hand.values()) {
            fillHand(frame.hand(hand), sequence, hand);
        }
        fillController(frame.controller(Hand.RIGHT), sequence);
        encode(frame);
    }

    private static void fillHand(HandPose pose, long sequence, Hand hand) {
        pose.jointFloats = HandPose.FLOATS;
        for (int i = 0; i < HandPose.FLOATS; i++) {
            pose.joints[i] = (hand == Hand.LEFT ? -0.25f : 0.25f) + i * 0.001f + sequence % 1000 * 0.0001f;
        }
        int all = (1 << Joint.COUNT) - 1;
        pose.positionValid = all;
        pose.positionTracked = all;
        pose.orientationValid = all;
        pose.orientationTracked = all;
    }

    private static void fillController(ControllerPose controller, long sequence) {
        controller.gripFloats = ControllerPose.POSE_FLOATS;
        for (int i = 0; i < ControllerPose.POSE_FLOATS; i++) {
            controller.grip[i] = 0.5f + i * 0.01f;
        }
        controller.gripFlags = 15;
        controller.select = sequence % 2;
    }

    /** Writes the frame's values into its bytes. */
    public static void encode(HandFrame frame) {
        ByteBuffer out = ByteBuffer.wrap(frame.bytes);
        out.putLong(MARK).putLong(frame.sequence).putLong(frame.captureNanos);
        out.putInt(frame.headFloats);
        for (int i = 0; i < frame.headFloats; i++) {
            out.putFloat(frame.head[i]);
        }
        for (Hand hand : Hand.values()) {
            encode(out, frame.hand(hand));
            encode(out, frame.controller(hand));
        }
        frame.length = out.position();
    }

    private static void encode(ByteBuffer out, HandPose pose) {
        out.putInt(pose.jointFloats);
        for (int i = 0; i < pose.jointFloats; i++) {
            out.putFloat(pose.joints[i]);
        }
        out.putInt(pose.positionValid).putInt(pose.positionTracked);
        out.putInt(pose.orientationValid).putInt(pose.orientationTracked);
    }

    private static void encode(ByteBuffer out, ControllerPose controller) {
        out.putInt(controller.gripFloats).putInt(controller.gripFlags);
        for (int i = 0; i < controller.gripFloats; i++) {
            out.putFloat(controller.grip[i]);
        }
        out.putFloat(controller.select).putFloat(controller.squeeze);
    }

    /** The inverse of {@link #encode}. */
    public static boolean decode(HandFrame frame) {
        ByteBuffer in = ByteBuffer.wrap(frame.bytes, 0, frame.length);
        frame.clear();
        try {
            return decode(frame, in);
        } catch (BufferUnderflowException e) {
            return false;
        }
    }

    private static boolean decode(HandFrame frame, ByteBuffer in) {
        if (in.getLong() != MARK) {
            return false;
        }
        frame.sequence = in.getLong();
        frame.captureNanos = in.getLong();
        frame.headFloats = in.getInt();
        for (int i = 0; i < frame.headFloats; i++) {
            frame.head[i] = in.getFloat();
        }
        for (Hand hand : Hand.values()) {
            decode(in, frame.hand(hand));
            decode(in, frame.controller(hand));
        }
        return true;
    }

    private static void decode(ByteBuffer in, HandPose pose) {
        pose.jointFloats = in.getInt();
        for (int i = 0; i < pose.jointFloats; i++) {
            pose.joints[i] = in.getFloat();
        }
        pose.positionValid = in.getInt();
        pose.positionTracked = in.getInt();
        pose.orientationValid = in.getInt();
        pose.orientationTracked = in.getInt();
    }

    private static void decode(ByteBuffer in, ControllerPose controller) {
        controller.gripFloats = in.getInt();
        controller.gripFlags = in.getInt();
        for (int i = 0; i < controller.gripFloats; i++) {
            controller.grip[i] = in.getFloat();
        }
        controller.select = in.getFloat();
        controller.squeeze = in.getFloat();
    }
}
