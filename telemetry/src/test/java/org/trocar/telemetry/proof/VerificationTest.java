package org.trocar.telemetry.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.TestFrames;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.keys.SignedKind;
import org.trocar.telemetry.proof.Verification.Outcome;

class VerificationTest {
    @TempDir
    Path data;

    private SessionFolder folder;

    @BeforeEach
    void recordAndSeal() throws Exception {
        folder = SealedSession.of(data, Recordings.ID, 60);
    }

    private Verification verify() throws IOException {
        return Verification.of(folder);
    }

    private Path file(String name) {
        return folder.path().resolve(name);
    }

    private void delete(String... names) throws IOException {
        for (String name : names) {
            Files.delete(file(name));
        }
    }

    private static void assertFound(Outcome outcome, String message, Verification verification) {
        List<String> messages =
                verification.findings().stream().map(Finding::message).toList();
        assertEquals(outcome, verification.outcome(), messages.toString());
        assertTrue(messages.stream().anyMatch(text -> text.contains(message)), messages.toString());
    }

    @Test
    void aSealedSessionIsSoundAndNamesTheKeyThatSealedIt() throws Exception {
        Verification verification = verify();
        assertEquals(List.of(), verification.findings());
        assertEquals(List.of(), verification.remarks());
        assertEquals(Outcome.SOUND, verification.outcome());
        assertEquals(3, verification.documents().size());
        String fingerprint = ServerKey.of(data).fingerprint();
        verification
                .documents()
                .forEach(document ->
                        assertEquals(fingerprint, document.fingerprint().orElseThrow(), document.file()));
        assertEquals(180, verification.journal().records());
    }

    @Test
    void aFlippedByteInARecordIsLocatedByItsTickAndItsPlace() throws Exception {
        try (Stream<Path> files = Files.list(file("queue"))) {
            Path queue = files.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
            byte[] content = Files.readAllBytes(queue);
            // Frame 2 * tick is tick's first: its sequence number follows the mark that starts its bytes.
            ByteBuffer frame = ByteBuffer.allocate(16).putLong(TestFrames.MARK).putLong(2 * 23);
            int at = indexOf(content, frame.array()) + 300;
            content[at] ^= 2;
            Files.write(queue, content);
            Verification verification = verify();
            assertFound(Outcome.ALTERED, "tick 23, record 67", verification);
            int page = at / 1024 * 1024;
            assertFound(Outcome.ALTERED, "bytes " + page + " to " + (page + 1023) + " of queue/", verification);
        }
    }

    private static int indexOf(byte[] content, byte[] wanted) {
        int at = 0;
        while (!Arrays.equals(content, at, at + wanted.length, wanted, 0, wanted.length)) {
            at++;
        }
        return at;
    }

    @Test
    void anotherKeyThanTheTrustedOneIsANo() throws Exception {
        String right = ServerKey.of(data).fingerprint();
        String wrong = ServerKey.of(data.resolve("other")).fingerprint();
        assertEquals(
                Outcome.SOUND, Verification.of(folder, Set.of(wrong, right)).outcome());
        assertEquals(Outcome.UNTRUSTED, Verification.of(folder, Set.of(wrong)).outcome());
        assertFalse(Outcome.UNTRUSTED.good());
    }

    @Test
    void aFolderNobodySignedIsSoundButUnsignedAndTrustedByNobody() throws Exception {
        delete("inventory.json", "inventory.json.sig", "grade.json.sig", "journal.json.sig");
        assertEquals(Outcome.SOUND_BUT_UNSIGNED, verify().outcome());
        assertEquals(
                Outcome.UNTRUSTED,
                Verification.of(folder, Set.of(ServerKey.of(data).fingerprint()))
                        .outcome());
    }

