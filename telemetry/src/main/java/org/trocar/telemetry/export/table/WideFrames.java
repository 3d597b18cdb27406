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

/** Two rows a frame, one for each hand; head and gaze stand in both. What the device did not send is missing. */
final class WideFrames implements FrameRows {
    private static final Hand[] HANDS = Hand.values();

    private final TableWriter out;
    private final Fidelity fidelity;
    private final String session;
    private final boolean gaze;
    private final int jointMask;
    private final FrameClock clock = new FrameClock();

    /** @param gaze whether where somebody looked may be told */
    WideFrames(TableWriter out, Fidelity fidelity, String session, boolean gaze) {
        this.out = out;
        this.fidelity = fidelity;
        this.session = session;
        this.gaze = gaze;
        jointMask = fidelity.joints().stream().mapToInt(Joint::bit).sum();
    }

    static Schema schema(Fidelity fidelity) {
        Schema schema = Schema.of("frames")
                .add(Type.VARCHAR, "session")
                .add(Type.BIGINT, "tick", "sequence")
                .add(Type.INTEGER, "space_epoch")
                .add(Type.BIGINT, "capture_ns", "sample_ns");
        schema = fidelity.everything() ? schema.add(Type.BIGINT, "receive_ns") : schema;
        schema = schema.add(Type.BOOLEAN, "late")
                .add(Type.VARCHAR, "hand")
                .add(Type.INTEGER, "position_valid", "position_tracked", "orientation_valid", "orientation_tracked");
        for (Joint joint : fidelity.joints()) {
            schema = schema.addFor(Key.of(joint), Type.FLOAT, Poses.COLUMNS);
            schema = fidelity.radii() ? schema.addFor(Key.of(joint), Type.FLOAT, "radius_m") : schema;
        }
        schema = fidelity.grip()
                ? schema.addFor("grip", Type.FLOAT, Poses.COLUMNS)
                        .add(Type.INTEGER, "grip_flags")
                        .add(Type.FLOAT, "select", "squeeze")
                : schema;
        return fidelity.everything() ? withTheRest(schema) : schema;
    }

    private static Schema withTheRest(Schema measured) {
        Schema schema = measured.add(Type.INTEGER, "buttons")
                .addFor("aim", Type.FLOAT, Poses.COLUMNS)
                .add(Type.INTEGER, "aim_flags")
                .addFor("head", Type.FLOAT, Poses.COLUMNS)
                .add(Type.INTEGER, "head_flags")
                .add(Type.INTEGER, "linear_velocity_valid", "angular_velocity_valid")
                .add(Type.BOOLEAN, "velocities_derived");
        for (Joint joint : Joint.values()) {
            schema = schema.addFor(Key.of(joint), Type.FLOAT, Poses.VELOCITY_COLUMNS);
        }
        schema = schema.add(Type.BIGINT, "display_ns");
        for (Joint joint : Joint.values()) {
            schema = schema.addFor("predicted_" + Key.of(joint), Type.FLOAT, Poses.COLUMNS)
                    .addFor("predicted_" + Key.of(joint), Type.FLOAT, "radius_m");
        }
        return schema.addFor("predicted_grip", Type.FLOAT, Poses.COLUMNS)
                .addFor("predicted_head", Type.FLOAT, Poses.COLUMNS)
                .addFor("gaze", Type.FLOAT, Poses.COLUMNS)
                .add(Type.INTEGER, "gaze_flags")
                .add(Type.BIGINT, "gaze_sample_ns");
    }

    @Override
    public void write(TickInput in, int i) throws IOException {
        org.trocar.protos.v1.HandFrame sent =
                fidelity.everything() ? Undecoded.of(in.frame(i)) : org.trocar.protos.v1.HandFrame.getDefaultInstance();
        for (Hand hand : HANDS) {
            begin(in, i, hand);
            joints(in.frame(i).hand(hand));
            if (fidelity.grip()) {
                grip(in.frame(i).controller(hand));
            }
            if (fidelity.everything()) {
                theRest(in, i, hand, sent);
            }
            out.endRow();
        }
    }

