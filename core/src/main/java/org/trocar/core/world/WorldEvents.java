package org.trocar.core.world;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * What happened in one tick, as arrays read after the step. Cleared at the start of each tick; nothing is allocated.
 *
 * <p>{@link #exchange} makes the flat form that the journal's DERIVED records hold.
 */
public final class WorldEvents implements Stateful {
    /** More events than this in one tick are counted in {@link #dropped()} and otherwise lost; six rings cannot make so many. */
    public static final int CAPACITY = 64;

    private static final EventKind[] KINDS = EventKind.values();

    private final int[] kinds = new int[CAPACITY];
    private final int[] hands = new int[CAPACITY];
    private final int[] rings = new int[CAPACITY];
    private final double[] values = new double[CAPACITY];
    private final double[] places = new double[CAPACITY * 3];
    private static final Vec3 NOWHERE = new Vec3();

    private int count;
    private int dropped;

    public void clear() {
        count = 0;
        dropped = 0;
    }

    /**
     * Adds one event.
     *
     * @param hand whose it is, or null
     * @param ring which ring's it is, or −1
     * @param value in the unit its kind names, else 0
     * @param place where in the field, metres
     */
    public void add(EventKind kind, Hand hand, int ring, double value, Vec3 place) {
        if (count == CAPACITY) {
            dropped++;
            return;
        }
        kinds[count] = kind.ordinal();
        hands[count] = hand == null ? -1 : hand.ordinal();
        rings[count] = ring;
        values[count] = value;
        places[3 * count] = place.x;
        places[3 * count + 1] = place.y;
        places[3 * count + 2] = place.z;
        count++;
    }

    /** Adds an event of the run as a whole: no hand, no ring, no place. */
    public void add(EventKind kind, double value) {
        add(kind, null, -1, value, NOWHERE);
    }

    public int count() {
        return count;
    }

    public int dropped() {
        return dropped;
    }

    public EventKind kind(int i) {
        return KINDS[kinds[i]];
    }

    /** Whose event it is, or null. */
    public Hand hand(int i) {
        return hands[i] < 0 ? null : hands[i] == 0 ? Hand.LEFT : Hand.RIGHT;
    }

    /** Which ring's event it is, or −1. */
    public int ring(int i) {
        return rings[i];
    }

    public double value(int i) {
        return values[i];
    }

    public Vec3 place(int i, Vec3 out) {
        return out.set(places[3 * i], places[3 * i + 1], places[3 * i + 2]);
    }

    /**
     * Whether these events, read from a record, can be those of a world with so many rings: their kinds are known, and each has the ring and the
     * hand that its kind is about.
     */
    public boolean believable(int ringCount) {
        for (int i = 0; i < count; i++) {
            if (!believable(i, ringCount)) {
                return false;
            }
        }
        return count >= 0;
    }

    private boolean believable(int i, int ringCount) {
        if (kinds[i] < 0 || kinds[i] >= KINDS.length || rings[i] >= ringCount) {
            return false;
        }
        EventKind kind = KINDS[kinds[i]];
        return (rings[i] >= 0 || !kind.ofRing()) && (hands[i] >= 0 || !kind.ofHand());
    }

    @Override
    public void exchange(StateBuffer state) {
        count = state.exchange(count);
        dropped = state.exchange(dropped);
        state.exchange(kinds, count);
        state.exchange(hands, count);
        state.exchange(rings, count);
        state.exchange(values, count);
        state.exchange(places, 3 * count);
    }
}
