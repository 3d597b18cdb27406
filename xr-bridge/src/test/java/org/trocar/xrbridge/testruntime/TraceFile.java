package org.trocar.xrbridge.testruntime;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.xrbridge.trace.FrameSource;

/** Writes frames as the runtime reads them: {@code trace.h}'s structure Sample, one after the other, times from 0. */
final class TraceFile {
    private static final int HAS_JOINTS = 1;
    private static final int HAS_GRIP = 2;
    private static final int HAS_AIM = 4;
    private static final int SAMPLE_BYTES = 1896;

    private TraceFile() {}

    /** @return the time of the last frame, nanoseconds from the first */
    static long write(FrameSource source, Path file) throws IOException {
        HandFrame frame = new HandFrame();
        ByteBuffer sample = ByteBuffer.allocate(SAMPLE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long first = Long.MIN_VALUE;
        long last = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            while (source.next(frame)) {
                first = first == Long.MIN_VALUE ? frame.captureNanos : first;
                last = frame.captureNanos - first;
                put(sample.clear(), last, frame);
                out.write(sample.array());
            }
        }
        return last;
    }

    private static void put(ByteBuffer out, long nanos, HandFrame frame) {
        out.putLong(nanos);
        put(out, frame.head);
        out.putInt(frame.headFloats == 0 ? 0 : frame.headFlags);
        for (Hand hand : Hand.values()) {
            put(out, frame.hand(hand), frame.controller(hand));
        }
    }

    private static void put(ByteBuffer out, HandPose hand, ControllerPose controller) {
        out.putInt((hand.jointFloats > 0 ? HAS_JOINTS : 0)
                | (controller.gripFloats > 0 ? HAS_GRIP : 0)
                | (controller.aimFloats > 0 ? HAS_AIM : 0));
        out.putInt(hand.positionValid).putInt(hand.positionTracked);
        out.putInt(hand.orientationValid).putInt(hand.orientationTracked);
        put(out, hand.joints);
        out.putInt(controller.gripFlags).putInt(controller.aimFlags).putInt(controller.buttons);
        put(out, controller.grip);
        put(out, controller.aim);
        out.putFloat(controller.select).putFloat(controller.squeeze);
    }

    private static void put(ByteBuffer out, float[] values) {
        for (float value : values) {
            out.putFloat(value);
        }
    }
}
