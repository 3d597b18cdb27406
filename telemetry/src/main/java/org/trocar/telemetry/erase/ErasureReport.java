package org.trocar.telemetry.erase;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.proof.Verification;

/**
 * What an erasure did, and what was found when it was looked at afterwards.
 *
 * @param keyDestroyed false when there was no key: it was destroyed before, or no session was encrypted
 * @param forgottenAttempts how many rows of the log of attempts were overwritten
 * @param sessions the learner's, oldest first
 * @param removedOfGone the files that went of sessions which only the log still had, by path in the data folder
 * @param readableOfAnother an encrypted session of another learner that can still be read; empty when there is none to try
 * @param unattributed folders whose manifest cannot be read, so that nobody knows whose they are
 */
public record ErasureReport(
        String learner,
        boolean keyDestroyed,
        int forgottenAttempts,
        List<Session> sessions,
        List<String> removedOfGone,
        Optional<String> readableOfAnother,
        List<Path> unattributed) {

    /**
     * One session after its erasure.
     *
     * @param statement as it lies in the folder
     * @param done what was done now
     * @param unreadable whether no record's content can be had any more
     * @param verification of what is left
     */
    public record Session(Erased statement, Done done, boolean unreadable, Verification verification) {}

    /**
     * What an erasure did with one session. One that is carried out again has little to do.
     *
     * @param before whether the session had been erased before
     * @param removed the files that went: of the session's folder by path in there, others by path in the data folder
     * @param struck the lists of exports that the session was taken off, by path in the data folder
     */
    public record Done(boolean before, List<String> removed, List<String> struck) {
        public Done {
            removed = List.copyOf(removed);
            struck = List.copyOf(struck);
        }
    }

    public ErasureReport {
        sessions = List.copyOf(sessions);
        removedOfGone = List.copyOf(removedOfGone);
        unattributed = List.copyOf(unattributed);
    }

    /** Whether no session can be read and what is left is as it was sealed. */
    public boolean proven() {
        return sessions.stream()
                .allMatch(session ->
                        session.unreadable() && session.verification().outcome().good());
    }
}
