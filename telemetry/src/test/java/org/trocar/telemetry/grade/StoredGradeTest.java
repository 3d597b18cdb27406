package org.trocar.telemetry.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

    @Test
    void aSessionThatNobodySignedSaysSo() throws IOException {
        for (String name : new String[] {"grade.json.sig", "journal.json.sig", "inventory.json.sig"}) {
            Files.delete(file(name));
        }
        assertEquals(Optional.empty(), StoredGrade.read(folder).orElseThrow().signer());
    }
}
