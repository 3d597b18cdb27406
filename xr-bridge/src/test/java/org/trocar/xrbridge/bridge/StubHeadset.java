package org.trocar.xrbridge.bridge;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.protos.v1.Provenance;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.xrbridge.headset.Headset;
import org.trocar.xrbridge.headset.HeadsetDescription;
import org.trocar.xrbridge.headset.HeadsetDriver;
import org.trocar.xrbridge.headset.HeadsetException;
import org.trocar.xrbridge.headset.HeadsetFrame;
import org.trocar.xrbridge.headset.HeadsetState;

/** A headset that does as a test says, and remembers what was asked of it. It is its own driver. */
final class StubHeadset implements Headset, HeadsetDriver {
    /** What makes a frame. */
    @FunctionalInterface
    interface Maker {
        void make(long captureNanos, HeadsetFrame frame);
    }

    volatile HeadsetState state = HeadsetState.RUNNING;
    volatile HeadsetDescription description = describing(TrackingSource.TRACKING_SOURCE_CONTROLLER);
    volatile HeadsetException absent;
    volatile int openings;
    volatile int epoch;
    final List<Hand> felt = new ArrayList<>();
    final List<Float> amplitudes = new ArrayList<>();
    final List<Long> captures = new ArrayList<>();
    boolean remembers = true;
    Maker maker = (nanos, frame) -> controllers(frame);

    /** Both hands come about alike. */
    static HeadsetDescription describing(TrackingSource source) {
        return new HeadsetDescription(
                "stub", "test", Provenance.PROVENANCE_HEADSET, source, source, 90, false, "CLOCK_OF_THE_STUB");
    }

    /** Both controllers held still, in sight. */
    static void controllers(HeadsetFrame frame) {
        for (Hand hand : Hand.values()) {
            ControllerPose controller = frame.measured.controller(hand);
            controller.gripFloats = ControllerPose.POSE_FLOATS;
            controller.gripFlags = 15;
            pose(controller.grip, 0, hand == Hand.LEFT ? -0.1f : 0.1f, 1, -0.3f);
        }
    }

    /** All joints of both hands in one place, tracked. */
    static void joints(HeadsetFrame frame, float x, float y, float z) {
        for (Hand hand : Hand.values()) {
            HandPose pose = frame.measured.hand(hand);
            pose.jointFloats = HandPose.FLOATS;
            int all = (1 << Joint.COUNT) - 1;
            pose.positionValid = all;
            pose.positionTracked = all;
            pose.orientationValid = all;
            pose.orientationTracked = all;
            for (int i = 0; i < HandPose.FLOATS; i += HandPose.FLOATS_PER_JOINT) {
                pose(pose.joints, i, x, y, z);
            }
        }
    }

    static void pose(float[] out, int at, float x, float y, float z) {
        out[at] = x;
        out[at + 1] = y;
        out[at + 2] = z;
        out[at + 3] = 0;
        out[at + 4] = 0;
        out[at + 5] = 0;
        out[at + 6] = 1;
    }

    @Override
    public Headset open() throws HeadsetException {
        if (absent != null) {
            throw absent;
        }
        openings++;
        return this;
    }

    @Override
    public HeadsetDescription description() {
        return description;
    }

    @Override
    public HeadsetState poll() {
        return state;
    }

    @Override
    public void locate(long captureNanos, long displayNanos, HeadsetFrame frame) {
        if (remembers) {
            captures.add(captureNanos);
        }
        frame.measured.spaceEpoch = epoch;
        maker.make(captureNanos, frame);
    }

    @Override
    public void vibrate(Hand hand, float amplitude, long durationNanos, float frequencyHz) {
        felt.add(hand);
        amplitudes.add(amplitude);
    }

    @Override
    public void close() {
        epoch = 0;
    }
}
