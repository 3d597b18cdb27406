package org.trocar.core.feedback;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.world.WorldEvents;

/** The cues given in one tick, as slots read after {@link Coach#respond}. Nothing is allocated. */
public final class Cues {
    /** One for each event of a tick, and one for each condition of each hand: more cannot come. */
    public static final int CAPACITY = WorldEvents.CAPACITY + 8;

    private final long[] sequences = new long[CAPACITY];
    private final CueRule[] rules = new CueRule[CAPACITY];
    private final Hand[] hands = new Hand[CAPACITY];
    private final int[] rings = new int[CAPACITY];
    private final double[] places = new double[3 * CAPACITY];
    private long tick;
    private int count;

    void clear(long newTick) {
        tick = newTick;
        count = 0;
    }

    void add(long sequence, CueRule rule, Hand hand, int ring, Vec3 place) {
        sequences[count] = sequence;
        rules[count] = rule;
        hands[count] = hand;
        rings[count] = ring;
        places[3 * count] = place.x;
        places[3 * count + 1] = place.y;
        places[3 * count + 2] = place.z;
        count++;
    }

    /** The tick they were all given in. */
    public long tick() {
        return tick;
    }

    public int count() {
        return count;
    }

    /** Counts the run's cues, from 1. */
    public long sequence(int i) {
        return sequences[i];
    }

    /** Kind, severity, text and haptic. */
    public CueRule rule(int i) {
        return rules[i];
    }

    /** Whose it is, or null when it concerns both. */
    public Hand hand(int i) {
        return hands[i];
    }

    /** Which ring's it is, or −1. */
    public int ring(int i) {
        return rings[i];
    }

    /** Where it happened, in the field's frame, metres. */
    public Vec3 place(int i, Vec3 out) {
        return out.set(places[3 * i], places[3 * i + 1], places[3 * i + 2]);
    }
}
