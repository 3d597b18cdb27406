package org.trocar.telemetry.export.table;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.v1.PredictedPoses;

/** The predicted poses in a frame's received bytes, which nothing but an export reads. */
final class Predictions {
    private Predictions() {}

    /** Empty lists where the sender predicted nothing. */
    static PredictedPoses of(HandFrame frame) throws IOException {
        CodedInputStream bytes = CodedInputStream.newInstance(frame.bytes, 0, frame.length);
        return org.trocar.protos.v1.HandFrame.parseFrom(bytes).getPredicted();
    }

    static List<Float> joints(PredictedPoses poses, Hand hand) {
        return hand == Hand.LEFT ? poses.getLeftJointsList() : poses.getRightJointsList();
    }

    static List<Float> grip(PredictedPoses poses, Hand hand) {
        return hand == Hand.LEFT ? poses.getLeftGripList() : poses.getRightGripList();
    }
}
