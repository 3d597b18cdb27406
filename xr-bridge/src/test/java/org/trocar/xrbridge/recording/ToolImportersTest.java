package org.trocar.xrbridge.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.xrbridge.recording.RecordedHands.HandDevice;
import org.trocar.xrbridge.trace.FrameSource;

/** Tools that hands held: a stylus, PLUS's and Perk Tutor's. */
class ToolImportersTest {
    private static final float EXACT = 1e-6f;
    private static final float HALF_ROOT = (float) Math.sqrt(0.5);

    @TempDir
    Path folder;

    @Test
    void aStylusIsInTheRightHandInMetres() throws IOException {
        List<HandFrame> frames = frames("stylus-poses.csv");
        assertArrayEquals(
                new float[] {0.01f, -0.05f, 0.01f, 0, 0, 0, 1}, frames.get(0).controller(Hand.RIGHT).grip, EXACT);
        assertArrayEquals(
                new float[] {0.015f, -0.05f, 0.01f, 0, 0.6f, 0, 0.8f},
                frames.get(2).controller(Hand.RIGHT).grip,
                EXACT);
        assertFalse(frames.get(0).controller(Hand.LEFT).present());
    }

    @Test
    void trialsFollowEachOtherWithTheGapBetweenThem() throws IOException {
        List<HandFrame> frames = frames("stylus-poses.csv");
        assertEquals(16_000_000, frames.get(1).captureNanos, "across the second");
        assertEquals(4_032_000_000L, frames.get(3).captureNanos);
        assertEquals(1, measure("stylus-poses.csv").gaps());
    }

    @Test
    void aTrackedToolHasTheRotationOfItsMatrix() throws IOException {
        float[] stylus = frames("tracked-tools.csv").get(0).controller(Hand.RIGHT).grip;
        assertArrayEquals(new float[] {0.2f, 0.1f, -0.05f, 0, 0, HALF_ROOT, HALF_ROOT}, stylus, EXACT);
    }

    @Test
    void aToolThatIsNotOkIsUntrackedAndItsMatrixMeansNothing() throws IOException {
        List<HandFrame> frames = frames("tracked-tools.csv");
        assertArrayEquals(new boolean[] {true, false, false, true}, tracked(frames, Hand.RIGHT));
        assertArrayEquals(new boolean[] {true, true, false, true}, tracked(frames, Hand.LEFT));
    }

    @Test
    void aSequenceMetafileIsTheSameToolsAsItsTable() throws IOException {
        List<HandFrame> table = frames("tracked-tools.csv");
        List<HandFrame> sequence = frames("tracked-tools.mha");
        assertEquals(table.size(), sequence.size());
        for (int i = 0; i < table.size(); i++) {
            assertEquals(table.get(i).captureNanos, sequence.get(i).captureNanos);
            for (Hand hand : Hand.values()) {
                assertEquals(
                        table.get(i).controller(hand).gripFlags, sequence.get(i).controller(hand).gripFlags);
                assertArrayEquals(
                        table.get(i).controller(hand).grip, sequence.get(i).controller(hand).grip);
            }
        }
    }

    @Test
    void toolsThatAreNeverSeenLeaveEverythingUntracked() throws IOException {
        RecordedHands hands = measure("lost-tools.csv");
        assertEquals(4, hands.frames());
        assertEquals(HandDevice.NONE, hands.leftDevice());
        assertEquals(HandDevice.NONE, hands.rightDevice());
        assertTrue(hands.start().isEmpty());
    }

    @Test
    void thePatientsFrameIsTurnedSoThatSuperiorIsUp() throws IOException {
        float[] stylus = frames("transform-log.xml").get(0).controller(Hand.RIGHT).grip;
        assertArrayEquals(new float[] {0.1f, 0.3f, -0.02f, -0.5f, 0.5f, 0.5f, 0.5f}, stylus, EXACT);
    }

    @Test
    void entriesThatLieTogetherAreOneFrame() throws IOException {
        List<HandFrame> frames = frames("transform-log.xml");
        assertEquals(4, frames.size());
        assertEquals(99_000_000, frames.get(1).captureNanos);
        assertArrayEquals(new boolean[] {true, true, true, false}, tracked(frames, Hand.LEFT));
        assertArrayEquals(new boolean[] {true, true, false, true}, tracked(frames, Hand.RIGHT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stylus-poses.csv", "tracked-tools.csv", "transform-log.xml"})
    void whatAHandHoldsIsAToolAndHasNothingToPress(String name) throws IOException {
        assertEquals(HandDevice.TOOL, measure(name).rightDevice());
        for (HandFrame frame : frames(name)) {
            assertEquals(0, frame.controller(Hand.RIGHT).buttons);
            assertEquals(0, frame.controller(Hand.RIGHT).select);
        }
    }

    @Test
    void aConvertedToolIsStillATool() throws IOException {
        Path trace = folder.resolve("stylus.trace.jsonl");
        Recordings.convert(Samples.written("stylus-poses.csv"), trace, "a test", "none");
        try (FrameSource source = Recordings.open(trace)) {
            assertEquals(HandDevice.TOOL, RecordedHands.of(source).rightDevice());
        }
    }

    @Test
    void oneToolHasAFieldLaidForItWithTheOtherHandBesideIt() throws IOException {
        RecordedHands hands = measure("stylus-poses.csv");
        assertEquals(0.01, hands.start().orElseThrow().rightX(), EXACT);
        assertEquals(-0.29, hands.start().orElseThrow().leftX(), EXACT);
        assertEquals(
                hands.start().orElseThrow().rightZ(),
                hands.start().orElseThrow().leftZ());
    }

    private static List<HandFrame> frames(String name) throws IOException {
        return Samples.frames(Samples.written(name));
    }

    private static RecordedHands measure(String name) throws IOException {
        try (FrameSource source = Recordings.open(Samples.written(name))) {
            return RecordedHands.of(source);
        }
    }

    private static boolean[] tracked(List<HandFrame> frames, Hand hand) {
        boolean[] tracked = new boolean[frames.size()];
        for (int i = 0; i < tracked.length; i++) {
            tracked[i] = frames.get(i).controller(hand).tracked();
        }
        return tracked;
    }
}
