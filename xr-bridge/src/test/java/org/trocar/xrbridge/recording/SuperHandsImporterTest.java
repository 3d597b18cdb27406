package org.trocar.xrbridge.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;

class SuperHandsImporterTest {
    private static final float HALF_ROOT = (float) Math.sqrt(0.5);
    private static final float SIN_15 = 0.25881905f;
    private static final float COS_15 = 0.9659258f;

    private final List<HandFrame> frames;

    @TempDir
    Path folder;

    SuperHandsImporterTest() throws IOException {
        frames = Samples.frames(Samples.written("two-controllers.json"));
    }

    @Test
    void millisecondsBecomeNanosecondsSinceTheFirstFrame() {
        assertEquals(3, frames.size());
        assertEquals(0, frames.get(0).captureNanos);
        assertEquals(11_250_000, frames.get(1).captureNanos);
        assertEquals(22_500_000, frames.get(2).captureNanos);
    }

    @Test
    void degreesAboutOneAxisBecomeItsQuaternion() {
        assertArrayEquals(new float[] {0.5f, 1.5f, -0.25f, 0, HALF_ROOT, 0, HALF_ROOT}, frames.get(0).head, 1e-7f);
        assertArrayEquals(new float[] {0.5f, 1.5f, -0.25f, SIN_15, 0, 0, COS_15}, frames.get(1).head, 1e-7f);
        assertArrayEquals(new float[] {0.5f, 1.5f, -0.25f, 0, 0, -0.5f, 0.8660254f}, frames.get(2).head, 1e-7f);
    }

    @Test
    void pitchIsAppliedBeforeYaw() {
        float[] grip = frames.get(1).controller(Hand.LEFT).grip;
        assertArrayEquals(new float[] {-0.2f, 1, -0.5f, 0.5f, 0.5f, -0.5f, 0.5f}, grip, 1e-7f);
    }

    @Test
    void buttonsHoldUntilTheNextEvent() {
        ControllerPose right = frames.get(0).controller(Hand.RIGHT);
        assertEquals(0.0625f, right.select);
        assertEquals(0, right.buttons);
        assertEquals(1, frames.get(1).controller(Hand.RIGHT).squeeze);
        assertEquals(ControllerPose.SQUEEZE, frames.get(1).controller(Hand.RIGHT).buttons);
        assertEquals(0.0625f, frames.get(1).controller(Hand.RIGHT).select);
        assertEquals(0, frames.get(2).controller(Hand.RIGHT).squeeze);
        assertEquals(0, frames.get(2).controller(Hand.RIGHT).buttons);
    }

    @Test
    void aPressWithoutAValueIsFullAndTouchesAreLeftOut() {
        ControllerPose left = frames.get(1).controller(Hand.LEFT);
        assertEquals(1, left.select);
        assertEquals(ControllerPose.SELECT, left.buttons);
    }

    @Test
    void whatTheCaptureLacksIsAbsent() {
        assertFalse(frames.get(2).controller(Hand.LEFT).present(), "its stream had ended");
        for (HandFrame frame : frames) {
            assertEquals(0, frame.hand(Hand.LEFT).jointFloats);
            assertEquals(0, frame.controller(Hand.RIGHT).aimFloats);
            assertEquals(0, frame.sampleNanos);
        }
    }

    @Test
    void handsAreAsTheRuntimeSaidNotAsTheStreamsAreNamed() throws IOException {
        String swapped = Files.readString(Samples.written("two-controllers.json"))
                .replace("\"hand\":\"left\"", "\"hand\":\"other\"")
                .replace("\"hand\":\"right\"", "\"hand\":\"left\"")
                .replace("\"hand\":\"other\"", "\"hand\":\"right\"");
        Path file = Files.writeString(folder.resolve("swapped.json"), swapped);

        assertEquals(0.2f, Samples.frames(file).get(0).controller(Hand.LEFT).grip[0]);
        assertEquals(-0.2f, Samples.frames(file).get(0).controller(Hand.RIGHT).grip[0]);
        try (FrameSource source = Recordings.open(file)) {
            assertTrue(source.header().notes().toString().contains("the runtime said"));
        }
    }

    @Test
    void theStreamsOfAFramesOwnRecorderAreControllersToo() throws IOException {
        List<HandFrame> vive = Samples.frames(Samples.written("two-vive-controllers.json"));
        assertEquals(0.2f, vive.get(0).controller(Hand.RIGHT).grip[0]);
        assertEquals(-0.2f, vive.get(0).controller(Hand.LEFT).grip[0], "its runtime did not say which hand");
        assertEquals(1, vive.get(1).controller(Hand.RIGHT).select);
        assertEquals(0, vive.get(3).controller(Hand.RIGHT).select);
    }

    @Test
    void aCaptureOfNoHandSaysWhatItHas() throws IOException {
        String headOnly = Files.readString(Samples.written("two-vive-controllers.json"))
                .replace("\"left\":{", "\"tail\":{")
                .replace("\"right\":{", "\"nose\":{");
        Path file = Files.writeString(folder.resolve("head.json"), headOnly);
        RecordingException e = assertThrows(RecordingException.class, () -> Recordings.open(file));
        assertTrue(e.getMessage().contains("only [camera, nose, tail]"), e.getMessage());
    }

    @Test
    void aMissingNumberIsAnErrorThatSaysWhere() throws IOException {
        String broken =
                Files.readString(Samples.written("two-controllers.json")).replaceFirst("\"y\":90", "\"w\":90");
        Path file = Files.writeString(folder.resolve("broken.json"), broken);
        RecordingException e = assertThrows(RecordingException.class, () -> Recordings.open(file));
        assertTrue(e.getMessage().contains("camera.poses[0].rotation.y is missing"), e.getMessage());
    }

    @Test
    void whatIsNoListIsNamed() throws IOException {
        String sample = Files.readString(Samples.written("two-controllers.json"));
        Path file = Files.writeString(
                folder.resolve("events.json"),
                sample.replace("\"lhand\":{", "\"lhand\":{\"events\":{},")
                        .replaceAll("\"events\":\\[\\{", "\"former\":[{"));
        RecordingException e = assertThrows(RecordingException.class, () -> Recordings.open(file));
        assertTrue(e.getMessage().contains("has in lhand.events no list"), e.getMessage());
    }

    @Test
    void aCutFileIsAnErrorThatNamesTheLine() throws IOException {
        String cut = Files.readString(Samples.written("two-controllers.json")).substring(0, 700);
        Path file = Files.writeString(folder.resolve("cut.json"), cut);
        RecordingException e = assertThrows(RecordingException.class, () -> Recordings.open(file));
        assertTrue(e.getMessage().contains("cut.json, line 1, field 'JSON'"), e.getMessage());
    }
}
