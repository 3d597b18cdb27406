package org.trocar.telemetry.proof;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;

/**
 * What a session's folder proves of itself, offline and without the learner's key.
 *
 * @param outcome what it comes to
 * @param documents those that are signed, or should be
 * @param journal what was read of the records; its hash is the chain's head
 * @param findings what is not as it was sealed
 * @param remarks what could not be checked, a sentence each
 * @param erased the signed statement, when the session was erased
 */
public record Verification(
        Outcome outcome,
        List<SignedDocument> documents,
        JournalSummary journal,
        List<Finding> findings,
        List<String> remarks,
        Optional<Erased> erased) {

    /** What a verification comes to, the worst last. */
    public enum Outcome {
        /** Everything is as it was when the session was sealed. */
        SOUND(true, "sound"),
        /** Nothing contradicts anything else, but whoever wrote the folder could have written all of it. */
        SOUND_BUT_UNSIGNED(true, "sound, but nobody signed it"),
        /** What could be checked is sound; the remarks say what could not. */
        INCOMPLETE(true, "sound as far as it can be checked"),
        /** It is sound, and not signed throughout by a key that the verifier trusts. */
        UNTRUSTED(false, "not signed with a key you trust"),
        /** The rest of the session is signed; its grade is not, or is gone: one that nobody signed, or none, could have been put in its place. */
        GRADE_UNPROVEN(false, "the session is signed, but its grade is not, or is gone"),
        /** Bytes were changed that nothing reads; records, grade and documents are as they were. */
        UNUSED_BYTES_CHANGED(false, "altered, but only where nothing reads"),
        /** Something that is read is not as it was. */
        ALTERED(false, "altered");

        private final boolean good;
        private final String words;

        Outcome(boolean good, String words) {
            this.good = good;
            this.words = words;
        }

        public boolean good() {
            return good;
        }

        /** What it comes to, for people. */
        public String words() {
            return words;
        }
    }

    public Verification {
        documents = List.copyOf(documents);
        findings = List.copyOf(findings);
        remarks = List.copyOf(remarks);
    }

    /** Checks a folder without asking whose key signed it. */
    public static Verification of(SessionFolder folder) throws IOException {
        return of(folder, Set.of());
    }

    /**
     * Checks a folder.
     *
     * @param trusted fingerprints of the keys the verifier trusts; when empty, any
     * @throws IOException when a file that is there cannot be read
     */
    public static Verification of(SessionFolder folder, Set<String> trusted) throws IOException {
        return new Verifier(folder, trusted, trusted).verify();
    }

    /**
     * Checks a folder without asking whose key signed it, but for a statement of erasure.
     *
     * @param eraser fingerprint of the key whose statement counts whoever sealed the folder
     * @throws IOException when a file that is there cannot be read
     */
    public static Verification ofErased(SessionFolder folder, String eraser) throws IOException {
        return new Verifier(folder, Set.of(), Set.of(eraser)).verify();
    }
}
