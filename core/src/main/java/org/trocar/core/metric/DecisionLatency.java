package org.trocar.core.metric;

import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * How long it takes from a cue to the first correct action: the median by Kaplan and Meier (1958, J. Am. Stat. Assoc. 53:457), seconds. A cue
 * that never got its action is censored at the time it was watched for, not left out: leaving it out would reward giving up.
 *
 * <p>Where exactly half is left after an action, the median lies midway to the next one, so that without censoring it is the ordinary one.
 * Undefined where fewer than half are known to have acted. Takes a fixed number of cues, made once. No validity evidence known to us.
 */
public final class DecisionLatency implements Stateful {
    private final double[] seconds;
    private final boolean[] acted;
    private int count;
    private int ignored;

    /** @param capacity the most cues that count; later ones are only counted as ignored */
    public DecisionLatency(int capacity) {
        seconds = new double[capacity];
        acted = new boolean[capacity];
    }

    /** A cue was followed by its first correct action after this time. */
    public void responded(double latencySeconds) {
        add(latencySeconds, true);
    }

    /** A cue was watched for this time, and no correct action came. */
    public void censored(double watchedSeconds) {
        add(watchedSeconds, false);
    }

    /** Kept sorted; of equal times the actions come first, as Kaplan and Meier have it. */
    private void add(double value, boolean action) {
        if (count == seconds.length) {
            ignored++;
            return;
        }
        int i = count++;
        for (; i > 0 && (seconds[i - 1] > value || seconds[i - 1] == value && action && !acted[i - 1]); i--) {
            seconds[i] = seconds[i - 1];
            acted[i] = acted[i - 1];
        }
        seconds[i] = value;
        acted[i] = action;
    }

    /** NaN where fewer than half are known to have acted by any time. */
    public double medianSeconds() {
        double left = 1;
        for (int i = 0; i < count; i++) {
            if (acted[i]) {
                left *= (double) (count - i - 1) / (count - i);
            }
            if (acted[i] && left < 0.5 + 1e-12) {
                return left > 0.5 - 1e-12 ? midway(i) : seconds[i];
            }
        }
        return Double.NaN;
    }

    private double midway(int at) {
        for (int i = at + 1; i < count; i++) {
            if (acted[i]) {
                return (seconds[at] + seconds[i]) / 2;
            }
        }
        return seconds[at];
    }

    public int responses() {
        int responses = 0;
        for (int i = 0; i < count; i++) {
            responses += acted[i] ? 1 : 0;
        }
        return responses;
    }

    public int withoutResponse() {
        return count - responses();
    }

    /** How many cues came after the capacity was used up. */
    public int ignored() {
        return ignored;
    }

    @Override
    public void exchange(StateBuffer state) {
        count = state.exchange(count);
        ignored = state.exchange(ignored);
        state.exchange(seconds, count);
        for (int i = 0; i < count; i++) {
            acted[i] = state.exchange(acted[i]);
        }
    }
}
