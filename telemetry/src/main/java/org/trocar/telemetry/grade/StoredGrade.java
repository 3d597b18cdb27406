package org.trocar.telemetry.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.SignatureCheck;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.keys.SignedKind;

/**
 * A session's own grade, believed as far as its folder's documents vouch for it; records and other files are not read. Whose key signed them
 * is not asked, as {@code trocar verify} does not without {@code --trust}: sessions come from other servers, and a server's key may change.
 *
 * @param signer fingerprint of the key; empty when nobody signed anything in the folder, so that whoever can write there can have written
 *     the grade
 */
public record StoredGrade(GradeDocument document, Optional<String> signer) {
    private static final String GRADE = "grade.json";
    private static final Map<String, SignedKind> SEALED = new TreeMap<>(Map.of(
            GRADE, SignedKind.GRADE, "journal.json", SignedKind.JOURNAL, "inventory.json", SignedKind.INVENTORY));

    /**
     * Reads it; empty when the session has none. A signature whose grade is gone is one that does not match.
     *
     * @throws DisbelievedGrade when it was changed, signed with another key than the rest or not at all, or is another session's
     * @throws IOException when a file cannot be read
     */
    public static Optional<StoredGrade> read(SessionFolder folder) throws IOException {
        Optional<GradeDocument> document = document(folder);
        if (document.isEmpty() && !Files.exists(SignedFile.signatureOf(GradeDocument.file(folder)))) {
            return Optional.empty();
        }
        Optional<String> signer = signer(folder);
        requireSubject(folder, document.orElseThrow());
        requireAsListed(folder);
        return Optional.of(new StoredGrade(document.get(), signer));
    }

    private static Optional<GradeDocument> document(SessionFolder folder) throws IOException {
        try {
            return GradeDocument.read(folder);
        } catch (IOException e) {
            throw new DisbelievedGrade(folder, e.getMessage());
        }
    }

    private static Optional<String> signer(SessionFolder folder) throws IOException {
        Set<String> signers = new TreeSet<>();
        List<String> unsigned = new ArrayList<>();
        for (Map.Entry<String, SignedKind> sealed : SEALED.entrySet()) {
            Path file = folder.path().resolve(sealed.getKey());
            SignatureCheck check = SignedFile.check(file, sealed.getValue());
            if (check instanceof SignatureCheck.Invalid invalid) {
                throw new DisbelievedGrade(folder, sealed.getKey() + " is not as it was signed: " + invalid.why());
            } else if (check instanceof SignatureCheck.Valid valid) {
                signers.add(valid.fingerprint());
            } else {
                unsigned.add(sealed.getKey());
            }
        }
        if (!signers.isEmpty() && unsigned.contains(GRADE)) {
            throw new DisbelievedGrade(folder, "the rest of the session is signed, " + GRADE + " is not");
        }
        if (signers.size() > 1) {
            throw new DisbelievedGrade(folder, "not all of the session's documents are signed with the same key");
        }
        return signers.stream().findFirst();
    }

    /** Who takes all signatures off leaves an inventory that still names the grade that was sealed. */
    private static void requireAsListed(SessionFolder folder) throws IOException {
        List<String> contradictions;
        try {
            contradictions = ListedDocuments.contradictions(folder);
        } catch (IOException e) {
            throw new DisbelievedGrade(folder, "inventory.json cannot be used: " + e.getMessage());
        }
        if (!contradictions.isEmpty()) {
            throw new DisbelievedGrade(folder, String.join("; ", contradictions));
        }
    }

    private static void requireSubject(SessionFolder folder, GradeDocument document) throws IOException {
        FolderContents contents = folder.read();
        if (contents.manifest().isEmpty()) {
            return;
        }
        List<String> differences = GradeSubject.differences(
                document.grade(),
                folder,
                contents.manifest().get(),
                contents.summary().map(JournalSummary::journalSha256));
        if (!differences.isEmpty()) {
            throw new DisbelievedGrade(folder, String.join("; ", differences));
        }
    }
}
