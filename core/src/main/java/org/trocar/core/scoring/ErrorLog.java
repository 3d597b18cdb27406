package org.trocar.core.scoring;

import java.util.Arrays;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;
import org.trocar.core.world.EventKind;
import org.trocar.core.world.WorldEvents;

/**
 * Every error of the run: what, when, whose, where, and whether tracking is suspected: an error whose cause lies within 250 ms of that
 * hand's loss or return of tracking may be the device's, and cannot gate a grade without a person's ruling.
 */
public final class ErrorLog implements Stateful {
    /** More errors than this are counted, but keep no entry of their own. */
    public static final int CAPACITY = 256;

    private static final long SUSPECT_NANOS = 250_000_000L;
    /** How many losses and returns of a hand are remembered: an error is known within seconds of its cause. */
    private static final int CHANGES = 32;

    private static final ErrorKind[] KINDS = ErrorKind.values();

    private final int[] kinds = new int[CAPACITY];
    private final int[] hands = new int[CAPACITY];
    private final int[] rings = new int[CAPACITY];
    private final long[] ticks = new long[CAPACITY];
    private final long[] causeNanos = new long[CAPACITY];
    private final int[] suspected = new int[CAPACITY];
    private final double[] places = new double[3 * CAPACITY];
    private int count;
    private final int[] totals = new int[KINDS.length];
    /** Each hand's latest losses and returns of tracking, the left hand's first. */
    private final long[] changeNanos = new long[2 * CHANGES];

    private final int[] changes = new int[2];

    @Scratch
    private final Vec3 place = new Vec3();

    /** Takes one tick's events; {@code sessionNanos} is the tick's time. */
    void observe(long tick, long sessionNanos, WorldEvents events) {
        for (int i = 0; i < events.count(); i++) {
            ErrorKind error = events.kind(i).error();
            if (error != null) {
                add(error, tick, sessionNanos - nanos(events.value(i)), events, i);
            } else if (events.kind(i) == EventKind.TRACKING_LOST) {
                remember(events.hand(i), sessionNanos - nanos(events.value(i)));
            } else if (events.kind(i) == EventKind.TRACKING_REGAINED) {
                remember(events.hand(i), sessionNanos);
            }
        }
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }

    private void add(ErrorKind error, long tick, long cause, WorldEvents events, int event) {
        totals[error.ordinal()]++;
        if (count == CAPACITY) {
            return;
        }
        Hand hand = events.hand(event);
        kinds[count] = error.ordinal();
        hands[count] = hand == null ? -1 : hand.ordinal();
        rings[count] = events.ring(event);
        ticks[count] = tick;
        causeNanos[count] = cause;
        suspected[count] = nearLossOrReturn(hand, cause) ? 1 : 0;
        events.place(event, place);
        places[3 * count] = place.x;
        places[3 * count + 1] = place.y;
        places[3 * count + 2] = place.z;
        count++;
    }

    /** A loss is known only after the errors just before it: look back over them. */
    private void remember(Hand hand, long nanos) {
        changeNanos[hand.ordinal() * CHANGES + changes[hand.ordinal()] % CHANGES] = nanos;
        changes[hand.ordinal()]++;
        for (int i = 0; i < count; i++) {
            if ((hands[i] < 0 || hands[i] == hand.ordinal()) && near(causeNanos[i], nanos)) {
                suspected[i] = 1;
            }
        }
    }

    /** An error that is nobody's may be either hand's. */
    private boolean nearLossOrReturn(Hand hand, long cause) {
        if (hand == null) {
            return nearLossOrReturn(Hand.LEFT, cause) || nearLossOrReturn(Hand.RIGHT, cause);
        }
        int known = Math.min(changes[hand.ordinal()], CHANGES);
        for (int i = 0; i < known; i++) {
            if (near(cause, changeNanos[hand.ordinal() * CHANGES + i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean near(long cause, long change) {
        return Math.abs(cause - change) <= SUSPECT_NANOS;
    }

    /** How many errors of this kind there were, with or without an entry. */
    public int total(ErrorKind kind) {
        return totals[kind.ordinal()];
    }

    /** How many errors of this kind are known not to be the tracker's: of one without an entry of its own nobody can tell. */
    public int unsuspected(ErrorKind kind) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            n += kinds[i] == kind.ordinal() ? 1 - suspected[i] : 0;
        }
        return n;
    }

    public int count() {
        return count;
    }

    public ErrorKind kind(int i) {
        return KINDS[kinds[i]];
    }

    /** Whose error it is, or null when no hand had to do with it. */
    public Hand hand(int i) {
        return hands[i] < 0 ? null : Hand.values()[hands[i]];
    }

    public int ring(int i) {
        return rings[i];
    }

    /** The tick at which it was found. */
    public long tick(int i) {
        return ticks[i];
    }

    /** When its cause happened, nanoseconds of session time. */
    public long causeNanos(int i) {
        return causeNanos[i];
    }

    public boolean trackingSuspected(int i) {
        return suspected[i] != 0;
    }

    /** Where in the field, metres: x, y, z. */
    public double[] place(int i) {
        return Arrays.copyOfRange(places, 3 * i, 3 * i + 3);
    }

    @Override
    public void exchange(StateBuffer state) {
        count = state.exchange(count);
        state.exchange(kinds, count);
        state.exchange(hands, count);
        state.exchange(rings, count);
        state.exchange(ticks, count);
        state.exchange(causeNanos, count);
        state.exchange(suspected, count);
        state.exchange(places, 3 * count);
        state.exchange(totals, totals.length);
        state.exchange(changeNanos, changeNanos.length);
        state.exchange(changes, changes.length);
    }
}
