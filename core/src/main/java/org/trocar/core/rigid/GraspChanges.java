package org.trocar.core.rigid;

import org.trocar.core.hands.Hand;

/** What happened to the grasps in one tick, in order; read after {@link RingField#step} and gone at the next. */
public final class GraspChanges {
    /** A hand can lose one ring and grasp another in a tick, hardly more; what exceeds this is not listed. */
    private static final int MOST = 16;

    private final GraspChange[] changes = new GraspChange[MOST];
    private final Hand[] hands = new Hand[MOST];
    private final int[] rings = new int[MOST];
    private final double[] forces = new double[MOST];
    private int count;

    GraspChanges() {}

    public int count() {
        return count;
    }

    public GraspChange change(int i) {
        return changes[i];
    }

    public Hand hand(int i) {
        return hands[i];
    }

    public int ring(int i) {
        return rings[i];
    }

    /** Simulated newtons in the grasp when it changed; for {@link GraspChange#SLIPPED} what it yielded to. */
    public double forceNewtons(int i) {
        return forces[i];
    }

    void clear() {
        count = 0;
    }

    void add(GraspChange change, Hand hand, int ring, double forceNewtons) {
        if (count < MOST) {
            changes[count] = change;
            hands[count] = hand;
            rings[count] = ring;
            forces[count] = forceNewtons;
            count++;
        }
    }
}