    @Test
    void anInterruptedSessionSaysWhatCannotBeChecked() throws Exception {
        delete(
                "inventory.json",
                "inventory.json.sig",
                "grade.json.sig",
                "journal.json.sig",
                "grade.json",
                "journal.json");
        Verification verification = verify();
        assertEquals(Outcome.INCOMPLETE, verification.outcome());
        assertEquals(180, verification.journal().records());
        assertTrue(
                verification.remarks().get(0).contains("interrupted"),
                verification.remarks().toString());
    }

    @Test
    void aSealCutOffBeforeItsInventoryIsIncomplete() throws Exception {
        delete("inventory.json", "inventory.json.sig");
        assertEquals(Outcome.INCOMPLETE, verify().outcome());
    }

    @Test
    void aGradeTakenAwayWithAllThatNamesItIsNoGoodOutcome() throws Exception {
        delete("inventory.json", "inventory.json.sig", "grade.json", "grade.json.sig");
        Verification verification = verify();
        assertEquals(Outcome.GRADE_UNPROVEN, verification.outcome());
        assertFalse(verification.outcome().good());
        assertTrue(
                verification.remarks().stream().anyMatch(remark -> remark.startsWith("there is no grade")),
                verification.remarks().toString());
    }

    @Test
    void anUnsignedGradeBesideASignedJournalIsNoGoodOutcome() throws Exception {
        delete("inventory.json", "inventory.json.sig", "grade.json.sig");
        assertEquals(Outcome.GRADE_UNPROVEN, verify().outcome());
    }

    @Test
    void aSessionSealedWithoutAGradeIsSound() throws Exception {
        delete("grade.json", "grade.json.sig");
        FolderSeal.seal(folder, ServerKey.of(data));
        assertEquals(Outcome.SOUND, verify().outcome());
    }

    @Test
    void aSignedGradeIsHeldAgainstRecordsWithoutTheirEnd() throws Exception {
        delete("inventory.json", "inventory.json.sig", "journal.json", "journal.json.sig");
        assertEquals(Outcome.INCOMPLETE, verify().outcome());
        SessionFolder shorter = SealedSession.of(data.resolve("shorter"), Recordings.ID, 30);
        for (String name : List.of("grade.json", "grade.json.sig")) {
            Files.copy(shorter.path().resolve(name), file(name), StandardCopyOption.REPLACE_EXISTING);
        }
        assertFound(Outcome.ALTERED, "it is about the journal with hash", verify());
    }

    @Test
    void anInventoryWithoutPathsOrHashesIsAFinding() throws Exception {
        delete("inventory.json.sig");
        for (String files : List.of(
                "null",
                "{\"path\":null,\"bytes\":1,\"sha256\":\"\",\"pages_crc32c\":\"\"}",
                "{\"path\":\"manifest.json\",\"bytes\":1,\"sha256\":\"\",\"pages_crc32c\":null}")) {
            Files.writeString(file("inventory.json"), "{\"format\":1,\"page_bytes\":1024,\"files\":[" + files + "]}");
            assertFound(Outcome.ALTERED, "is missing, or is not what it must be", verify());
        }
    }

    @Test
    void anEndlessSignatureIsInvalidAndNotRead() throws Exception {
        try (RandomAccessFile endless =
                new RandomAccessFile(file("grade.json.sig").toFile(), "rw")) {
            endless.setLength(1L << 40);
        }
        delete("inventory.json", "inventory.json.sig");
        assertFound(Outcome.ALTERED, "it is too long for one", verify());
    }

    @Test
    void aMissingSignatureOfASealedDocumentIsFound() throws Exception {
        delete("grade.json.sig");
        assertFound(Outcome.ALTERED, "grade.json.sig is missing", verify());
    }

    @Test
    void aGradeChangedWithItsHashIsFound() throws Exception {
        SealedSession.grade(folder, "00".repeat(32)).write(folder);
        Verification verification = verify();
        assertFound(Outcome.ALTERED, "grade.json", verification);
        assertFound(Outcome.ALTERED, "it is about the journal with hash 0000", verification);
    }

