package org.trocar.telemetry.debrief;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trocar.core.grade.Grade.ErrorEntry;
import org.trocar.core.hands.Hand;
import org.trocar.core.world.EventKind;
import org.trocar.telemetry.debrief.Debrief.Asked;

/**
 * Whose jaws have to be inert, and when, for an error not to happen.
 *
 * <p>What was let go has to be kept: from when its jaws were asked to open. What was taken has to be left: from when they were asked to
 * close. Either lasts until the hand asks for the same again as before.
 */
final class Remedy {
    /** How far ahead something without a beginning of its own, a ring torn from the jaws or knocked off its peg, has to be prevented. */
    private static final double LEAD_SECONDS = 0.1;
    /** Jaws that were asked to close longer ago than this before they took a ring had something else in mind. */
    private static final double LONGEST_PREPARATION_SECONDS = 1;

    private static final Set<EventKind> LETTING_GO = Set.of(EventKind.RELEASED, EventKind.SLIPPED);
    private static final Set<EventKind> TAKING = Set.of(EventKind.GRASPED);

    private final RunTrace run;
    private final ErrorEntry error;
    private final int tickHz;

    Remedy(RunTrace run, ErrorEntry error, int tickHz) {
        this.run = run;
        this.error = error;
        this.tickHz = tickHz;
    }

    /** The jaws of the hand whose error it is, or both when it is nobody's. */
    int hands() {
        return error.hand().map(InertJaws::of).orElse(InertJaws.of(Hand.LEFT) | InertJaws.of(Hand.RIGHT));
    }

    /** What the jaws were asked for that made the error. */
    Asked asked() {
        return commanded()
                .map(deed -> deed.kind() == EventKind.GRASPED ? Asked.TO_CLOSE : Asked.TO_OPEN)
                .orElse(Asked.NOTHING);
    }

    /** The first tick to be inert in. */
    long fromTick() {
        return commanded().map(this::beginning).orElseGet(() -> Math.max(1, happenedTick() - ticks(LEAD_SECONDS)));
    }

    /** The last tick to begin in: jaws that are inert only later go on with what makes the error, or it has happened. */
    long latestTick() {
        return commanded().map(this::beginning).orElseGet(this::happenedTick);
    }

    private Optional<Happening> commanded() {
        return error.hand().flatMap(this::deed).filter(deed -> deed.kind() != EventKind.SLIPPED);
    }

    private long happenedTick() {
        return error.hand().flatMap(this::deed).map(Happening::tick).orElseGet(() -> run.tickAt(error.seconds()));
    }

    /** What the hand did that made the error: the last time it let the ring go, or took it. */
    private Optional<Happening> deed(Hand hand) {
        Set<EventKind> kinds = wasTaking() ? TAKING : LETTING_GO;
        return run.happenings().stream()
                .filter(it -> it.tick() <= error.tick() && it.isOf(error.ring(), hand) && kinds.contains(it.kind()))
                .reduce((earlier, later) -> later);
    }

    private boolean wasTaking() {
        return switch (error.kind()) {
            case WRONG_HAND_FIRST -> true;
            case TRANSFER_NOT_IN_MID_AIR -> !placedUnpassed();
            case DROP_IN_VIEW, DROP_OUT_OF_VIEW -> false;
        };
    }

    /** A ring that was never handed over shows only when it is put down, and then the remedy is to keep it. */
    private boolean placedUnpassed() {
        return run.happenings().stream()
                .anyMatch(
                        it -> it.tick() == error.tick() && it.kind() == EventKind.PLACED && it.ring() == error.ring());
    }

    /** The first tick in which the jaws were asked for what they did in the end. */
    private long beginning(Happening deed) {
        Hand hand = deed.hand().orElseThrow();
        boolean closing = deed.kind() == EventKind.GRASPED;
        long earliest = Math.max(2, deed.tick() - ticks(LONGEST_PREPARATION_SECONDS));
        long tick = deed.tick();
        while (tick > earliest && run.closing(hand, tick - 1) == closing) {
            tick--;
        }
        return tick;
    }

    /** The ticks in which the hand begins again to ask for what its inert jaws do, having asked for the opposite. */
    List<Long> againTicks(long fromTick) {
        if (error.hand().isEmpty() || fromTick < 2) {
            return List.of();
        }
        Hand hand = error.hand().get();
        boolean kept = run.closing(hand, fromTick - 1);
        List<Long> ticks = new ArrayList<>();
        for (long tick = fromTick + 1; tick <= run.ticks(); tick++) {
            if (run.closing(hand, tick) == kept && run.closing(hand, tick - 1) != kept) {
                ticks.add(tick);
            }
        }
        return ticks;
    }

    private long ticks(double seconds) {
        return Math.round(seconds * tickHz);
    }
}
