package org.trocar.telemetry.export.table;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.v1.PredictedPoses;

/** What a frame's received bytes hold beside its values, and nothing but an export reads: predicted poses, and gaze. */
final class Undecoded {
    private Undecoded() {}

    /** Empty lists where the sender predicted nothing, and where gaze was not sent or not agreed to. */
    static org.trocar.protos.v1.HandFrame of(HandFrame frame) throws IOException {
        return org.trocar.protos.v1.HandFrame.parseFrom(CodedInputStream.newInstance(frame.bytes, 0, frame.length));
    }

    static List<Float> joints(PredictedPoses poses, Hand hand) {
        return hand == Hand.LEFT ? poses.getLeftJointsList() : poses.getRightJointsList();
    }

    static List<Float> grip(PredictedPoses poses, Hand hand) {
        return hand == Hand.LEFT ? poses.getLeftGripList() : poses.getRightGripList();
    }

    static float[] gaze(org.trocar.protos.v1.HandFrame sent) {
        float[] pose = new float[sent.getGazeCount()];
        for (int i = 0; i < pose.length; i++) {
            pose[i] = sent.getGaze(i);
        }
        return pose;
    }
}
