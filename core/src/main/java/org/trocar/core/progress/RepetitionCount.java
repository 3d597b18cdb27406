package org.trocar.core.progress;

import java.util.List;

/**
 * How far a learner is with the repetitions that a rubric asks for.
 *
 * @param inARow the longest run of passes so far, at most as many as are asked for
 * @param inARowAsked how many are asked for
 * @param further passes after those
 * @param furtherAsked how many are asked for
 * @param doneAt the attempt that completed them, counted from 1; 0 while they are not complete
 */
public record RepetitionCount(int inARow, int inARowAsked, int further, int furtherAsked, int doneAt) {
    /** @param successes whether each attempt was one, oldest first */
    public static RepetitionCount of(int inARowAsked, int furtherAsked, List<Boolean> successes) {
        int row = 0;
        int longest = 0;
        int further = 0;
        for (int i = 0; i < successes.size(); i++) {
            boolean success = successes.get(i);
            if (longest >= inARowAsked) {
                further += success ? 1 : 0;
            } else {
                row = success ? row + 1 : 0;
                longest = Math.max(longest, row);
            }
            if (longest >= inARowAsked && further >= furtherAsked) {
                return new RepetitionCount(longest, inARowAsked, further, furtherAsked, i + 1);
            }
        }
        return new RepetitionCount(longest, inARowAsked, further, furtherAsked, 0);
    }

    public boolean done() {
        return doneAt > 0;
    }
}
