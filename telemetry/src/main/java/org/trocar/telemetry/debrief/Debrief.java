package org.trocar.telemetry.debrief;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.trocar.core.grade.Grade.ErrorEntry;

/**
 * What became of the same hands without one error: a recorded run, a sham that suppresses nothing, and a fork, side by side.
 *
 * @param error the error done without
 * @param errorName its kind and number within the kind
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
        /** The same error with the same ring comes later, within the horizon. */
        PUT_OFF,
        /** It is there as it was. */
        NOT_SUPPRESSED
    }

    /**
     * @param points off the score, under the run's rubric
     * @param gates whether the score is 0 with it, whatever the time
     * @param seconds from when the jaws were asked for what made the error to when they were next asked for the opposite; empty when never
     */
    public record Cost(double points, boolean gates, OptionalDouble seconds) {}

    /**
     * Session times, seconds.
     *
     * @param fork when the first tick with inert jaws begins
     * @param inertUntil when the first tick begins in which they answer again
     * @param horizon up to when a difference means something
     */
    public record Times(double fork, double inertUntil, double horizon) {}

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
