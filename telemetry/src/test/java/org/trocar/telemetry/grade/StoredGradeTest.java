package org.trocar.telemetry.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.keys.SignedKind;
import org.trocar.telemetry.proof.FolderSeal;
import org.trocar.telemetry.proof.SealedSession;
import org.trocar.telemetry.proof.Verification;

/** Which stored grades are believed, and which are not however well they hash. */
class StoredGradeTest {
    @TempDir
    private Path data;

    private SessionFolder folder;

    @BeforeEach
    void record() throws IOException {
        folder = SealedSession.of(data, Recordings.ID, 5);
    }

    private Path file(String name) {
        return folder.path().resolve(name);
    }

    private String why() {
        return assertThrows(DisbelievedGrade.class, () -> StoredGrade.read(folder))
                .why();
    }

    /** Another verdict, with the hash that belongs to it. */
    private void forge() throws IOException {
        GradeDocument stored = GradeDocument.read(folder).orElseThrow();
        GradeDocument.ofCanonical(stored.canonicalJson().replace("undecided", "pass"))
                .write(folder);
        assertTrue(GradeDocument.read(folder).isPresent(), "its own hash says nothing against it");
    }

    @Test
    void aSealedGradeIsBelievedAndItsSignerNamed() throws IOException {
        assertEquals(
                Optional.of(ServerKey.of(data).fingerprint()),
                StoredGrade.read(folder).orElseThrow().signer());
    }

    @Test
    void aForgedGradeIsNotBelievedThoughItHashes() throws IOException {
        forge();
        assertEquals("grade.json is not as it was signed: the document or its signature was changed", why());
    }

    @Test
    void aForgedGradeWhoseSignatureWasTakenOffIsNotBelieved() throws IOException {
        forge();
        Files.delete(file("grade.json.sig"));
        assertEquals("the rest of the session is signed, grade.json is not", why());
    }

    @Test
    void aForgedGradeThatAnotherKeySignedIsNotBelieved() throws IOException {
        forge();
        SignedFile.sign(file("grade.json"), SignedKind.GRADE, ServerKey.of(data.resolve("forger")));
        assertEquals("not all of the session's documents are signed with the same key", why());
    }

    @Test
    void anotherSessionsSignedGradeIsNotBelieved() throws IOException {
        SessionFolder other = SealedSession.of(data, Recordings.OTHER_ID, 5);
        for (String name : new String[] {"grade.json", "grade.json.sig"}) {
            Files.copy(other.path().resolve(name), file(name), StandardCopyOption.REPLACE_EXISTING);
        }
        assertTrue(why().startsWith("it is about the session " + Recordings.OTHER_ID), why());
    }

    @Test
    void aGradeThatIsGoneIsMissed() throws IOException {
        Files.delete(file("grade.json"));
        assertEquals("grade.json is not as it was signed: the document it belongs to is gone", why());
    }

    @Test
    void aSessionOfAnotherServerIsBelievedAsVerifyDoes() throws IOException {
        FolderSeal.seal(folder, ServerKey.of(data.resolve("another-server")));
        assertEquals(
                Optional.of(ServerKey.of(data.resolve("another-server")).fingerprint()),
                StoredGrade.read(folder).orElseThrow().signer());
    }

    private void takeSignaturesOff() throws IOException {
        for (String name : new String[] {"grade.json.sig", "journal.json.sig", "inventory.json.sig"}) {
            Files.delete(file(name));
        }
    }

    @Test
    void aSessionThatNobodySignedSaysSo() throws IOException {
        takeSignaturesOff();
        Files.delete(file("inventory.json"));
        assertEquals(Optional.empty(), StoredGrade.read(folder).orElseThrow().signer());
    }

    @Test
    void anInventoryThatListsSignaturesWhichAreGoneSpeaksAgainstTheGrade() throws IOException {
        takeSignaturesOff();
        assertEquals(
                "journal.json.sig, which inventory.json lists, is gone; grade.json.sig, which inventory.json lists, is gone",
                why());
        assertFalse(Verification.of(folder).outcome().good(), "verify says so too");
    }

    @Test
    void aForgedGradeIsNotBelievedWhenAllSignaturesWereTakenOff() throws IOException {
        forge();
        takeSignaturesOff();
        assertTrue(why().contains("grade.json is not as inventory.json lists it"), why());
    }

    @Test
    void anInventoryThatCannotBeReadSpeaksAgainstTheGrade() throws IOException {
        takeSignaturesOff();
        for (String inventory : new String[] {"{}", "{\"files\":[null]}", "{\"files\":[{}]}", "["}) {
            Files.writeString(file("inventory.json"), inventory);
            assertTrue(why().startsWith("inventory.json cannot be used: "), why());
        }
    }

    @Test
    void anOldSealedGradePutBackContradictsTheInventory() throws IOException {
        byte[] old = Files.readAllBytes(file("grade.json"));
        byte[] signature = Files.readAllBytes(file("grade.json.sig"));
        forge();
        FolderSeal.seal(folder, ServerKey.of(data));
        Files.write(file("grade.json"), old);
        Files.write(file("grade.json.sig"), signature);
        assertTrue(why().contains("grade.json is not as inventory.json lists it"), why());
    }
}
