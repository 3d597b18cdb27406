package org.trocar.protos.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.protos.v1.FrameCounters;
import org.trocar.protos.v1.Instrument;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.RingState;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.WorldState;

class WorldStateWriterTest {
    private static final int RINGS = 6;

    private final WorldStateWriter writer = new WorldStateWriter(RINGS);
    private final Random random = new Random(11);

    @Test
    void aWorldIsSentAsGeneratedCodeWouldSendIt() throws IOException {
        for (int i = 0; i < 500; i++) {
            assertArrayEquals(serialised(fillBoth()), writer.encode().readAllBytes());
        }
    }

    @Test
    void aWorldBeforeItsFirstTickIsSentAsGeneratedCodeWouldSendIt() throws IOException {
        Instrument still = Instrument.newBuilder().addAllTip(floats(new Pose())).build();
        WorldState.Builder expected = WorldState.newBuilder()
                .setDurableTick(-1)
                .setStatus(SessionStatus.SESSION_STATUS_CALIBRATING)
                .setLeft(still)
                .setRight(still)
                .setFrames(FrameCounters.newBuilder().addAllRefused(longs(writer.refused)));
        for (int i = 0; i < RINGS; i++) {
            expected.addRingStatesValue(0);
            for (int j = 0; j < 7; j++) {
                expected.addRingPoses(0);
            }
        }
        writer.instrument(Hand.LEFT).tip(new Pose());
        writer.instrument(Hand.RIGHT).tip(new Pose());
        assertArrayEquals(serialised(expected), writer.encode().readAllBytes());
    }

    @Test
    void theLargestNumbersFit() throws IOException {
        writer.tick = -1;
        writer.sessionNanos = -1;
        writer.durableTick = Long.MIN_VALUE;
        writer.phase = -1;
        writer.stepsDone = -1;
        writer.accepted = -1;
        writer.held = -1;
        writer.late = -1;
        writer.missing = -1;
        java.util.Arrays.fill(writer.refused, -1);
        assertEquals(
                -1, ServerMessage.parseFrom(writer.encode()).getWorldState().getTick());
    }

    @Test
    void theBytesCanBeReadOneByOneToo() throws IOException {
        byte[] expected = serialised(fillBoth());
        InputStream encoded = writer.encode();
        assertEquals(expected.length, encoded.available());
        for (byte b : expected) {
            assertEquals(b & 0xFF, encoded.read());
        }
        assertEquals(-1, encoded.read());
    }

    @Test
    void thereIsACounterForEveryRefusalCode() {
        int highest = RefusalCode.getDescriptor().getValues().stream()
                .mapToInt(value -> value.getNumber())
                .max()
                .orElseThrow();
        assertEquals(highest + 1, writer.refused.length);
    }

    private WorldState.Builder fillBoth() {
        WorldState.Builder expected = WorldState.newBuilder()
                .setTick(writer.tick = random.nextInt(3))
                .setSessionNanos(writer.sessionNanos = random.nextLong() >>> 1)
                .setDurableTick(writer.durableTick = random.nextInt(5) - 2)
                .setStatus(writer.status = SessionStatus.SESSION_STATUS_RUNNING)
                .setAcknowledgedSequence(writer.acknowledgedSequence = random.nextInt(2))
                .setAcknowledgedCaptureNanos(writer.acknowledgedCaptureNanos = random.nextLong())
                .setAcknowledgedReceiveNanos(writer.acknowledgedReceiveNanos = random.nextLong())
                .setSentNanos(writer.sentNanos = random.nextLong())
                .setLeft(instrument(writer.instrument(Hand.LEFT)))
                .setRight(instrument(writer.instrument(Hand.RIGHT)))
                .setPhase(writer.phase = random.nextInt(2))
                .setStepsDone(writer.stepsDone = random.nextInt(200))
                .setFrames(frames());
        addRings(expected);
        Pose placement = pose();
        writer.place(placement);
        return expected.addAllPlacement(floats(placement));
    }

    private void addRings(WorldState.Builder expected) {
        for (int i = 0; i < RINGS; i++) {
            Pose pose = pose();
            RingState state = RingState.forNumber(1 + random.nextInt(4));
            writer.ring(i, pose, state);
            expected.addAllRingPoses(floats(pose)).addRingStates(state);
        }
    }

    private Instrument instrument(InstrumentState state) {
        Pose tip = pose();
        state.tip(tip);
        state.heldRing = random.nextInt(RINGS + 1) - 1;
        Instrument.Builder expected = Instrument.newBuilder()
                .addAllTip(floats(tip))
                .setJawAngleRadians(state.jawAngleRadians = random.nextInt(2) * 0.3f)
                .setTracked(state.tracked = random.nextBoolean());
        if (state.heldRing != InstrumentState.NO_RING) {
            expected.setHeldRing(state.heldRing);
        }
        return expected.build();
    }

    private FrameCounters frames() {
        for (int i = 0; i < writer.refused.length; i++) {
            writer.refused[i] = random.nextInt(300);
        }
        return FrameCounters.newBuilder()
                .setAccepted(writer.accepted = random.nextInt(2) * 1_000L)
                .setHeld(writer.held = random.nextInt(2))
                .setLate(writer.late = random.nextInt(2))
                .setMissing(writer.missing = random.nextInt(2))
                .setInvalidValues(writer.invalidValues = random.nextInt(3))
                .addAllRefused(longs(writer.refused))
                .build();
    }

    private Pose pose() {
        Pose pose = new Pose();
        pose.position.set(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        pose.orientation.set(
                random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        return pose;
    }

    private static byte[] serialised(WorldState.Builder world) {
        return ServerMessage.newBuilder().setWorldState(world).build().toByteArray();
    }

    private static Iterable<Float> floats(Pose pose) {
        float[] values = new float[7];
        WorldStateWriter.put(pose, values, 0);
        return java.util.stream.IntStream.range(0, 7).mapToObj(i -> values[i]).toList();
    }

    private static Iterable<Long> longs(long[] values) {
        return java.util.stream.LongStream.of(values).boxed().toList();
    }
}