    private void begin(TickInput in, int i, Hand hand) throws IOException {
        HandFrame frame = in.frame(i);
        out.put(session);
        out.put(in.tick());
        out.put(frame.sequence);
        out.put(frame.spaceEpoch);
        out.put(in.captureSessionNanos(i));
        FrameRows.putTime(out, in, i, frame.sampleNanos, frame.sampleNanos != 0);
        if (fidelity.everything()) {
            out.put(clock.receivedAfterFirstNanos(in, i));
        }
        out.put(in.late(i));
        out.put(Key.of(hand));
    }

    private void joints(HandPose pose) throws IOException {
        mask(pose.positionValid, pose.jointFloats);
        mask(pose.positionTracked, pose.jointFloats);
        mask(pose.orientationValid, pose.jointFloats);
        mask(pose.orientationTracked, pose.jointFloats);
        for (Joint joint : fidelity.joints()) {
            Poses.joint(out, pose, joint);
            if (fidelity.radii()) {
                Poses.radius(out, pose, joint);
            }
        }
    }

    /** Bit i is joint i's; those of joints that this fidelity leaves out are clear. */
    private void mask(int bits, int floats) throws IOException {
        if (floats > 0) {
            out.put(bits & jointMask);
        } else {
            out.skip(1);
        }
    }

    private void flags(int flags, int floats) throws IOException {
        if (floats > 0) {
            out.put(flags);
        } else {
            out.skip(1);
        }
    }

    private void grip(ControllerPose controller) throws IOException {
        Poses.put(out, controller.grip, controller.gripFloats, controller.gripFlags);
        flags(controller.gripFlags, controller.gripFloats);
        if (controller.gripFloats > 0) {
            out.put(controller.select);
            out.put(controller.squeeze);
        } else {
            out.skip(2);
        }
    }

    private void theRest(TickInput in, int i, Hand hand, org.trocar.protos.v1.HandFrame sent) throws IOException {
        HandFrame frame = in.frame(i);
        ControllerPose controller = frame.controller(hand);
        flags(controller.buttons, controller.gripFloats);
        Poses.put(out, controller.aim, controller.aimFloats, controller.aimFlags);
        flags(controller.aimFlags, controller.aimFloats);
        Poses.put(out, frame.head, frame.headFloats, frame.headFlags);
        flags(frame.headFlags, frame.headFloats);
        velocities(frame.hand(hand));
        predicted(in, i, hand, sent.getPredicted());
        gaze(in, i, sent);
    }

    private void velocities(HandPose pose) throws IOException {
        mask(pose.linearVelocityValid, pose.velocityFloats);
        mask(pose.angularVelocityValid, pose.velocityFloats);
        if (pose.velocityFloats > 0) {
            out.put(pose.velocitiesDerived);
        } else {
            out.skip(1);
        }
        for (Joint joint : Joint.values()) {
            Poses.velocity(out, pose, joint);
        }
    }

    private void predicted(TickInput in, int i, Hand hand, PredictedPoses poses) throws IOException {
        FrameRows.putTime(out, in, i, poses.getDisplayNanos(), poses.getDisplayNanos() != 0);
        List<Float> joints = Undecoded.joints(poses, hand);
        Poses.predicted(out, joints, 0, HandPose.FLOATS);
        Poses.predicted(out, Undecoded.grip(poses, hand), 0, Poses.VALUES);
        Poses.predicted(out, poses.getHeadList(), 0, Poses.VALUES);
    }

    private void gaze(TickInput in, int i, org.trocar.protos.v1.HandFrame sent) throws IOException {
        int floats = gaze ? sent.getGazeCount() : 0;
        Poses.put(out, Undecoded.gaze(sent), floats, sent.getGazeFlags());
        flags(sent.getGazeFlags(), floats);
        FrameRows.putTime(out, in, i, sent.getGazeSampleNanos(), floats > 0 && sent.getGazeSampleNanos() != 0);
    }
}
