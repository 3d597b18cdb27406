package org.trocar.telemetry.export.table;

import java.io.IOException;
import java.util.List;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.input.TickInput;
import org.trocar.protos.v1.PredictedPoses;
import org.trocar.telemetry.export.session.Fidelity;
import org.trocar.telemetry.export.session.FrameClock;
import org.trocar.telemetry.export.session.Key;
import org.trocar.telemetry.export.table.Column.Type;

/** One row a frame and joint; head, gaze, grip and aim count as joints. What the device did not send has no row. */
final class LongFrames implements FrameRows {
    private static final Hand[] HANDS = Hand.values();

    private final TableWriter out;
    private final Fidelity fidelity;
    private final boolean gaze;
    private final FrameClock clock = new FrameClock();

    /** @param gaze whether where somebody looked may be told */
    LongFrames(TableWriter out, Fidelity fidelity, boolean gaze) {
        this.out = out;
        this.fidelity = fidelity;
        this.gaze = gaze && fidelity.everything();
    }

    static Schema schema(Fidelity fidelity) {
        Schema schema = Schema.of("frames")
                .add(Type.BIGINT, "tick", "sequence")
                .add(Type.INTEGER, "space_epoch")
                .add(Type.BIGINT, "capture_ns", "sample_ns");
        schema = fidelity.everything() ? schema.add(Type.BIGINT, "receive_ns", "display_ns") : schema;
        schema = schema.add(Type.BOOLEAN, "late")
                .add(Type.VARCHAR, "hand", "joint")
                .add(Type.FLOAT, Poses.COLUMNS);
        schema = fidelity.radii() ? schema.add(Type.FLOAT, "radius_m") : schema;
        schema = schema.add(
                Type.BOOLEAN, "position_valid", "position_tracked", "orientation_valid", "orientation_tracked");
        schema = fidelity.grip() ? schema.add(Type.FLOAT, "select", "squeeze") : schema;
        return fidelity.everything()
                ? schema.add(Type.INTEGER, "buttons")
                        .add(Type.FLOAT, Poses.VELOCITY_COLUMNS)
                        .add(Type.BOOLEAN, "velocity_derived")
                : schema;
    }

    @Override
    public void write(TickInput in, int i) throws IOException {
        HandFrame frame = in.frame(i);
        if (fidelity.everything() && frame.headFloats > 0) {
            pose(in, i, frame.sampleNanos, "", "head", frame.head, frame.headFlags, null);
        }
        for (Hand hand : HANDS) {
            joints(in, i, hand);
            controller(in, i, hand);
        }
        if (fidelity.everything()) {
            undecoded(in, i);
        }
    }

    private void begin(
            TickInput in, int i, long sampleNanos, String hand, String joint, boolean predicted, long displayNanos)
            throws IOException {
        HandFrame frame = in.frame(i);
        out.put(in.tick());
        out.put(frame.sequence);
        out.put(frame.spaceEpoch);
        out.put(in.captureSessionNanos(i));
        FrameRows.putTime(out, in, i, sampleNanos, sampleNanos != 0);
        if (fidelity.everything()) {
            out.put(clock.receivedAfterFirstNanos(in, i));
            FrameRows.putTime(out, in, i, displayNanos, predicted);
        }
        out.put(in.late(i));
        out.put(hand);
        out.put(joint);
    }

    private void joints(TickInput in, int i, Hand hand) throws IOException {
        HandPose pose = in.frame(i).hand(hand);
        if (pose.jointFloats == 0) {
            return;
        }
        for (Joint joint : fidelity.joints()) {
            begin(in, i, in.frame(i).sampleNanos, Key.of(hand), Key.of(joint), false, 0);
            Poses.joint(out, pose, joint);
            if (fidelity.radii()) {
                Poses.radius(out, pose, joint);
            }
            out.put((pose.positionValid & joint.bit()) != 0);
            out.put((pose.positionTracked & joint.bit()) != 0);
            out.put((pose.orientationValid & joint.bit()) != 0);
            out.put((pose.orientationTracked & joint.bit()) != 0);
            out.skip(fidelity.grip() ? 2 : 0);
            if (fidelity.everything()) {
                out.skip(1);
                velocity(pose, joint);
            }
            out.endRow();
        }
    }

