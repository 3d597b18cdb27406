package org.trocar.xrbridge.recording;

import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.TraceHeader;

/** An A-Frame capture's streams side by side: a frame for every time at which any of them has a pose. */
final class SuperHandsSource implements FrameSource {
    private final TraceHeader header;
    private final PoseStream camera;
    private final Controller left;
    private final Controller right;
    private final double firstMillis;
    private long sequence;
    private long lastNanos = -1;

    SuperHandsSource(TraceHeader header, PoseStream camera, Controller left, Controller right) {
        this.header = header;
        this.camera = camera;
        this.left = left;
        this.right = right;
        this.firstMillis = nextMillis();
    }

    @Override
    public TraceHeader header() {
        return header;
    }

    @Override
    public boolean next(HandFrame frame) {
        double time = nextMillis();
        if (time == Double.POSITIVE_INFINITY) {
            return false;
        }
        frame.clear();
        frame.sequence = ++sequence;
        // Streams may differ by less than a nanosecond.
        lastNanos = Math.max(lastNanos + 1, Math.round((time - firstMillis) * 1e6));
        frame.captureNanos = lastNanos;
        frame.headFloats = camera.take(time, frame.head);
        frame.headFlags = frame.headFloats == 0 ? 0 : Grips.TRACKED;
        left.take(time, frame);
        right.take(time, frame);
        return true;
    }

    @Override
    public void close() {
        // The whole capture was read on opening.
    }

    private double nextMillis() {
        return Math.min(camera.nextMillis(), Math.min(left.poses.nextMillis(), right.poses.nextMillis()));
    }

    record Controller(Hand hand, PoseStream poses, ButtonEvents buttons) {
        void take(double time, HandFrame frame) {
            ControllerPose out = frame.controller(hand);
            out.gripFloats = poses.take(time, out.grip);
            if (out.present()) {
                out.gripFlags = Grips.TRACKED;
                buttons.at(time, out);
            }
        }
    }
}
