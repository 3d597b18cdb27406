package org.trocar.telemetry.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.session.FrameCounts;
import org.trocar.core.session.Note;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.journal.RecordType;
import org.trocar.telemetry.journal.Restart;

/**
 * What a journal holds and lacks.
 *
 * @param manifest empty when it cannot be read
 * @param closed whether the session was closed; else it was interrupted, or is running
 * @param readable whether payloads could be read; without the learner's key an encrypted session's cannot, and what is made of them is empty
 * @param volumes how many records of each type there are, and their payloads' bytes
 * @param summary the sound records, with the chain's head, or in format 1 their hash
 * @param restarts where the session was taken up again
 * @param seconds of session time
 * @param frames counted as its run counts them
 * @param controls how often each kind of control event came
 * @param slippedSeconds session time that passed without ticks
 * @param notes the sum of each kind of note's values
 * @param coverage and its parts
 * @param losses over time
 * @param damage all that is wrong
 */
public record JournalFacts(
        Optional<StoredManifest> manifest,
        boolean closed,
        boolean readable,
        Map<RecordType, Volume> volumes,
        JournalSummary summary,
        List<Restart> restarts,
        double seconds,
        FrameCounts frames,
        Map<ControlEvent.Kind, Long> controls,
        double slippedSeconds,
        Map<Note, Long> notes,
        CoverageParts coverage,
        Losses losses,
        List<Damage> damage) {

    /** @param payloadBytes without headers, chain and checksums */
    public record Volume(long records, long payloadBytes) {
        Volume plus(long bytes) {
            return new Volume(records + 1, payloadBytes + bytes);
        }
    }
}
