package org.trocar.server.soak;

import java.util.Arrays;
import java.util.Random;

/** What a learner does with a session. */
enum Habit {
    /** In real time to the end. */
    STEADY(6),
    /** Sends a recording in lockstep, twice as fast as it was. */
    LOCKSTEP(2),
    /** Pauses for a third of the time. */
    PAUSING(1),
    /** Gives up. */
    ABANDONING(1),
    /** The client is killed in the middle, and the next one has the token. */
    RETURNING(2),
    /** The client is killed in the middle, and none comes back. */
    VANISHING(1),
    /** Sends what nobody should, now and then. */
    CARELESS(1);

    private final int weight;

    Habit(int weight) {
        this.weight = weight;
    }

    static Habit any(Random random) {
        int left =
                random.nextInt(Arrays.stream(values()).mapToInt(it -> it.weight).sum());
        for (Habit habit : values()) {
            left -= habit.weight;
            if (left < 0) {
                return habit;
            }
        }
        throw new IllegalStateException("the weights are not what they sum up to");
    }
}
