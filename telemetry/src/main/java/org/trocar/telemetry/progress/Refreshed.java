package org.trocar.telemetry.progress;

import java.util.List;

/**
 * What bringing the log up to date came to.
 *
 * @param written rows that were written or written anew
 * @param removed rows whose sessions are gone or erased
 * @param leftOut sessions that cannot be logged, each with the reason
 */
public record Refreshed(int written, int removed, List<String> leftOut) {
    public Refreshed {
        leftOut = List.copyOf(leftOut);
    }
}
