package org.trocar.server;

import java.util.List;
import org.trocar.protos.v1.Device;
import org.trocar.protos.v1.Hand;
import org.trocar.protos.v1.HandFrame;
import org.trocar.protos.v1.HandPose;
import org.trocar.protos.v1.Mode;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.ProposedPlacement;
import org.trocar.protos.v1.Provenance;

/** Two hands that wave in front of the field, and the message they open with. */
final class TestHands {
    static final long FRAME_NANOS = 1_000_000_000L / 90;
    private static final int JOINTS = 26;
    private static final int ALL = (1 << JOINTS) - 1;

    private TestHands() {}

    static Open.Builder opening(Pace pace) {
        return Open.newBuilder()
                .setProtocolVersion(1)
                .setClientName("test")
                .setLearnerPseudonym("learner-1")
                .setScenarioId("peg-transfer")
                .setMode(Mode.MODE_PRACTICE)
                .setDominantHand(Hand.HAND_RIGHT)
                .setAttemptLabel("first")
                .setProvenance(Provenance.PROVENANCE_SCRIPTED)
                .setDevice(Device.newBuilder().setName("made up"))
                .setPace(pace)
                .setSeed(7)
                .setProposedPlacement(ProposedPlacement.newBuilder()
                        .addAllLeftHandle(List.of(-0.15f, 1f, -0.3f))
                        .addAllRightHandle(List.of(0.15f, 1f, -0.3f)));
    }

    /** The frame of a number, from 1, on a steady clock. */
    static HandFrame frame(long sequence) {
        return frame(sequence, sequence * FRAME_NANOS);
    }

    static HandFrame frame(long sequence, long captureNanos) {
        float sweep = (sequence % 180) / 180f;
        return HandFrame.newBuilder()
                .setSequence(sequence)
                .setCaptureNanos(captureNanos)
                .setLeft(hand(-0.15f + 0.05f * sweep, 1, -0.3f))
                .setRight(hand(0.15f, 1 + 0.05f * sweep, -0.3f))
                .build();
    }

    static HandPose hand(float x, float y, float z) {
        HandPose.Builder hand = HandPose.newBuilder()
                .setPositionValid(ALL)
                .setPositionTracked(ALL)
                .setOrientationValid(ALL)
                .setOrientationTracked(ALL);
        for (int joint = 0; joint < JOINTS; joint++) {
            hand.addJoints(x + 0.002f * joint).addJoints(y).addJoints(z);
            hand.addJoints(0).addJoints(0).addJoints(0).addJoints(1).addJoints(0.01f);
        }
        return hand.build();
    }
}
