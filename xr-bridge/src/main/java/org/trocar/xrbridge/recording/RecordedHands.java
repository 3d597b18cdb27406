package org.trocar.xrbridge.recording;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.hands.StartHands;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.TraceHeader;

/**
 * What a whole recording is like, found by reading it once. A hand's handle is what an instrument would be held by: the controller's grip,
 * or else the palm.
 *
 * @param frames how many there are
 * @param seconds from the first frame to the last
 * @param medianRateHz one over the median time between frames; 0 with fewer than two frames
 * @param longestGapSeconds the longest time between two frames
 * @param gaps how many times two frames are more than {@value #GAP_SECONDS} s apart
 * @param leftTrackedFraction the share of frames with a tracked left handle
 * @param rightTrackedFraction the same of the right
 * @param longestStillSeconds the longest time both handles stayed tracked and within {@value #STILL_METRES} m of where they were at its
 *     beginning, without a gap
 * @param stillFromSeconds when the first {@value #CALIBRATION_SECONDS} still seconds began; absent when there are none
 * @param leftDevice what tracked the left hand
 * @param rightDevice what tracked the right hand
 * @param start each handle's median position on each axis; a hand that is never tracked is put {@value #HANDLES_APART_METRES} m beside
 *     the other, so that a field can be laid for one hand; absent when neither is ever tracked
 */