    @Test
    void anothersGradeProperlySignedIsNoGradeOfThisSession() throws Exception {
        SessionFolder other = SealedSession.of(data, Recordings.OTHER_ID, 60);
        for (String name : List.of("grade.json", "grade.json.sig")) {
            Files.delete(file(name));
            Files.copy(other.path().resolve(name), file(name));
        }
        FolderSeal.seal(folder, ServerKey.of(data));
        assertFound(Outcome.ALTERED, "it is about the session " + Recordings.OTHER_ID, verify());
    }

    @Test
    void aDocumentSignedWithAnotherKeyThanTheRestIsFound() throws Exception {
        SignedFile.sign(file("grade.json"), SignedKind.GRADE, ServerKey.of(data.resolve("other")));
        assertFound(Outcome.ALTERED, "not all documents are signed with the same key", verify());
    }

    @Test
    void anotherScenarioIsFound() throws Exception {
        Files.writeString(file("scenario/toy.yaml"), "schema: 1\nid: easier\n");
        assertFound(Outcome.ALTERED, "of scenario/toy.yaml something was changed", verify());
        assertEquals(1, verify().findings().size());
        delete("inventory.json", "inventory.json.sig");
        assertFound(Outcome.ALTERED, "SCENARIO_CHANGED", verify());
    }

