package org.trocar.core.feedback;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.CueRule;

/** The cues given in one tick, as slots read after {@link Coach#respond}. Nothing is allocated then. */
public final class Cues {
    private final long[] sequences;
    private final CueRule[] rules;
    private final Hand[] hands;
    private final int[] rings;
    private final int[] pegs;
    private final double[] places;
    private long tick;
    private int count;

    /** @param capacity the most that can be given in one tick, {@link Coach#most} */
    public Cues(int capacity) {
        sequences = new long[capacity];
        rules = new CueRule[capacity];
        hands = new Hand[capacity];
        rings = new int[capacity];
        pegs = new int[capacity];
        places = new double[3 * capacity];
    }

    void clear(long newTick) {
        tick = newTick;
        count = 0;
    }

    void add(long sequence, CueRule rule, Hand hand, int ring, int peg, Vec3 place) {
        sequences[count] = sequence;
        rules[count] = rule;
        hands[count] = hand;
        rings[count] = ring;
        pegs[count] = peg;
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

    /** Its severity, words, haptic and anchor. */
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

    /** Which peg it is shown at, or −1. */
    public int peg(int i) {
        return pegs[i];
    }

    /** Where it happened or, where it is shown at a peg or between the hands, that; in the field's frame, metres. */
    public Vec3 place(int i, Vec3 out) {
        return out.set(places[3 * i], places[3 * i + 1], places[3 * i + 2]);
    }
}
