package org.trocar.telemetry.debrief;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.trocar.core.grade.Grade.ErrorEntry;

/**
 * What became of the same hands without one error: a recorded run, a sham that suppresses nothing, and a fork, side by side.
 *
 * @param error the error done without
 * @param errorName its kind and number within the kind
 * @param asked what its jaws were asked for that made it
 * @param cost what it cost the recorded run by itself
 * @param inert whose jaws did not answer, and when
 * @param times the same in session time
 * @param original the recorded run
 * @param sham the same hands with the same control events about nobody's jaws
 * @param fork the same hands with the inert jaws
 * @param effect what became of the error in the fork
 * @param changes which errors the fork has not, and which it has instead
 */
public record Debrief(
        ErrorEntry error,
        String errorName,
        Asked asked,
        Cost cost,
        InertJaws inert,
        Times times,
        Compared original,
        Compared sham,
        Compared fork,
        Effect effect,
        ErrorChanges changes) {

    /** What became of the error. */
    public enum Effect {
        /** Up to the horizon there is none like it. */
        SUPPRESSED,
        /** The same error with the same ring comes at another time, within the horizon. */
        PUT_OFF,
        /** It is there as it was, because the fork begins when it can no longer be prevented. */
        FORKED_TOO_LATE,
        /** It is there as it was, because the jaws answer again before it began. */
        FORKED_TOO_EARLY,
        /** It is there as it was. */
        NOT_SUPPRESSED
    }

    /** What jaws were asked for that made an error. */
    public enum Asked {
        TO_OPEN,
        TO_CLOSE,
        /** The ring was torn from closed jaws or knocked off its peg. */
        NOTHING
    }

    /**
     * @param points off the score, under the run's rubric
     * @param gates whether the score is 0 with it, whatever the time
     * @param seconds in the recorded run, from when the jaws were asked for what made the error to when they were next asked for the
     *     opposite; empty when never. Where the fork begins is of no influence
     */
    public record Cost(double points, boolean gates, OptionalDouble seconds) {}

    /**
     * Session times, seconds.
     *
     * @param beganTick the tick in which the error began, where a fork has to begin
     * @param began when it begins
     * @param fork when the first tick with inert jaws begins
     * @param inertUntil when the first tick begins in which they answer again
     * @param horizon up to when a difference means something
     */
    public record Times(long beganTick, double began, double fork, double inertUntil, double horizon) {}

    /**
     * A run, compared with the recorded one.
     *
     * @param ticks how many state hashes were compared
     * @param firstDifferentTick the first after which the state differs; empty when all are as recorded
     * @param summary what it came to
     */
    public record Compared(long ticks, OptionalLong firstDifferentTick, RunSummary summary) {
        public boolean identical() {
            return firstDifferentTick.isEmpty();
        }
    }

    /** The same error with the same ring, at another time up to the horizon. */
    public Optional<ErrorEntry> again() {
        return changes.appeared().stream()
                .filter(it -> it.kind() == error.kind() && it.ring() == error.ring())
                .findFirst();
    }

    /**
     * @param vanished the recorded run's errors up to the horizon that the fork has not
     * @param appeared the fork's that the recorded run has not
     * @param vanishedLater how many more vanish after the horizon, where that means nothing
     * @param appearedLater likewise
     */
    public record ErrorChanges(
            List<ErrorEntry> vanished, List<ErrorEntry> appeared, int vanishedLater, int appearedLater) {
        public ErrorChanges {
            vanished = List.copyOf(vanished);
            appeared = List.copyOf(appeared);
        }
    }
}