    @Test
    void anotherManifestIsFound() throws Exception {
        Path manifest = file("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("learner-7", "learner-8"));
        assertFound(Outcome.ALTERED, "of manifest.json something was changed", verify());
        assertFound(Outcome.ALTERED, "manifest.json was altered", verify());
    }

    private static final List<String> NO_DOCUMENTS =
            List.of("", "{", "null", "[]", "{}", "{\"records\": \"many\"}", "{\"format_version\": {}}");

    @Test
    void aDamagedDocumentIsToldOfOnceAndInWordsForPeople() throws Exception {
        for (String name : List.of("manifest.json", "journal.json", "grade.json", "journal.json.sig")) {
            byte[] sound = Files.readAllBytes(file(name));
            for (String content : NO_DOCUMENTS) {
                Files.writeString(file(name), content);
                Verification verification = verify();
                assertFound(Outcome.ALTERED, "of " + name + " something was changed; restore", verification);
                assertEquals(1, verification.findings().size(), name + " " + content + " " + verification.findings());
            }
            Files.write(file(name), sound);
        }
    }

    @Test
    void withoutAnInventoryADamagedDocumentIsNamedWithWhatIsWrongAndWhatToDo() throws Exception {
        delete("inventory.json", "inventory.json.sig");
        for (String name : List.of("manifest.json", "journal.json", "grade.json")) {
            byte[] sound = Files.readAllBytes(file(name));
            for (String content : NO_DOCUMENTS) {
                Files.writeString(file(name), content);
                Verification verification = verify();
                assertFound(Outcome.ALTERED, name, verification);
                String said = verification.findings().toString();
                assertTrue(said.matches("(?s).*(cannot be read|was changed).*"), said);
                assertFalse(said.matches("(?s).*(Exception|Feature|creator|deserialize|Source|`).*"), said);
            }
            Files.write(file(name), sound);
        }
        Files.writeString(file("journal.json"), "{\"records\": \"many\"}");
        assertFound(Outcome.ALTERED, "journal.json cannot be read: records is \"many\", which it cannot be", verify());
    }

    @Test
    void aDamagedEndOfTheJournalIsNotTakenForAnInterruption() throws Exception {
        Files.writeString(file("journal.json"), "{");
        List<String> remarks = verify().remarks();
        assertTrue(remarks.get(0).startsWith("journal.json, the journal's end, cannot be read"), remarks.toString());
        assertTrue(remarks.stream().noneMatch(remark -> remark.contains("interrupted")), remarks.toString());
    }

    @Test
    void recordsWithoutAManifestAreSaidNotToBeChecked() throws Exception {
        delete("manifest.json");
        Verification verification = verify();
        assertEquals(List.of(new Finding.Missing("manifest.json", true)), verification.findings());
        assertTrue(verification.remarks().get(0).contains("cannot be checked without manifest.json"));
    }

    private void makeEndless(String name) throws IOException {
        try (RandomAccessFile endless = new RandomAccessFile(file(name).toFile(), "rw")) {
            endless.setLength(1L << 40);
        }
    }

    @Test
    void anEndlessDocumentIsNamedAndNotRead() throws Exception {
        delete("inventory.json", "inventory.json.sig");
        makeEndless("journal.json");
        assertFound(Outcome.ALTERED, "journal.json cannot be read: it has 1099511627776 bytes", verify());
        makeEndless("grade.json");
        assertFound(Outcome.ALTERED, "grade.json was changed: it has 1099511627776 bytes", verify());
        makeEndless("scenario/toy.yaml");
        assertFound(Outcome.ALTERED, "toy.yaml cannot be read: it has 1099511627776 bytes", verify());
        makeEndless("manifest.json");
        assertFound(Outcome.ALTERED, "manifest.json cannot be read: it has 1099511627776 bytes", verify());
        assertThrows(IOException.class, folder::chainStart);
    }

    @Test
    void anEndlessFileIsNotComparedWithTheInventory() throws Exception {
        makeEndless("grade.json");
        String said = assertThrows(IOException.class, this::verify).getMessage();
        assertTrue(said.contains("grade.json has 1099511627776 bytes, more than"), said);
    }

    @Test
    void addedFilesAreNamedAndOnlyThoseThatAreReadCount() throws Exception {
        Files.writeString(file("notes.txt"), "by the way");
        assertFound(Outcome.UNUSED_BYTES_CHANGED, "notes.txt was added", verify());
        delete("notes.txt", "grade.json", "grade.json.sig");
        FolderSeal.seal(folder, ServerKey.of(data));
        SealedSession.grade(folder, verify().journal().journalSha256()).write(folder);
        assertFound(Outcome.ALTERED, "grade.json was added", verify());
    }

    @Test
    void aRemovedQueueIsNotCalledUnused() throws Exception {
        try (var files = Files.list(file("queue"))) {
            for (Path path : files.toList()) {
                Files.delete(path);
            }
        }
        Verification verification = verify();
        assertEquals(Outcome.ALTERED, verification.outcome());
        assertTrue(verification.findings().stream().allMatch(Finding::used));
    }

    @Test
    void aStatementOfErasureThatNobodySignedExcusesNothing() throws Exception {
        delete("grade.json", "grade.json.sig");
        Files.writeString(file("erased.json"), "{}");
        assertFound(Outcome.ALTERED, "erased.json: it is not signed", verify());
        assertFound(Outcome.ALTERED, "grade.json is missing", verify());
    }

    @Test
    void aSessionSealedAgainIsSound() throws Exception {
        JournalSummary summary = folder.read().summary().orElseThrow();
        SealedSession.seal(data, folder, summary);
        assertEquals(Outcome.SOUND, verify().outcome());
    }

    @Test
    void anInventoryThatWasRewrittenIsBlamedItself() throws Exception {
        Path inventory = file("inventory.json");
        String text = Files.readString(inventory);
        int at = text.indexOf("pages_crc32c") + 20;
        Files.writeString(inventory, text.substring(0, at) + "0123" + text.substring(at + 4));
        Verification verification = verify();
        Finding.Changed changed =
                assertInstanceOf(Finding.Changed.class, verification.findings().get(0));
        assertEquals(1, verification.findings().size());
        assertEquals("inventory.json", changed.file());
        assertTrue(changed.bytes().from() >= at && changed.bytes().to() <= at + 4, changed.toString());
        Files.writeString(inventory, text.substring(0, at) + "~" + text.substring(at + 1));
        assertFound(Outcome.ALTERED, "at byte " + at + " of inventory.json something was changed", verify());
    }
}
