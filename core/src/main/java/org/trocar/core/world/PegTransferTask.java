package org.trocar.core.world;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * The rules of peg transfer, over what physics says of each ring. Every ring is lifted from its peg by one hand, goes to the other in
 * mid-air and is placed on a free peg of the other side: with the non-dominant hand first on the way out, the dominant one first on the
 * way back. The order of rings and pegs is free.
 */
final class PegTransferTask implements Stateful {
    /** A ring off its peg and out of all hands for this long was dropped: long enough to slide down a peg it was released over. */
    private static final double DROP_SECONDS = 0.5;
    /** A ring on its target peg stays there for this long before it counts as placed. */
    private static final double SETTLE_SECONDS = 0.1;

    private final Scenario scenario;
    private final Hand dominant;
    private final long tickNanos;
    private final RingProgress[] rings;
    private boolean started;
    private boolean wayBack;
    private boolean finished;
    private int transfersDone;
    private long startedNanos;
    private long finishedNanos;

    PegTransferTask(Scenario scenario, Hand dominant, long tickNanos) {
        this.scenario = scenario;
        this.dominant = dominant;
        this.tickNanos = tickNanos;
        rings = new RingProgress[scenario.ring().count()];
        for (int i = 0; i < rings.length; i++) {
            rings[i] = new RingProgress();
        }
    }

    /**
     * Looks at every ring after a tick's step and adds what happened to the events.
     *
     * @param sessionNanos session time at the tick's end, which tracking is lost and found by
     * @param operatingNanos operating time likewise, which the task is timed by
     */
    void observe(
            long sessionNanos, long operatingNanos, boolean anyRingTouched, RingFacts[] facts, WorldEvents events) {
        if (finished) {
            return;
        }
        start(operatingNanos, anyRingTouched, events);
        for (int i = 0; i < rings.length; i++) {
            observe(sessionNanos, operatingNanos, i, facts, events);
        }
        endLeg(events);
    }

    private void start(long operatingNanos, boolean anyRingTouched, WorldEvents events) {
        if (!started && anyRingTouched) {
            started = true;
            startedNanos = operatingNanos;
            events.add(EventKind.TASK_STARTED, 0);
        }
    }

    private void observe(long sessionNanos, long operatingNanos, int i, RingFacts[] facts, WorldEvents events) {
        RingProgress ring = rings[i];
        RingFacts now = facts[i];
        if (ring.lost) {
            return;
        }
        countFree(ring, now, sessionNanos, operatingNanos);
        countLoose(ring, now, sessionNanos);
        ring.toucher = now.soleToucher() == null ? ring.toucher : now.soleToucher();
        lift(ring, i, now, events);
        handOver(ring, i, now, events);
        place(ring, i, facts, sessionNanos, events);
        drop(ring, i, now, sessionNanos, events);
    }

    private void countFree(RingProgress ring, RingFacts now, long sessionNanos, long operatingNanos) {
        if (now.held()) {
            ring.freeTicks = 0;
            return;
        }
        if (ring.freeTicks == 0) {
            ring.releasedNanos = operatingNanos;
            ring.freeSinceNanos = sessionNanos - tickNanos;
        }
        ring.freeTicks++;
    }

    /** For how long things last goes by ticks, when they happened by session time: a slip lies between two ticks. */
    private void countLoose(RingProgress ring, RingFacts now, long sessionNanos) {
        boolean loose = !now.held() && !now.onPeg();
        ring.looseTicks = loose ? ring.looseTicks + 1 : 0;
        ring.dropReported &= !now.held();
        ring.knocked = loose && (ring.knocked || ring.dropReported && now.touched());
        if (ring.looseTicks == 1 || ring.dropReported && now.touched()) {
            ring.looseSinceNanos = sessionNanos - tickNanos;
        }
    }

    private void lift(RingProgress ring, int i, RingFacts now, WorldEvents events) {
        Hand holder = now.soleHolder();
        if (ring.lifted || holder == null || now.onPeg()) {
            return;
        }
        ring.lifted = true;
        ring.lifter = holder;
        ring.carrier = holder;
        ring.touched = false;
        events.add(EventKind.LIFTED, holder, i, 0, now.place);
        if (holder != firstHand() && !ring.wrongHandReported) {
            ring.wrongHandReported = true;
            events.add(EventKind.LIFTED_BY_WRONG_HAND, holder, i, 0, now.place);
        }
    }

    private void handOver(RingProgress ring, int i, RingFacts now, WorldEvents events) {
        if (!ring.lifted) {
            return;
        }
        Hand holder = now.soleHolder();
        if (holder == null) {
            ring.touched |= !now.inAir;
            return;
        }
        if (holder != ring.carrier) {
            changeHands(ring, i, holder, now, events);
        }
        ring.carrier = holder;
        ring.touched = false;
    }

    private void changeHands(RingProgress ring, int i, Hand holder, RingFacts now, WorldEvents events) {
        if (ring.touched || !now.inAir) {
            reportBadTransfer(ring, i, holder, 0, now.place, events);
            return;
        }
        ring.handedOver = holder != ring.lifter;
        events.add(EventKind.HANDED_OVER, holder, i, 0, now.place);
    }

