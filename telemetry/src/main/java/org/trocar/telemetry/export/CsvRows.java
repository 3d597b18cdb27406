package org.trocar.telemetry.export;

import java.io.IOException;
import java.io.Writer;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.input.TickInput;

/**
 * A frame as CSV rows: the head, each joint of each hand, and each controller's GRIP and AIM. What the device did not send has no row; a
 * value it marked not valid is an empty cell.
 */
final class CsvRows {
    static final String HEADER = "tick,sequence,space_epoch,capture_s,late,hand,joint,x_m,y_m,z_m,qx,qy,qz,qw,radius_m,"
            + "position_valid,position_tracked,orientation_valid,orientation_tracked,select,squeeze\n";

    private static final Hand[] HANDS = Hand.values();
    private static final Joint[] JOINTS = Joint.values();

    private final Writer out;
    private final StringBuilder frameCells = new StringBuilder();
    private final StringBuilder row = new StringBuilder();
    private long rows;

    CsvRows(Writer out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    long rows() {
        return rows;
    }

    /** Writes frame i of a tick. */
    void write(TickInput in, int i) throws IOException {
        HandFrame frame = in.frame(i);
        frameCells.setLength(0);
        frameCells.append(in.tick()).append(',').append(frame.sequence).append(',');
        frameCells.append(frame.spaceEpoch).append(',');
        Decimals.appendBillionths(frameCells, in.captureSessionNanos(i));
        frameCells.append(',').append(in.late(i) ? 1 : 0).append(',');
        if (frame.headFloats > 0) {
            writePose("", "HEAD", frame.head, frame.headFlags);
            end(",");
        }
        for (Hand hand : HANDS) {
            writeHand(hand, frame.hand(hand));
            writeController(hand, frame.controller(hand));
        }
    }

    private void writeHand(Hand hand, HandPose pose) throws IOException {
        for (int j = 0; j < pose.jointFloats / HandPose.FLOATS_PER_JOINT; j++) {
            int bit = JOINTS[j].bit();
            int at = j * HandPose.FLOATS_PER_JOINT;
            boolean placed = (pose.positionValid & bit) != 0;
            boolean oriented = (pose.orientationValid & bit) != 0;
            begin(hand.name(), JOINTS[j].name());
            cells(pose.joints, at, 3, placed);
            cells(pose.joints, at + 3, 4, oriented);
            cells(pose.joints, at + 7, 1, placed && pose.joints[at + 7] > 0);
            flags(placed, (pose.positionTracked & bit) != 0, oriented, (pose.orientationTracked & bit) != 0);
            end(",");
        }
    }

    private void writeController(Hand hand, ControllerPose controller) throws IOException {
        if (controller.gripFloats > 0) {
            writePose(hand.name(), "GRIP", controller.grip, controller.gripFlags);
            Decimals.append(row, controller.select);
            row.append(',');
            Decimals.append(row, controller.squeeze);
            end("");
        }
        if (controller.aimFloats > 0) {
            writePose(hand.name(), "AIM", controller.aim, controller.aimFlags);
            end(",");
        }
    }

    private void writePose(String hand, String joint, float[] pose, int flags) {
        boolean placed = (flags & ControllerPose.POSITION_VALID) != 0;
        boolean oriented = (flags & ControllerPose.ORIENTATION_VALID) != 0;
        begin(hand, joint);
        cells(pose, 0, 3, placed);
        cells(pose, 3, 4, oriented);
        row.append(',');
        flags(
                placed,
                (flags & ControllerPose.POSITION_TRACKED) != 0,
                oriented,
                (flags & ControllerPose.ORIENTATION_TRACKED) != 0);
    }

    private void begin(String hand, String joint) {
        row.setLength(0);
        row.append(frameCells).append(hand).append(',').append(joint).append(',');
    }

    private void cells(float[] values, int from, int count, boolean valid) {
        for (int i = from; i < from + count; i++) {
            if (valid) {
                Decimals.append(row, values[i]);
            }
            row.append(',');
        }
    }

    private void flags(boolean placed, boolean placeTracked, boolean oriented, boolean orientationTracked) {
        row.append(placed ? "1," : "0,").append(placeTracked ? "1," : "0,");
        row.append(oriented ? "1," : "0,").append(orientationTracked ? "1," : "0,");
    }

    private void end(String lastCells) throws IOException {
        row.append(lastCells).append('\n');
        out.append(row);
        rows++;
    }
}
