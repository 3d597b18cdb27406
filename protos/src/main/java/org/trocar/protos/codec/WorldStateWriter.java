package org.trocar.protos.codec;

import java.io.InputStream;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.protos.v1.FrameCounters;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.RingState;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.WorldState;

/**
 * The world after one tick on its way to the client: filled with plain values and turned into the bytes of a {@link ServerMessage} with a
 * {@link WorldState}, the same bytes generated code would make, allocating nothing. Reused; every value stays until it is set again.
 *
 * <p>Fields without comment mean what the field of that name means in {@code world.proto}.
 */
public final class WorldStateWriter {
    static final int POSE_FLOATS = 7;

    /** More than everything but the rings can take: 40 varints and tags of 10 bytes each, three poses, the refusal counters. */
    private static final int FIXED_BYTES = 1024;
    /** A ring's pose and state. */
    private static final int RING_BYTES = POSE_FLOATS * Float.BYTES + 1;
    /** {@link RefusalCode}'s values but for {@code UNRECOGNIZED}. */
    private static final int REFUSAL_CODES = RefusalCode.values().length - 1;

    public long tick;
    public long sessionNanos;
    public long durableTick = -1;
    public SessionStatus status = SessionStatus.SESSION_STATUS_CALIBRATING;
    public long acknowledgedSequence;
    public long acknowledgedCaptureNanos;
    public long acknowledgedReceiveNanos;
    public long sentNanos;
    public int phase;
    public int stepsDone;
    public long accepted;
    public long held;
    public long late;
    public long missing;
    public long invalidValues;
    /** Frames refused so far, by {@link RefusalCode#getNumber}. */
    public final long[] refused = new long[REFUSAL_CODES];

    private final InstrumentState left = new InstrumentState();
    private final InstrumentState right = new InstrumentState();
    private final float[] ringPoses;
    private final long[] ringStates;
    private final float[] placement = new float[POSE_FLOATS];
    private boolean placed;

    private final WireWriter out;
    private final EncodedMessage encoded = new EncodedMessage();

    public WorldStateWriter(int ringCount) {
        ringPoses = new float[ringCount * POSE_FLOATS];
        ringStates = new long[ringCount];
        out = new WireWriter(FIXED_BYTES + ringCount * RING_BYTES);
    }

    public InstrumentState instrument(Hand hand) {
        return hand == Hand.LEFT ? left : right;
    }

    /** Puts a ring there, in the field frame. */
    public void ring(int index, Pose inField, RingState state) {
        put(inField, ringPoses, index * POSE_FLOATS);
        ringStates[index] = state.getNumber();
    }

    /** Puts the field there, in the trainee's space; before the first call the field is not placed. */
    public void place(Pose inTraineesSpace) {
        put(inTraineesSpace, placement, 0);
        placed = true;
    }

    /** The field's place is not known (any more). */
    public void unplace() {
        placed = false;
    }

    /** The message's bytes, for sending; good until the next call. */
    public InputStream encode() {
        out.start();
        int end = out.position();
        writeState();
        out.putMessage(ServerMessage.WORLD_STATE_FIELD_NUMBER, end);
        return encoded.show(out.bytes(), out.position(), out.bytes().length - out.position());
    }

    static void put(Pose pose, float[] target, int offset) {
        target[offset] = (float) pose.position.x;
        target[offset + 1] = (float) pose.position.y;
        target[offset + 2] = (float) pose.position.z;
        target[offset + 3] = (float) pose.orientation.x;
        target[offset + 4] = (float) pose.orientation.y;
        target[offset + 5] = (float) pose.orientation.z;
        target[offset + 6] = (float) pose.orientation.w;
    }

    private void writeState() {
        writeFrames();
        out.varint(WorldState.STEPS_DONE_FIELD_NUMBER, stepsDone);
        out.varint(WorldState.PHASE_FIELD_NUMBER, phase);
        out.floats(WorldState.PLACEMENT_FIELD_NUMBER, placement, placed ? POSE_FLOATS : 0);
        out.varints(WorldState.RING_STATES_FIELD_NUMBER, ringStates, ringStates.length);
        out.floats(WorldState.RING_POSES_FIELD_NUMBER, ringPoses, ringPoses.length);
        right.write(WorldState.RIGHT_FIELD_NUMBER, out);
        left.write(WorldState.LEFT_FIELD_NUMBER, out);
        out.fixed64(WorldState.SENT_NANOS_FIELD_NUMBER, sentNanos);
        out.fixed64(WorldState.ACKNOWLEDGED_RECEIVE_NANOS_FIELD_NUMBER, acknowledgedReceiveNanos);
        out.fixed64(WorldState.ACKNOWLEDGED_CAPTURE_NANOS_FIELD_NUMBER, acknowledgedCaptureNanos);
        out.fixed64(WorldState.ACKNOWLEDGED_SEQUENCE_FIELD_NUMBER, acknowledgedSequence);
        out.varint(WorldState.STATUS_FIELD_NUMBER, status.getNumber());
        out.varint(WorldState.DURABLE_TICK_FIELD_NUMBER, zigZag(durableTick));
        out.varint(WorldState.SESSION_NANOS_FIELD_NUMBER, sessionNanos);
        out.varint(WorldState.TICK_FIELD_NUMBER, tick);
    }

    private void writeFrames() {
        int end = out.position();
        out.varint(FrameCounters.INVALID_VALUES_FIELD_NUMBER, invalidValues);
        out.varints(FrameCounters.REFUSED_FIELD_NUMBER, refused, refused.length);
        out.varint(FrameCounters.MISSING_FIELD_NUMBER, missing);
        out.varint(FrameCounters.LATE_FIELD_NUMBER, late);
        out.varint(FrameCounters.HELD_FIELD_NUMBER, held);
        out.varint(FrameCounters.ACCEPTED_FIELD_NUMBER, accepted);
        out.putMessage(WorldState.FRAMES_FIELD_NUMBER, end);
    }

    /** Protobuf's sint64: small numbers of either sign become small varints. */
    private static long zigZag(long value) {
        return value << 1 ^ value >> 63;
    }
}
