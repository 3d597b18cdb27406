package org.trocar.xrbridge.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceReader;

class RecordingsTest {
    @TempDir
    Path folder;

    @Test
    void aConvertedRecordingIsTheSameHands() throws IOException {
        Path trace = folder.resolve("converted.trace.jsonl.gz");
        assertEquals(3, Recordings.convert(Samples.written("two-controllers.json"), trace, "a test", "none"));
        List<HandFrame> original = Samples.frames(Samples.written("two-controllers.json"));
        List<HandFrame> converted = Samples.frames(trace);
        for (int i = 0; i < 3; i++) {
            assertSameController(original.get(i), converted.get(i), Hand.LEFT);
            assertSameController(original.get(i), converted.get(i), Hand.RIGHT);
        }
        try (FrameSource source = Recordings.open(trace)) {
            assertEquals("a test", source.header().source());
            assertEquals("none", source.header().licence());
        }
    }

    @Test
    void aFileOfNoKnownFormatIsAnErrorThatSaysWhatWasLookedForInEach() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "hello");
        RecordingException e = assertThrows(RecordingException.class, () -> Recordings.open(file));
        assertTrue(e.getMessage().contains("Trocar trace (\"trocar-trace\" in its first line); "), e.getMessage());
        assertTrue(
                e.getMessage().contains("Perk Tutor transform buffer (XML) (<TransformRecorderLog>)"), e.getMessage());
    }

    @Test
    void anAbsentFileIsAnErrorThatNamesIt() {
        Path file = folder.resolve("absent.json");
        RecordingException e = assertThrows(RecordingException.class, () -> Recordings.open(file));
        assertTrue(e.getMessage().contains("absent.json: there is no such file"), e.getMessage());
    }

    @Test
    void theCommittedPhysicsDemoIsAPersonWithTwoControllers() throws IOException {
        RecordedHands hands = measure(Samples.committed("physics-demo.trace.jsonl.gz"));
        assertEquals(3456, hands.frames());
        assertEquals(38.97, hands.seconds(), 0.01);
        assertEquals(89.5, hands.medianRateHz(), 1);
        assertEquals(0, hands.gaps());
        assertEquals(1, hands.leftTrackedFraction());
        assertFalse(hands.beginsStill());
        assertTrue(hands.start().orElseThrow().leftX()
                < hands.start().orElseThrow().rightX());
    }

    @Test
    void theCommittedPassHasBothTriggersHeldTogetherForASecond() throws IOException {
        long bothHeld = Samples.frames(Samples.committed("hands-twoHandedPass.trace.jsonl.gz")).stream()
                .filter(frame -> pressed(frame, Hand.LEFT) && pressed(frame, Hand.RIGHT))
                .count();
        assertEquals(0.9, bothHeld / 90.0, 0.05);
    }

    @ParameterizedTest
    @CsvSource({
        "super-hands-vr/physics-demo.json, physics-demo.trace.jsonl.gz",
        "super-hands-vr/hands-twoHandedPass.json, hands-twoHandedPass.trace.jsonl.gz"
    })
    void theCommittedTracesAreTheOriginalsConverted(String original, String committed) throws IOException {
        Path again = folder.resolve("again.trace.jsonl.gz");
        Path from = Samples.original(original);
        try (FrameSource source = Recordings.open(Samples.committed(committed))) {
            Recordings.convert(
                    from, again, source.header().source(), source.header().licence());
        }
        assertEquals(text(Samples.committed(committed)), text(again));
    }

    @ParameterizedTest
    @CsvSource({
        "20240216_202836897-Tracking.csv, 2709, 118.576, 0.973, 0.0059",
        "20240216_203503978-Tracking.csv, 2613, 111.335, 0.0237, 0.893"
    })
    void theHoloLensTakesReadWhole(String name, long frames, double seconds, double left, double right)
            throws IOException {
        RecordedHands hands = measure(Samples.original("hololens2-surgical-gestures/" + name));
        assertEquals(frames, hands.frames());
        assertEquals(seconds, hands.seconds(), 1e-9);
        assertEquals(left, hands.leftTrackedFraction(), 0.001);
        assertEquals(right, hands.rightTrackedFraction(), 0.001);
        assertEquals(23.5, hands.medianRateHz(), 1.5);
    }

    private static boolean pressed(HandFrame frame, Hand hand) {
        return (frame.controller(hand).buttons & ControllerPose.SELECT) != 0;
    }

    private static RecordedHands measure(Path file) throws IOException {
        try (FrameSource source = Recordings.open(file)) {
            return RecordedHands.of(source);
        }
    }

    private static String text(Path trace) throws IOException {
        try (BufferedReader in = TraceReader.text(trace)) {
            return in.lines().collect(Collectors.joining("\n"));
        }
    }

    private static void assertSameController(HandFrame a, HandFrame b, Hand hand) {
        ControllerPose one = a.controller(hand);
        ControllerPose other = b.controller(hand);
        assertEquals(a.captureNanos, b.captureNanos);
        assertEquals(one.present(), other.present());
        assertFalse(one.present() && !java.util.Arrays.equals(one.grip, other.grip));
        assertEquals(one.select, other.select);
        assertEquals(one.buttons, other.buttons);
    }
}
