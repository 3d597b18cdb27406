package org.trocar.telemetry.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trocar.core.grade.Grade;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.GradeSubject;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.keys.SignatureCheck;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.keys.SignedKind;
import org.trocar.telemetry.proof.Verification.Outcome;

/** One folder being checked, step by step. */
final class Verifier {
    static final String MANIFEST = "manifest.json";
    static final String JOURNAL = "journal.json";
    static final String GRADE = "grade.json";

    private final SessionFolder folder;
    private final Set<String> trusted;
    private final FolderContents contents;
    private final List<SignedDocument> documents = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> erasers;
    private Optional<Erased> erased = Optional.empty();
    private RecordCheck records;

    /**
     * @param trusted fingerprints of the keys that all documents must be signed with; when empty, any
     * @param erasers fingerprints of keys whose word counts in a statement of erasure, whoever sealed the folder
     */
    Verifier(SessionFolder folder, Set<String> trusted, Set<String> erasers) {
        this.folder = folder;
        this.erasers = erasers;
        this.trusted = trusted;
        contents = folder.read();
    }

    Verification verify() throws IOException {
        checkErasure();
        checkRecords();
        checkInventory();
        addDamage();
        checkSignature(JOURNAL, SignedKind.JOURNAL);
        checkSignature(GRADE, SignedKind.GRADE);
        compareGrade();
        missGrade();
        compareSigners();
        Outcome outcome = outcome();
        noticeKey();
        return new Verification(outcome, documents, records.journal(), findings, remarks, erased);
    }

    /** A statement that is not this session's, or not by who has a say in it, excuses nothing. */
    private void checkErasure() throws IOException {
        if (!Files.exists(file(Erased.FILE))) {
            return;
        }
        ErasureCheck check = ErasureCheck.of(folder, erasers);
        documents.add(new SignedDocument(Erased.FILE, check.signature()));
        erased = check.honoured();
        check.contradiction().ifPresent(why -> findings.add(new Finding.Contradiction(Erased.FILE, why)));
        check.remark().ifPresent(remarks::add);
    }

    private Path file(String name) {
        return folder.path().resolve(name);
    }

    private void checkRecords() {
        boolean deleted = erased.filter(statement -> statement.records() == Erased.Records.DELETED)
                .isPresent();
        records = RecordCheck.of(folder, contents, deleted);
        records.remark().ifPresent(remarks::add);
    }

    private void checkInventory() throws IOException {
        SignatureCheck check = SignedFile.check(Inventory.file(folder), SignedKind.INVENTORY);
        documents.add(new SignedDocument(Inventory.FILE, check));
        if (Files.exists(Inventory.file(folder))) {
            Set<String> taken = erased.map(Erased::explained).orElse(Set.of());
            findings.addAll(new InventoryCheck(folder, records.sound(), taken).check(check));
        } else {
            remarks.add("there is no inventory: changed bytes that are in no record and no document go unnoticed");
        }
    }

    /** A file that the inventory has found to differ is not told of again. */
    private void addDamage() {
        List<Finding> damaged = Stream.concat(contents.damage().stream(), records.damage().stream())
                .filter(damage ->
                        fileOf(damage.kind()).filter(this::isKnownToDiffer).isEmpty())
                .<Finding>map(Finding.Damaged::new)
                .toList();
        findings.addAll(0, damaged);
    }

    /** What is damaged as a whole; empty when it is a place in the records. */
    private static Optional<String> fileOf(Damage.Kind kind) {
        return switch (kind) {
            case MANIFEST_MISSING, MANIFEST_UNREADABLE -> Optional.of(MANIFEST);
            case SUMMARY_UNREADABLE -> Optional.of(JOURNAL);
            case SCENARIO_MISSING, SCENARIO_CHANGED -> Optional.of("scenario/");
            case JOURNAL_MISSING -> Optional.of("queue/");
            default -> Optional.empty();
        };
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

    /**
     * Whether the inventory has said of a document, or its signature, that it is not as it was.
     *
     * @param name or of any file of a folder, by its name and {@code /}
     */
    private boolean isKnownToDiffer(String name) {
        return findings.stream()
                .flatMap(finding -> finding.differing().stream())
                .anyMatch(file ->
                        file.equals(name) || file.equals(name + ".sig") || name.endsWith("/") && file.startsWith(name));
    }

    /** A grade is of this session only when it names this manifest, scenario and journal. */
    private void compareGrade() {
        try {
            Optional<GradeDocument> grade = GradeDocument.read(folder);
            if (grade.isPresent()) {
                compare(grade.get().grade());
            }
        } catch (IOException e) {
            if (!isKnownToDiffer(GRADE)) {
                findings.add(new Finding.Contradiction(GRADE, e.getMessage()));
            }
        }
    }

    private void compare(Grade grade) throws IOException {
        Optional<StoredManifest> manifest = contents.manifest().filter(stored -> !isKnownToDiffer(MANIFEST));
        if (manifest.isPresent()) {
            Optional<String> journalSha256 =
                    records.readable() ? Optional.of(records.journal().journalSha256()) : Optional.empty();
            GradeSubject.differences(grade, folder, manifest.get(), journalSha256)
                    .forEach(difference -> findings.add(new Finding.Contradiction(GRADE, difference)));
        }
    }

    /** Without a signed inventory, nothing tells whether a grade that is not there ever was. */
    private void missGrade() {
        if (erased.isEmpty()
                && contents.summary().isPresent()
                && !Files.exists(file(GRADE))
                && !signed(Inventory.FILE)) {
            remarks.add("there is no grade, and nothing signed tells whether there was one");
        }
    }

    /** No part of the outcome, for no check reads it. It comes with a pack and goes with an erasure, so nothing that is signed can list it. */
    private void noticeKey() {
        if (Files.exists(file(LearnerKeys.PACKED))) {
            remarks.add(
                    LearnerKeys.PACKED + " is in the folder and nobody signed it: whether it is the learner's key shows"
                            + " only when records are read with it");
        }
    }

    /** Whether others vouch for the session but nobody for its grade, or for there being none. */
    private boolean gradeUnproven() {
        boolean sealed = signed(JOURNAL) || signed(Inventory.FILE);
        boolean sealedWithoutGrade = signed(Inventory.FILE) && !Files.exists(file(GRADE));
        return sealed && !signed(GRADE) && !sealedWithoutGrade && erased.isEmpty();
    }

    private boolean signed(String name) {
        return documents.stream()
                .anyMatch(document -> document.file().equals(name) && document.check() instanceof SignatureCheck.Valid);
    }

    /** A folder is sealed by one key at one time; only an erasure comes later. */
    private void compareSigners() {
        List<SignedDocument> sealed = documents.stream()
                .filter(document -> !document.file().equals(Erased.FILE))
                .toList();
        Set<String> signers = sealed.stream()
                .flatMap(document -> document.fingerprint().stream())
                .collect(Collectors.toSet());
        if (signers.size() > 1) {
            findings.add(new Finding.Contradiction(Inventory.FILE, "not all documents are signed with the same key"));
        }
        sealed.stream()
                .filter(document -> !signers.isEmpty() && document.check() instanceof SignatureCheck.Missing)
                .forEach(document -> remarks.add(document.file() + " is not signed, though others are"));
    }

    private Outcome outcome() {
        if (findings.stream().anyMatch(Finding::used)) {
            return Outcome.ALTERED;
        }
        if (!findings.isEmpty()) {
            return Outcome.UNUSED_BYTES_CHANGED;
        }
        return gradeUnproven() ? Outcome.GRADE_UNPROVEN : outcomeOfSignatures();
    }

    private Outcome outcomeOfSignatures() {
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
