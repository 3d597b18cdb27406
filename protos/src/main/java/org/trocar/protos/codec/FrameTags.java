package org.trocar.protos.codec;

import static org.trocar.protos.codec.Wire.FIXED32;
import static org.trocar.protos.codec.Wire.FIXED64;
import static org.trocar.protos.codec.Wire.LENGTH_DELIMITED;
import static org.trocar.protos.codec.Wire.TYPE_BITS;
import static org.trocar.protos.codec.Wire.VARINT;

import org.trocar.protos.v1.ControllerPose;
import org.trocar.protos.v1.HandFrame;
import org.trocar.protos.v1.HandPose;
import org.trocar.protos.v1.PredictedPoses;

/** The tags of a frame's fields. A repeated float has two: a packed run of numbers, and a single one, which parsers must also take. */
final class FrameTags {
    static final int SEQUENCE = HandFrame.SEQUENCE_FIELD_NUMBER << TYPE_BITS | FIXED64;
    static final int CAPTURE_NANOS = HandFrame.CAPTURE_NANOS_FIELD_NUMBER << TYPE_BITS | FIXED64;
    static final int SAMPLE_NANOS = HandFrame.SAMPLE_NANOS_FIELD_NUMBER << TYPE_BITS | FIXED64;
    static final int SPACE_EPOCH = HandFrame.SPACE_EPOCH_FIELD_NUMBER << TYPE_BITS | VARINT;
    static final int HEAD = HandFrame.HEAD_FIELD_NUMBER << TYPE_BITS | LENGTH_DELIMITED;
    static final int HEAD_SINGLE = HandFrame.HEAD_FIELD_NUMBER << TYPE_BITS | FIXED32;
    static final int HEAD_FLAGS = HandFrame.HEAD_FLAGS_FIELD_NUMBER << TYPE_BITS | VARINT;
    static final int LEFT = HandFrame.LEFT_FIELD_NUMBER << TYPE_BITS | LENGTH_DELIMITED;
    static final int RIGHT = HandFrame.RIGHT_FIELD_NUMBER << TYPE_BITS | LENGTH_DELIMITED;
    static final int LEFT_CONTROLLER = HandFrame.LEFT_CONTROLLER_FIELD_NUMBER << TYPE_BITS | LENGTH_DELIMITED;
    static final int RIGHT_CONTROLLER = HandFrame.RIGHT_CONTROLLER_FIELD_NUMBER << TYPE_BITS | LENGTH_DELIMITED;
    static final int PREDICTED = HandFrame.PREDICTED_FIELD_NUMBER << TYPE_BITS | LENGTH_DELIMITED;
    static final int GAZE = HandFrame.GAZE_FIELD_NUMBER << TYPE_BITS | LENGTH_DELIMITED;
    static final int GAZE_SINGLE = HandFrame.GAZE_FIELD_NUMBER << TYPE_BITS | FIXED32;

    static final int JOINTS = HandPose.JOINTS_FIELD_NUMBER << TYPE_BITS | LENGTH_DELIMITED;
    static final int JOINTS_SINGLE = HandPose.JOINTS_FIELD_NUMBER << TYPE_BITS | FIXED32;
    static final int POSITION_VALID = HandPose.POSITION_VALID_FIELD_NUMBER << TYPE_BITS | FIXED32;
    static final int POSITION_TRACKED = HandPose.POSITION_TRACKED_FIELD_NUMBER << TYPE_BITS | FIXED32;
    static final int ORIENTATION_VALID = HandPose.ORIENTATION_VALID_FIELD_NUMBER << TYPE_BITS | FIXED32;
    static final int ORIENTATION_TRACKED = HandPose.ORIENTATION_TRACKED_FIELD_NUMBER << TYPE_BITS | FIXED32;
    static final int VELOCITIES = HandPose.VELOCITIES_FIELD_NUMBER << TYPE_BITS | LENGTH_DELIMITED;
    static final int VELOCITIES_SINGLE = HandPose.VELOCITIES_FIELD_NUMBER << TYPE_BITS | FIXED32;
    static final int LINEAR_VELOCITY_VALID = HandPose.LINEAR_VELOCITY_VALID_FIELD_NUMBER << TYPE_BITS | FIXED32;
    static final int ANGULAR_VELOCITY_VALID = HandPose.ANGULAR_VELOCITY_VALID_FIELD_NUMBER << TYPE_BITS | FIXED32;
    static final int VELOCITIES_DERIVED = HandPose.VELOCITIES_DERIVED_FIELD_NUMBER << TYPE_BITS | VARINT;

    static final int GRIP = ControllerPose.GRIP_FIELD_NUMBER << TYPE_BITS | LENGTH_DELIMITED;
    static final int GRIP_SINGLE = ControllerPose.GRIP_FIELD_NUMBER << TYPE_BITS | FIXED32;
    static final int GRIP_FLAGS = ControllerPose.GRIP_FLAGS_FIELD_NUMBER << TYPE_BITS | VARINT;
    static final int AIM = ControllerPose.AIM_FIELD_NUMBER << TYPE_BITS | LENGTH_DELIMITED;
    static final int AIM_SINGLE = ControllerPose.AIM_FIELD_NUMBER << TYPE_BITS | FIXED32;
    static final int AIM_FLAGS = ControllerPose.AIM_FLAGS_FIELD_NUMBER << TYPE_BITS | VARINT;
    static final int SELECT = ControllerPose.SELECT_FIELD_NUMBER << TYPE_BITS | FIXED32;
    static final int SQUEEZE = ControllerPose.SQUEEZE_FIELD_NUMBER << TYPE_BITS | FIXED32;
    static final int BUTTONS = ControllerPose.BUTTONS_FIELD_NUMBER << TYPE_BITS | VARINT;

    static final int FIRST_PREDICTED_ARRAY = PredictedPoses.HEAD_FIELD_NUMBER;
    static final int LAST_PREDICTED_ARRAY = PredictedPoses.RIGHT_GRIP_FIELD_NUMBER;

    /** What the contract has, and keeps free, for everything about eyes. */
    static final int FIRST_ABOUT_EYES = HandFrame.GAZE_FIELD_NUMBER;

    static final int LAST_ABOUT_EYES = 23;

    private FrameTags() {}
}
