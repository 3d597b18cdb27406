package org.trocar.telemetry.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trocar.core.grade.Grade;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.keys.SignatureCheck;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.keys.SignedKind;
import org.trocar.telemetry.proof.Verification.Outcome;

/** One folder being checked, step by step. */
final class Verifier {
    static final String JOURNAL = "journal.json";
    static final String GRADE = "grade.json";

    private final SessionFolder folder;
    private final Set<String> trusted;
    private final FolderContents contents;
    private final List<SignedDocument> documents = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private Optional<Erased> erased = Optional.empty();
    private JournalSummary journal;
    /** Whether every record that was written when the session was closed is there and unchanged. */
    private boolean recordsSound;

    Verifier(SessionFolder folder, Set<String> trusted) {
        this.folder = folder;
        this.trusted = trusted;
        contents = folder.read();
    }

    Verification verify() throws IOException {
        contents.damage().forEach(damage -> findings.add(new Finding.Damaged(damage)));
        checkErasure();
        readRecords();
        checkInventory();
        checkSignature(JOURNAL, SignedKind.JOURNAL);
        checkSignature(GRADE, SignedKind.GRADE);
        compareGrade();
        compareSigners();
        return new Verification(outcome(), documents, journal, findings, remarks, erased);
    }

    /** A statement that nobody signed excuses nothing. */
    private void checkErasure() throws IOException {
        if (!Files.exists(file(Erased.FILE))) {
            return;
        }
        SignatureCheck check = checkSignature(Erased.FILE, SignedKind.ERASURE);
        if (check instanceof SignatureCheck.Valid) {
            erased = Erased.read(folder);
        } else if (check instanceof SignatureCheck.Missing) {
            findings.add(new Finding.Contradiction(Erased.FILE, "it is not signed, so it counts for nothing"));
        }
    }

    private Path file(String name) {
        return folder.path().resolve(name);
    }

    private SignatureCheck checkSignature(String name, SignedKind kind) throws IOException {
        SignatureCheck check = SignedFile.check(file(name), kind);
        if (check instanceof SignatureCheck.Missing && !Files.exists(file(name))) {
            return check;
        }
        documents.add(new SignedDocument(name, check));
        if (check instanceof SignatureCheck.Invalid invalid && !isKnownToDiffer(name)) {
            findings.add(new Finding.Contradiction(name, invalid.why()));
        }
        return check;
    }

    /** Whether the inventory has said of the document or its signature where it was changed. */
    private boolean isKnownToDiffer(String name) {
        return findings.stream()
                .anyMatch(finding -> finding instanceof Finding.Changed changed
                        && Set.of(name, name + ".sig").contains(changed.file()));
    }

    private void readRecords() {
        try (JournalReader reader = JournalReader.open(folder, Optional.empty())) {
            journal = reader.readToEnd();
            if (erased.isPresent() && erased.get().records() == Erased.Records.DELETED) {
                remarks.add("the records were deleted when the session was erased, so their chain cannot be checked");
                return;
            }
            reader.damage().forEach(damage -> findings.add(new Finding.Damaged(damage)));
            recordsSound = reader.damage().isEmpty() && contents.summary().isPresent();
        }
        if (contents.summary().isEmpty()) {
            remarks.add("the session was interrupted: its records are checked as far as they go, but whether some are"
                    + " gone from the end cannot be");
        }
    }

    private void checkInventory() throws IOException {
        SignatureCheck check = SignedFile.check(Inventory.file(folder), SignedKind.INVENTORY);
        documents.add(new SignedDocument(Inventory.FILE, check));
        if (Files.exists(Inventory.file(folder))) {
            Set<String> taken =
                    erased.map(statement -> Set.copyOf(statement.removed())).orElse(Set.of());
            findings.addAll(new InventoryCheck(folder, recordsSound, taken).check(check));
        } else {
            remarks.add("there is no inventory: changed bytes that are in no record and no document go unnoticed");
        }
    }

    /** A grade is of this session only when it names this manifest, scenario and journal. */
    private void compareGrade() {
        try {
            Optional<GradeDocument> grade = GradeDocument.read(folder);
            if (grade.isPresent()) {
                compare(grade.get().grade());
            }
        } catch (IOException e) {
            findings.add(new Finding.Contradiction(GRADE, e.getMessage()));
        }
    }

    private void compare(Grade grade) throws IOException {
        if (contents.manifest().isEmpty()) {
            return;
        }
        StoredManifest manifest = contents.manifest().get();
        compare("the session", grade.sessionId(), manifest.sessionId());
        compare("the manifest with SHA-256", grade.manifestSha256(), folder.manifestSha256());
        compare(
                "the scenario with SHA-256",
                grade.scenarioSha256(),
                manifest.scenario().sha256());
        if (recordsSound) {
            compare("the journal with hash", grade.journalSha256(), journal.journalSha256());
        }
    }

    private void compare(String what, String named, String found) {
        if (!named.equals(found)) {
            findings.add(new Finding.Contradiction(GRADE, "it is about " + what + " " + named + ", here is " + found));
        }
    }

    /** A folder is sealed by one key at one time; only an erasure comes later. */
    private void compareSigners() {
        Set<String> signers = documents.stream()
                .filter(document -> !document.file().equals(Erased.FILE))
                .flatMap(document -> document.fingerprint().stream())
                .collect(Collectors.toSet());
        if (signers.size() > 1) {
            findings.add(new Finding.Contradiction(Inventory.FILE, "not all documents are signed with the same key"));
        }
        boolean some =
                documents.stream().anyMatch(document -> document.fingerprint().isPresent());
        documents.stream()
                .filter(document -> some && document.check() instanceof SignatureCheck.Missing)
                .forEach(document -> remarks.add(document.file() + " is not signed, though others are"));
    }

    private Outcome outcome() {
        if (findings.stream().anyMatch(Finding::used)) {
            return Outcome.ALTERED;
        }
        if (!findings.isEmpty()) {
            return Outcome.UNUSED_BYTES_CHANGED;
        }
        if (!trusted.isEmpty() && !documents.stream().allMatch(this::isTrusted)) {
            return Outcome.UNTRUSTED;
        }
        if (documents.stream().allMatch(document -> document.check() instanceof SignatureCheck.Missing)) {
            return contents.summary().isPresent() ? Outcome.SOUND_BUT_UNSIGNED : Outcome.INCOMPLETE;
        }
        return remarks.isEmpty() ? Outcome.SOUND : Outcome.INCOMPLETE;
    }

    private boolean isTrusted(SignedDocument document) {
        return document.fingerprint().filter(trusted::contains).isPresent();
    }
}