    private void reportBadTransfer(
            RingProgress ring, int i, Hand hand, double secondsAgo, Vec3 place, WorldEvents events) {
        if (!ring.badTransferReported) {
            ring.badTransferReported = true;
            events.add(EventKind.TRANSFERRED_NOT_IN_MID_AIR, hand, i, secondsAgo, place);
        }
    }

    private void place(RingProgress ring, int i, RingFacts[] facts, long sessionNanos, WorldEvents events) {
        boolean onTarget = !facts[i].held() && onFreeTargetPeg(i, facts);
        if (ring.placed && !onTarget) {
            ring.placed = false;
            transfersDone--;
        }
        if (ring.placed || !onTarget || !ring.lifted || seconds(ring.freeTicks) < SETTLE_SECONDS) {
            return;
        }
        ring.placed = true;
        transfersDone++;
        double secondsAgo = (sessionNanos - ring.freeSinceNanos) * 1e-9;
        if (!ring.handedOver) {
            reportBadTransfer(ring, i, ring.carrier, secondsAgo, facts[i].place, events);
        }
        events.add(EventKind.PLACED, ring.carrier, i, secondsAgo, facts[i].place);
    }

    private boolean onFreeTargetPeg(int i, RingFacts[] facts) {
        int peg = facts[i].peg;
        if (peg < 0 || scenario.board().pegs().get(peg).side() != targetSide()) {
            return false;
        }
        for (int other = 0; other < facts.length; other++) {
            if (other != i && facts[other].peg == peg && rings[other].placed) {
                return false;
            }
        }
        return true;
    }

    /** What fell again after its drop was reported fell by the same cause, unless jaws touched it since: then that was it. */
    private void drop(RingProgress ring, int i, RingFacts now, long sessionNanos, WorldEvents events) {
        if (now.held()) {
            return;
        }
        Hand hand = ring.carrier == null || ring.knocked ? ring.toucher : ring.carrier;
        double secondsAgo = (sessionNanos - ring.looseSinceNanos) * 1e-9;
        if (now.outOfView) {
            ring.lost = true;
            events.add(EventKind.DROPPED_OUT_OF_VIEW, hand, i, secondsAgo, now.place);
        } else if (!ring.dropReported && seconds(ring.looseTicks) >= DROP_SECONDS) {
            ring.dropReported = true;
            events.add(EventKind.DROPPED_IN_VIEW, hand, i, secondsAgo, now.place);
        }
    }

    private void endLeg(WorldEvents events) {
        if (!started || !legDone()) {
            return;
        }
        RingProgress last = lastReleased();
        if (last == null) {
            return;
        }
        if (wayBack) {
            finished = true;
            finishedNanos = last.releasedNanos;
            events.add(EventKind.TASK_FINISHED, taskSeconds(finishedNanos));
            return;
        }
        wayBack = true;
        for (RingProgress ring : rings) {
            ring.beginLeg();
        }
        events.add(EventKind.TURNED_BACK, 0);
    }

    private boolean legDone() {
        for (RingProgress ring : rings) {
            if (!ring.placed && !ring.lost) {
                return false;
            }
        }
        return true;
    }

    /** The ring released last of those still in view, or null when all are lost: then nothing was finished. */
    private RingProgress lastReleased() {
        RingProgress last = null;
        for (RingProgress ring : rings) {
            if (!ring.lost && (last == null || ring.releasedNanos > last.releasedNanos)) {
                last = ring;
            }
        }
        return last;
    }

    private double seconds(long ticks) {
        return ticks * tickNanos * 1e-9;
    }

    /** The hand that lifts first on this leg. */
    Hand firstHand() {
        return wayBack ? dominant : dominant.other();
    }

    /** The side rings are brought to on this leg; they start on the non-dominant side. */
    Hand targetSide() {
        return wayBack ? dominant.other() : dominant;
    }

    boolean started() {
        return started;
    }

    boolean wayBack() {
        return wayBack;
    }

    boolean finished() {
        return finished;
    }

    int transfersDone() {
        return transfersDone;
    }

    int transfersTotal() {
        return 2 * rings.length;
    }

    /** From first contact with a ring to the release of the last one, or to {@code sessionNanos} while unfinished; 0 before. */
    double taskSeconds(long sessionNanos) {
        return started ? ((finished ? finishedNanos : sessionNanos) - startedNanos) * 1e-9 : 0;
    }

    boolean placed(int ring) {
        return rings[ring].placed;
    }

    boolean lost(int ring) {
        return rings[ring].lost;
    }

    @Override
    public void exchange(StateBuffer state) {
        for (RingProgress ring : rings) {
            ring.exchange(state);
        }
        started = state.exchange(started);
        wayBack = state.exchange(wayBack);
        finished = state.exchange(finished);
        transfersDone = state.exchange(transfersDone);
        startedNanos = state.exchange(startedNanos);
        finishedNanos = state.exchange(finishedNanos);
    }
}
