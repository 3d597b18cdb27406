package org.trocar.xrbridge.scripted;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;

/** What there is to see after one tick, in the field's frame. Mutable, reused. */
public final class Sight {
    /** What a ring is doing. */
    public enum RingState {
        ON_PEG,
        HELD,
        LOOSE,
        OUT_OF_VIEW
    }

    public static final int NO_RING = -1;
    private static final Vec3 UP = new Vec3(0, 1, 0);

    /** Whether the field has its place in the trainee's space. */
    public boolean placed;
    /** The field's frame in the trainee's space. */
    public final Pose field = new Pose();
    /** Whether the rings are being brought back. */
    public boolean wayBack;

    public int transfersDone;
    private final Instrument left = new Instrument();
    private final Instrument right = new Instrument();
    private final Pose[] rings;
    private final RingState[] states;

    public Sight(int ringCount) {
        rings = new Pose[ringCount];
        states = new RingState[ringCount];
        for (int i = 0; i < ringCount; i++) {
            rings[i] = new Pose();
            states[i] = RingState.ON_PEG;
        }
    }

    /** One instrument as it is seen. */
    public static final class Instrument {
        public final Pose tip = new Pose();
        public int heldRing = NO_RING;

        private void set(Instrument a) {
            tip.set(a.tip);
            heldRing = a.heldRing;
        }
    }

    public Instrument instrument(Hand hand) {
        return hand == Hand.LEFT ? left : right;
    }

    public int ringCount() {
        return rings.length;
    }

    public Pose ring(int i) {
        return rings[i];
    }

    public RingState state(int i) {
        return states[i];
    }

    public void setState(int i, RingState state) {
        states[i] = state;
    }

    public void set(Sight a) {
        placed = a.placed;
        field.set(a.field);
        wayBack = a.wayBack;
        transfersDone = a.transfersDone;
        left.set(a.left);
        right.set(a.right);
        for (int i = 0; i < rings.length; i++) {
            rings[i].set(a.rings[i]);
            states[i] = a.states[i];
        }
    }

    boolean holds(Hand hand, int ring) {
        return instrument(hand).heldRing == ring;
    }

    /** The one hand that holds the ring, or null when none or both do. */
    Hand soleHolder(int ring) {
        boolean byLeft = holds(Hand.LEFT, ring);
        return byLeft == holds(Hand.RIGHT, ring) ? null : byLeft ? Hand.LEFT : Hand.RIGHT;
    }

    /** out = the ring's axis, the end that points upwards. */
    Vec3 axis(int ring, Vec3 out) {
        rings[ring].orientation.rotate(UP, out);
        return out.y < 0 ? out.scale(-1) : out;
    }
}
