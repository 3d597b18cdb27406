package org.trocar.protos.codec;

import org.trocar.core.math.Pose;
import org.trocar.protos.v1.Instrument;

/** One instrument of the next {@link WorldStateWriter#encode}. */
public final class InstrumentState {
    /** {@link #heldRing} of an instrument that holds nothing. */
    public static final int NO_RING = -1;

    /** From the shaft's axis to either jaw; 0 closed. */
    public float jawAngleRadians;
    /** The index of the ring between the jaws, or {@link #NO_RING}. */
    public int heldRing = NO_RING;
    /** Whether the hand is tracked now. */
    public boolean tracked;

    private final float[] tip = new float[WorldStateWriter.POSE_FLOATS];

    InstrumentState() {}

    /** Puts the tip of the closed jaws there, in the field frame. */
    public void tip(Pose inField) {
        WorldStateWriter.put(inField, tip, 0);
    }

    void write(int field, WireWriter out) {
        int end = out.position();
        out.bool(Instrument.TRACKED_FIELD_NUMBER, tracked);
        if (heldRing != NO_RING) {
            out.putVarint(Instrument.HELD_RING_FIELD_NUMBER, heldRing);
        }
        out.float32(Instrument.JAW_ANGLE_RADIANS_FIELD_NUMBER, jawAngleRadians);
        out.floats(Instrument.TIP_FIELD_NUMBER, tip, tip.length);
        out.putMessage(field, end);
    }
}
