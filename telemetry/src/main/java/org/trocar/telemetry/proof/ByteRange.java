package org.trocar.telemetry.proof;

/**
 * Bytes of a file.
 *
 * @param from the first, from 0
 * @param to after the last
 */
public record ByteRange(long from, long to) {
    /** For a sentence on what was found there. */
    String place() {
        return to - from == 1 ? "at byte " + from : "within bytes " + from + " to " + (to - 1);
    }
}
