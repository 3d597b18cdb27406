package org.trocar.telemetry.debrief;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is asked of a recorded run.
 *
 * @param error the index in the grade's list of the error to do without
 * @param atTick where to fork; empty for when the error began
 * @param forSeconds how long the jaws are inert; empty until their hand asks for the same again, and for as much longer, at most to the
 *     horizon, as it takes to suppress the error
 * @param horizonSeconds for how long after the error a difference means anything, since nobody reacted to it
 */
public record Question(int error, OptionalLong atTick, OptionalDouble forSeconds, double horizonSeconds) {
    public static final double USUAL_HORIZON_SECONDS = 10;
    private static final double LONGEST_SECONDS = 7_200;

    /** @throws IllegalArgumentException naming the value that is out of range */
    public Question {
        requireDuration("the horizon", horizonSeconds);
        forSeconds.ifPresent(seconds -> requireDuration("the time to be inert for", seconds));
    }

    private static void requireDuration(String what, double seconds) {
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            throw new IllegalArgumentException(what + " is " + seconds + " s; give more than 0 s and at most 7200 s");
        }
    }

    /** About one error, with all else as usual. */
    public static Question about(int error) {
        return new Question(error, OptionalLong.empty(), OptionalDouble.empty(), USUAL_HORIZON_SECONDS);
    }
}