    private void velocity(HandPose pose, Joint joint) throws IOException {
        Poses.velocity(out, pose, joint);
        if (pose.velocityFloats > 0) {
            out.put(pose.velocitiesDerived);
        } else {
            out.skip(1);
        }
    }

    private void controller(TickInput in, int i, Hand hand) throws IOException {
        ControllerPose controller = in.frame(i).controller(hand);
        long sampleNanos = in.frame(i).sampleNanos;
        if (fidelity.grip() && controller.gripFloats > 0) {
            pose(in, i, sampleNanos, Key.of(hand), "grip", controller.grip, controller.gripFlags, controller);
        }
        if (fidelity.everything() && controller.aimFloats > 0) {
            pose(in, i, sampleNanos, Key.of(hand), "aim", controller.aim, controller.aimFlags, null);
        }
    }

    /** @param buttons whose they are, or null in a row without any */
    private void pose(
            TickInput in,
            int i,
            long sampleNanos,
            String hand,
            String joint,
            float[] values,
            int flags,
            ControllerPose buttons)
            throws IOException {
        begin(in, i, sampleNanos, hand, joint, false, 0);
        Poses.put(out, values, Poses.VALUES, flags);
        out.skip(fidelity.radii() ? 1 : 0);
        out.put((flags & ControllerPose.POSITION_VALID) != 0);
        out.put((flags & ControllerPose.POSITION_TRACKED) != 0);
        out.put((flags & ControllerPose.ORIENTATION_VALID) != 0);
        out.put((flags & ControllerPose.ORIENTATION_TRACKED) != 0);
        if (buttons == null) {
            out.skip(fidelity.everything() ? 3 : 2);
        } else {
            buttons(buttons);
        }
        out.skip(fidelity.everything() ? Poses.VELOCITIES + 1 : 0);
        out.endRow();
    }

    private void buttons(ControllerPose controller) throws IOException {
        out.put(controller.select);
        out.put(controller.squeeze);
        if (fidelity.everything()) {
            out.put(controller.buttons);
        }
    }

    private void undecoded(TickInput in, int i) throws IOException {
        org.trocar.protos.v1.HandFrame sent = Undecoded.of(in.frame(i));
        if (gaze && sent.getGazeCount() > 0) {
            pose(in, i, sent.getGazeSampleNanos(), "", "gaze", Undecoded.gaze(sent), sent.getGazeFlags(), null);
        }
        predicted(in, i, sent.getPredicted());
    }

    private void predicted(TickInput in, int i, PredictedPoses poses) throws IOException {
        predicted(in, i, poses, "", "head", poses.getHeadList(), 0, Poses.VALUES);
        for (Hand hand : HANDS) {
            List<Float> joints = Undecoded.joints(poses, hand);
            for (Joint joint : Joint.values()) {
                int at = joint.ordinal() * HandPose.FLOATS_PER_JOINT;
                predicted(in, i, poses, Key.of(hand), Key.of(joint), joints, at, HandPose.FLOATS_PER_JOINT);
            }
            predicted(in, i, poses, Key.of(hand), "grip", Undecoded.grip(poses, hand), 0, Poses.VALUES);
        }
    }

    private void predicted(
            TickInput in, int i, PredictedPoses poses, String hand, String joint, List<Float> values, int at, int count)
            throws IOException {
        if (values.isEmpty()) {
            return;
        }
        begin(in, i, in.frame(i).sampleNanos, hand, joint, true, poses.getDisplayNanos());
        Poses.predicted(out, values, at, count);
        // A pose without radius, four flags, three of the controller's, velocities and how they came about.
        out.skip(HandPose.FLOATS_PER_JOINT - count + 4 + 3 + Poses.VELOCITIES + 1);
        out.endRow();
    }
}