public record RecordedHands(
        long frames,
        double seconds,
        double medianRateHz,
        double longestGapSeconds,
        long gaps,
        double leftTrackedFraction,
        double rightTrackedFraction,
        double longestStillSeconds,
        OptionalDouble stillFromSeconds,
        HandDevice leftDevice,
        HandDevice rightDevice,
        Optional<StartHands> start) {

    /** What tracks a hand. */
    public enum HandDevice {
        NONE(TrackingSource.TRACKING_SOURCE_NONE),
        CONTROLLER(TrackingSource.TRACKING_SOURCE_CONTROLLER),
        TOOL(TrackingSource.TRACKING_SOURCE_TOOL),
        JOINTS(TrackingSource.TRACKING_SOURCE_OBSERVED);

        private final TrackingSource source;

        HandDevice(TrackingSource source) {
            this.source = source;
        }

        /** The same on the wire. */
        public TrackingSource source() {
            return source;
        }
    }

    /** Two frames further apart than this have a gap between them. */
    public static final double GAP_SECONDS = 0.1;

    /** A hand within this of where it was holds still: what a session's calibration asks for. */
    public static final double STILL_METRES = 0.015;

    /** How long a session's calibration takes. */
    public static final double CALIBRATION_SECONDS = 2;

    /** About as far apart as two instruments' handles are held. */
    public static final double HANDLES_APART_METRES = 0.3;

    /** A recording whose stillness begins later than this did not begin with it. */
    private static final double BEGINNING_SECONDS = 3;

    /** Whether a session can calibrate on the recording's own beginning; else the field is better placed by {@link #start}. */
    public boolean beginsStill() {
        return stillFromSeconds.isPresent() && stillFromSeconds.getAsDouble() <= BEGINNING_SECONDS;
    }

    /** Reads the source to its end. */
    public static RecordedHands of(FrameSource source) throws IOException {
        Measurement measurement = new Measurement(source.header().grips());
        HandFrame frame = new HandFrame();
        while (source.next(frame)) {
            measurement.add(frame);
        }
        return measurement.result();
    }

    private static final class Measurement {
        private final Handle left;
        private final Handle right;
        private final Growing intervals = new Growing();
        private long frames;
        private long firstNanos;
        private long lastNanos;
        private long gaps;
        private long stillSinceNanos;
        private double longestStillSeconds;
        private OptionalDouble stillFromSeconds = OptionalDouble.empty();

        Measurement(TraceHeader.Grips grips) {
            left = new Handle(Hand.LEFT, grips);
            right = new Handle(Hand.RIGHT, grips);
        }

        void add(HandFrame frame) {
            double interval = frames == 0 ? 0 : (frame.captureNanos - lastNanos) / 1e9;
            firstNanos = frames == 0 ? frame.captureNanos : firstNanos;
            lastNanos = frame.captureNanos;
            if (frames++ > 0) {
                intervals.add(interval);
                gaps += interval > GAP_SECONDS ? 1 : 0;
            }
            left.add(frame);
            right.add(frame);
            updateStillness(interval);
        }

        private void updateStillness(double interval) {
            if (frames == 1 || interval > GAP_SECONDS || !left.still() || !right.still()) {
                stillSinceNanos = lastNanos;
                left.startStillness();
                right.startStillness();
            }
            double still = (lastNanos - stillSinceNanos) / 1e9;
            longestStillSeconds = Math.max(longestStillSeconds, still);
            if (stillFromSeconds.isEmpty() && still >= CALIBRATION_SECONDS) {
                stillFromSeconds = OptionalDouble.of((stillSinceNanos - firstNanos) / 1e9);
            }
        }

        RecordedHands result() {
            double median = intervals.median();
            return new RecordedHands(
                    frames,
                    (lastNanos - firstNanos) / 1e9,
                    median > 0 ? 1 / median : 0,
                    intervals.max(),
                    gaps,
                    left.trackedFraction(frames),
                    right.trackedFraction(frames),
                    longestStillSeconds,
                    stillFromSeconds,
                    left.device,
                    right.device,
                    left.seen() || right.seen() ? Optional.of(start()) : Optional.empty());
        }

        private StartHands start() {
            Handle leftOrOther = left.seen() ? left : right;
            Handle rightOrOther = right.seen() ? right : left;
            return new StartHands(
                    leftOrOther.x.median() - (left.seen() ? 0 : HANDLES_APART_METRES),
                    leftOrOther.y.median(),
                    leftOrOther.z.median(),
                    rightOrOther.x.median() + (right.seen() ? 0 : HANDLES_APART_METRES),
                    rightOrOther.y.median(),
                    rightOrOther.z.median());
        }
    }

    private static final class Handle {
        private final Hand hand;
        private final HandDevice held;
        private final Growing x = new Growing();
        private final Growing y = new Growing();
        private final Growing z = new Growing();
        private final float[] now = new float[3];
        private final float[] stillAt = new float[3];
        private boolean tracked;
        private HandDevice device = HandDevice.NONE;

        Handle(Hand hand, TraceHeader.Grips grips) {
            this.hand = hand;
            this.held = grips == TraceHeader.Grips.TOOL ? HandDevice.TOOL : HandDevice.CONTROLLER;
        }

        void add(HandFrame frame) {
            ControllerPose controller = frame.controller(hand);
            HandPose joints = frame.hand(hand);
            tracked = controller.tracked() || joints.jointFloats > 0 && joints.tracked(Joint.PALM);
            if (tracked) {
                device = controller.tracked() ? held : HandDevice.JOINTS;
                System.arraycopy(controller.tracked() ? controller.grip : joints.joints, 0, now, 0, 3);
                x.add(now[0]);
                y.add(now[1]);
                z.add(now[2]);
            }
        }

        boolean still() {
            double dx = (double) now[0] - stillAt[0];
            double dy = (double) now[1] - stillAt[1];
            double dz = (double) now[2] - stillAt[2];
            return tracked && dx * dx + dy * dy + dz * dz <= STILL_METRES * STILL_METRES;
        }

        void startStillness() {
            System.arraycopy(now, 0, stillAt, 0, 3);
        }

        boolean seen() {
            return x.count > 0;
        }

        double trackedFraction(long frames) {
            return frames == 0 ? 0 : (double) x.count / frames;
        }
    }

    /** A growing list of numbers. */
    private static final class Growing {
        private double[] values = new double[1024];
        private int count;

        void add(double value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        double max() {
            return Arrays.stream(values, 0, count).max().orElse(0);
        }

        double median() {
            double[] sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
            return count == 0 ? 0 : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
        }
    }
}
