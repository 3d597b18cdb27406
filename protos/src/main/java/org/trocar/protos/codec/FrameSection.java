package org.trocar.protos.codec;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import org.trocar.protos.v1.ControllerPose;
import org.trocar.protos.v1.HandFrame;
import org.trocar.protos.v1.HandPose;
import org.trocar.protos.v1.PredictedPoses;

/** The messages a frame consists of, for naming the field a fault was found in. */
enum FrameSection {
    FRAME("", HandFrame.getDescriptor()),
    LEFT("left.", HandPose.getDescriptor()),
    RIGHT("right.", HandPose.getDescriptor()),
    LEFT_CONTROLLER("left_controller.", ControllerPose.getDescriptor()),
    RIGHT_CONTROLLER("right_controller.", ControllerPose.getDescriptor()),
    PREDICTED("predicted.", PredictedPoses.getDescriptor());

    private final String prefix;
    private final Descriptor message;

    FrameSection(String prefix, Descriptor message) {
        this.prefix = prefix;
        this.message = message;
    }

    /** The path of one of this message's fields, such as {@code left.joints}; a field the contract does not name is given by number. */
    String path(int fieldNumber) {
        FieldDescriptor field = message.findFieldByNumber(fieldNumber);
        return prefix + (field == null ? String.valueOf(fieldNumber) : field.getName());
    }
}
