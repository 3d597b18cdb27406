package org.trocar.xrbridge.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;

/** In the sample, joint i of the right hand is at (i mm, −200 mm, 300 + i mm) in Unity's frame, of the left at −i mm. */
class HoloLensImporterTest {
    private static final int ALL = (1 << Joint.COUNT) - 1;

    private final List<HandFrame> frames;

    @TempDir
    Path folder;

    HoloLensImporterTest() throws IOException {
        frames = Samples.frames(Samples.written("joint-log.csv"));
    }

    @Test
    void everyJointIsFoundByNameAndZIsNegated() {
        HandPose right = frames.get(1).hand(Hand.RIGHT);
        HandPose left = frames.get(2).hand(Hand.LEFT);
        for (Joint joint : Joint.values()) {
            int at = joint.ordinal() * HandPose.FLOATS_PER_JOINT;
            assertEquals(joint.ordinal() / 1000f, right.joints[at], joint.name());
            assertEquals(-joint.ordinal() / 1000f, left.joints[at], joint.name());
            assertEquals(-0.2f, right.joints[at + 1]);
            assertEquals(-(300 + joint.ordinal()) / 1000f, right.joints[at + 2], 1e-7f);
        }
    }

    @Test
    void thePlainColumnsAreTheRightHandAndAZeroIsUntracked() {
        assertEquals(ALL, frames.get(1).hand(Hand.RIGHT).positionTracked);
        assertEquals(0, frames.get(1).hand(Hand.LEFT).jointFloats);
        assertEquals(0, frames.get(0).hand(Hand.RIGHT).jointFloats);
        assertFalse(frames.get(2).hand(Hand.RIGHT).tracked(Joint.THUMB_TIP));
        assertTrue(frames.get(2).hand(Hand.RIGHT).tracked(Joint.INDEX_TIP));
    }

    @Test
    void onlyPositionsAreValid() {
        HandPose right = frames.get(1).hand(Hand.RIGHT);
        assertEquals(0, right.orientationValid);
        assertEquals(0, right.orientationTracked);
        assertEquals(0, right.velocityFloats);
        assertEquals(0, right.joints[HandPose.FLOATS_PER_JOINT - 1], "no radius");
    }

    @Test
    void aRowWhoseTimeDoesNotRiseIsLeftOutAndCounted() throws IOException {
        assertEquals(3, frames.size());
        assertEquals(40_000_000, frames.get(1).captureNanos, "across midnight");
        assertEquals(81_000_000, frames.get(2).captureNanos);
        try (FrameSource source = Recordings.open(Samples.written("joint-log.csv"))) {
            HandFrame frame = new HandFrame();
            while (source.next(frame)) {
                frame.clear();
            }
            assertEquals(1, source.omitted());
        }
    }

    @Test
    void aBadCellIsAnErrorWithLineAndColumn() throws IOException {
        String broken = Files.readString(Samples.written("joint-log.csv"))
                .replaceFirst("\\(0\\.009/ -0\\.200", "(here/ -0.200");
        Path file = Files.writeString(folder.resolve("broken.csv"), broken);
        RecordingException e = assertThrows(RecordingException.class, () -> Samples.frames(file));
        assertTrue(e.getMessage().contains("line 3, field 'IndexDistalJoint': 'here' is not a number"), e.getMessage());
    }

    @Test
    void aMissingColumnIsAnErrorThatNamesIt() throws IOException {
        String broken = Files.readString(Samples.written("joint-log.csv")).replaceFirst("RingTip\\.1", "RingTop.1");
        Path file = Files.writeString(folder.resolve("column.csv"), broken);
        RecordingException e = assertThrows(RecordingException.class, () -> Recordings.open(file));
        assertTrue(e.getMessage().contains("field 'RingTip.1': there is no such column"), e.getMessage());
    }
}
