package org.trocar.telemetry.backup;

import java.util.List;

/**
 * What was put back.
 *
 * @param restored sessions as they are in the backup
 * @param erased sessions that were erased since: put back as the erasure left them
 * @param leftOut sessions of erased learners that are nowhere any more, and so were not put back
 * @param notSound sessions that are not as they were sealed, in the backup neither
 * @param badKeys files that were put back and are no keys, by path in {@code keys/}
 * @param withKeys whether the keys were put back
 * @param finished false when the backup was cut off before its end
 */
public record RestoreReport(
        int restored,
        List<String> erased,
        List<String> leftOut,
        List<String> notSound,
        List<String> badKeys,
        boolean withKeys,
        boolean finished) {
    /** Whether all that was put back is as it was recorded. */
    public boolean good() {
        return notSound.isEmpty() && badKeys.isEmpty();
    }

    public RestoreReport {
        erased = List.copyOf(erased);
        leftOut = List.copyOf(leftOut);
        notSound = List.copyOf(notSound);
        badKeys = List.copyOf(badKeys);
    }
}
