package org.trocar.xrbridge.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;

class TraceTest {
    private static final TraceHeader HEADER =
            new TraceHeader("a \"device\"", "here", "MIT", List.of("head"), List.of("written by a test"));
    private static final String HEADER_LINE = "{\"format\":\"trocar-trace\",\"version\":1,"
            + "\"frame\":\"right-handed, y up, -z forward\","
            + "\"units\":{\"length\":\"m\",\"time\":\"ns\",\"orientation\":\"xyzw\"},"
            + "\"device\":\"d\",\"source\":\"s\",\"licence\":\"l\",\"missing\":[],\"notes\":[]}\n";

    @TempDir
    Path folder;

    @Test
    void aFrameWithEverythingComesBackBitForBit() throws IOException {
        HandFrame written = fullFrame(7);
        HandFrame read = throughFile(folder.resolve("full.trace.jsonl"), written);

        assertEquals(written.sequence, read.sequence);
        assertEquals(written.captureNanos, read.captureNanos);
        assertEquals(written.sampleNanos, read.sampleNanos);
        assertEquals(written.spaceEpoch, read.spaceEpoch);
        assertArrayEquals(written.head, read.head);
        assertEquals(written.headFlags, read.headFlags);
        for (Hand hand : Hand.values()) {
            assertSameJoints(written.hand(hand), read.hand(hand));
            assertSameController(written.controller(hand), read.controller(hand));
        }
    }

    @Test
    void aCompressedTraceReadsAsThePlainOne() throws IOException {
        Path file = folder.resolve("full.trace.jsonl.gz");
        assertArrayEquals(fullFrame(3).head, throughFile(file, fullFrame(3)).head);
        assertEquals((byte) 0x1f, Files.readAllBytes(file)[0]);
    }

    @Test
    void whatAFrameLacksIsLeftOutAndReadsAsAbsent() throws IOException {
        Path file = folder.resolve("empty.trace.jsonl");
        HandFrame empty = new HandFrame();
        empty.captureNanos = 5;
        HandFrame read = throughFile(file, empty);

        assertEquals("{\"t\":5}", Files.readAllLines(file).get(1));
        assertEquals(0, read.headFloats);
        assertEquals(0, read.hand(Hand.LEFT).jointFloats);
        assertFalse(read.controller(Hand.RIGHT).present());
    }

    @Test
    void theHeaderComesBack() throws IOException {
        Path file = folder.resolve("header.trace.jsonl");
        TraceWriter.create(file, HEADER).close();
        try (TraceReader reader = TraceReader.open(file)) {
            assertEquals(HEADER, reader.header());
            assertFalse(reader.next(new HandFrame()));
        }
    }

    @Test
    void anUnknownFieldIsAnErrorThatNamesIt() throws IOException {
        assertProblem("{\"t\":1,\"x\":2}", "line 2, field 'x': is not a field of a frame; see recordings/README.md");
        assertProblem("{\"t\":1,\"left\":{\"gripp\":1}}", "field 'gripp': is not a field of a hand");
    }

    @Test
    void aPoseOfTheWrongLengthIsAnError() throws IOException {
        assertProblem("{\"t\":1,\"head\":[1,2,3]}", "field 'head': has 3 numbers, not 7");
    }

    @Test
    void aValueThatIsNoNumberIsAnError() throws IOException {
        assertProblem("{\"t\":1.5}", "field 't': '1.5' is not a whole number");
        assertProblem("{\"t\":1,\"right\":{\"select\":2}}", "field 'select': '2' is not between 0 and 1");
    }

    @Test
    void aFrameWithoutATimeIsAnError() throws IOException {
        assertProblem("{\"n\":1}", "field 't': the frame lacks its capture time");
    }

    @Test
    void timeThatDoesNotRiseIsAnError() throws IOException {
        assertProblem("{\"t\":5}\n{\"t\":5}", "line 3, field 't': 5 is not above the line before (5)");
    }

    @Test
    void aBrokenLineIsAnError() throws IOException {
        assertProblem("{\"t\":5", "line 2");
        assertProblem("hello", "is not a JSON object");
    }

    @Test
    void anotherFormatsHeaderIsAnError() throws IOException {
        Path file = folder.resolve("other.jsonl");
        Files.writeString(file, HEADER_LINE.replace("\"version\":1", "\"version\":2"));
        RecordingException e = assertThrows(RecordingException.class, () -> TraceReader.open(file));
        assertTrue(e.getMessage().contains("field 'version': '2' is not '1'"), e.getMessage());
    }

