package org.trocar.core.scoring;

import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.Procedure.Done;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;
import org.trocar.core.world.EventKind;
import org.trocar.core.world.WorldEvents;

/**
 * What was done to each ring, by which hand, in the order it was done. A transfer is one ring on one way: those of the way out are numbered
 * as their rings are, those of the way back follow.
 */
public final class TransferLog implements Stateful {
    /** Steps after this many are lost: a clean run of six rings has fewer than a hundred. */
    public static final int CAPACITY = 2048;

    private static final Done[] DONE = Done.values();
    private static final int HANDS = 2;

    private final int rings;
    private final int[] transfers = new int[CAPACITY];
    private final int[] steps = new int[CAPACITY];
    private final long[] ticks = new long[CAPACITY];
    private int count;
    private boolean wayBack;
    private long startedTick;
    private long finishedTick;

    TransferLog(int rings) {
        this.rings = rings;
    }

    void observe(long tick, WorldEvents events) {
        for (int i = 0; i < events.count(); i++) {
            switch (events.kind(i)) {
                case TASK_STARTED -> startedTick = tick;
                case TASK_FINISHED -> finishedTick = tick;
                case TURNED_BACK -> wayBack = true;
                default -> add(tick, events, i);
            }
        }
    }

    private void add(long tick, WorldEvents events, int event) {
        Done done = done(events.kind(event));
        if (done != null && count < CAPACITY && events.hand(event) != null && events.ring(event) >= 0) {
            transfers[count] = events.ring(event) + (wayBack ? rings : 0);
            steps[count] = done.ordinal() * HANDS + events.hand(event).ordinal();
            ticks[count] = tick;
            count++;
        }
    }

    private static Done done(EventKind kind) {
        return switch (kind) {
            case GRASPED -> Done.GRASPED;
            case LIFTED -> Done.LIFTED;
            case HANDED_OVER -> Done.HANDED_OVER;
            case RELEASED -> Done.RELEASED;
            case PLACED -> Done.PLACED;
            default -> null;
        };
    }

    /** How many steps there were, of all transfers. */
    public int count() {
        return count;
    }

    /** How many transfers the task has. */
    public int transferCount() {
        return 2 * rings;
    }

    /** Which transfer step i belongs to. */
    public int transfer(int i) {
        return transfers[i];
    }

    public Done done(int i) {
        return DONE[steps[i] / HANDS];
    }

    public Hand hand(int i) {
        return steps[i] % HANDS == 0 ? Hand.LEFT : Hand.RIGHT;
    }

    public long tick(int i) {
        return ticks[i];
    }

    /** Which ring a transfer is of, counted from 0. */
    public int ring(int transfer) {
        return transfer % rings;
    }

    public boolean onTheWayBack(int transfer) {
        return transfer >= rings;
    }

    /** The hand that should lift in a transfer. */
    public Hand firstHand(int transfer, Hand dominant) {
        return onTheWayBack(transfer) ? dominant : dominant.other();
    }

    /** The tick of the first touch of a ring; empty before. */
    public Optional<Long> startedTick() {
        return startedTick == 0 ? Optional.empty() : Optional.of(startedTick);
    }

    /** The tick in which the task was found to be finished; empty before. */
    public Optional<Long> finishedTick() {
        return finishedTick == 0 ? Optional.empty() : Optional.of(finishedTick);
    }

    @Override
    public void exchange(StateBuffer state) {
        count = state.exchange(count);
        state.exchange(transfers, count);
        state.exchange(steps, count);
        state.exchange(ticks, count);
        wayBack = state.exchange(wayBack);
        startedTick = state.exchange(startedTick);
        finishedTick = state.exchange(finishedTick);
    }
}
