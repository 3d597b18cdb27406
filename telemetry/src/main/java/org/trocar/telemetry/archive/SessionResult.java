package org.trocar.telemetry.archive;

/**
 * One session re-graded: a line of the results file.
 *
 * @param key of what it is the result
 * @param move old and new
 * @param grade the new grade's canonical text
 */
record SessionResult(Key key, Move move, String grade) implements Outcome {
    /** Two results with one key are the same result. */
    record Key(String session, String journalSha256, String rubricSha256, int engine, Speed speed, String oldHash) {}
}