    @Test
    void aTruncatedCompressedTraceIsAnErrorNotAnEarlyEnd() throws IOException {
        Path file = folder.resolve("cut.trace.jsonl.gz");
        throughFile(file, fullFrame(1));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 20));
        RecordingException e = assertThrows(RecordingException.class, () -> readAll(file));
        assertTrue(e.getMessage().contains("the compressed data ends early"), e.getMessage());
    }

    private void assertProblem(String lines, String expected) throws IOException {
        Path file = folder.resolve("bad.trace.jsonl");
        Files.writeString(file, HEADER_LINE + lines + "\n");
        RecordingException e = assertThrows(RecordingException.class, () -> readAll(file));
        assertTrue(e.getMessage().contains(expected), e.getMessage());
    }

    private static void readAll(Path file) throws IOException {
        try (TraceReader reader = TraceReader.open(file)) {
            HandFrame frame = new HandFrame();
            while (reader.next(frame)) {
                frame.clear();
            }
        }
    }

    private static HandFrame throughFile(Path file, HandFrame frame) throws IOException {
        try (TraceWriter writer = TraceWriter.create(file, HEADER)) {
            writer.write(frame);
        }
        HandFrame read = fullFrame(99);
        try (TraceReader reader = TraceReader.open(file)) {
            assertTrue(reader.next(read));
        }
        return read;
    }

    private static HandFrame fullFrame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        HandFrame frame = new HandFrame();
        frame.sequence = 41;
        frame.captureNanos = 123_456_789_012L;
        frame.sampleNanos = 123_456_700_000L;
        frame.spaceEpoch = 2;
        frame.headFloats = fill(frame.head, random);
        frame.headFlags = 15;
        for (Hand hand : Hand.values()) {
            fill(frame.hand(hand), random);
            fill(frame.controller(hand), random);
        }
        return frame;
    }

    private static void fill(HandPose hand, SplittableRandom random) {
        hand.jointFloats = fill(hand.joints, random);
        hand.velocityFloats = fill(hand.velocities, random);
        hand.positionValid = random.nextInt(1, 1 << 26);
        hand.positionTracked = random.nextInt(1, 1 << 26);
        hand.orientationValid = random.nextInt(1, 1 << 26);
        hand.orientationTracked = random.nextInt(1, 1 << 26);
        hand.linearVelocityValid = random.nextInt(1, 1 << 26);
        hand.angularVelocityValid = random.nextInt(1, 1 << 26);
        hand.velocitiesDerived = true;
    }

    private static void fill(ControllerPose controller, SplittableRandom random) {
        controller.gripFloats = fill(controller.grip, random);
        controller.gripFlags = 15;
        controller.aimFloats = fill(controller.aim, random);
        controller.aimFlags = 3;
        controller.select = (float) random.nextDouble();
        controller.squeeze = 1;
        controller.buttons = 5;
    }

    private static int fill(float[] values, SplittableRandom random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-2, 2);
        }
        return values.length;
    }

    private static void assertSameJoints(HandPose a, HandPose b) {
        assertEquals(a.jointFloats, b.jointFloats);
        assertArrayEquals(a.joints, b.joints);
        assertArrayEquals(a.velocities, b.velocities);
        assertEquals(a.positionValid, b.positionValid);
        assertEquals(a.positionTracked, b.positionTracked);
        assertEquals(a.orientationValid, b.orientationValid);
        assertEquals(a.orientationTracked, b.orientationTracked);
        assertEquals(a.linearVelocityValid, b.linearVelocityValid);
        assertEquals(a.angularVelocityValid, b.angularVelocityValid);
        assertEquals(a.velocitiesDerived, b.velocitiesDerived);
    }

    private static void assertSameController(ControllerPose a, ControllerPose b) {
        assertArrayEquals(a.grip, b.grip);
        assertEquals(a.gripFlags, b.gripFlags);
        assertArrayEquals(a.aim, b.aim);
        assertEquals(a.aimFlags, b.aimFlags);
        assertEquals(a.select, b.select);
        assertEquals(a.squeeze, b.squeeze);
        assertEquals(a.buttons, b.buttons);
    }
}
