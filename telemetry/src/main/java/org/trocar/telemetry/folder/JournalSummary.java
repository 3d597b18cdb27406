package org.trocar.telemetry.folder;

/**
 * What a journal holds. Written as {@code journal.json} when the session is closed; a folder without it was interrupted.
 *
 * @param records how many are in the file, without those that a restart dropped
 * @param lastSealedTick the last tick with a SEAL, 0 when there is none
 * @param holes how many records were lost; any makes the run not gradable
 * @param notes how many of the records are NOTEs
 * @param restarts how many times the session was taken up again after its process died
 * @param journalSha256 lower-case hex: the chain after the last record; in format 1, the SHA-256 over type, payload length, tick and
 *     payload of the INPUT, DERIVED and SEAL records in order
 * @param failure why the session's file stopped taking records, or empty
 */
public record JournalSummary(
        long records,
        long lastSealedTick,
        long holes,
        long notes,
        long restarts,
        String journalSha256,
        String failure) {
    /** What keys stand for that a folder of format 1 does not have. */
    static final String ABSENT_IN_FORMAT_1 = "{\"restarts\": 0}";

    /** Whether everything the session sent is in the file. */
    public boolean complete() {
        return holes == 0 && failure.isEmpty();
    }
}
