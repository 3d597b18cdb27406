package org.trocar.telemetry.folder;

/**
 * What a journal holds. Written as {@code journal.json} when the session is closed; a folder without it was interrupted.
 *
 * @param records how many are in the file
 * @param lastSealedTick the last tick with a SEAL, 0 when there is none
 * @param holes how many records were lost; any makes the run not gradable
 * @param notes how many of the records are NOTEs, which the hash leaves out
 * @param journalSha256 over type, payload length, tick and payload of the INPUT, DERIVED and SEAL records in order, lower-case hex
 * @param failure why the session's file stopped taking records, or empty
 */
public record JournalSummary(
        long records, long lastSealedTick, long holes, long notes, String journalSha256, String failure) {

    /** Whether everything the session sent is in the file. */
    public boolean complete() {
        return holes == 0 && failure.isEmpty();
    }
}
