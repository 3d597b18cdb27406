package org.trocar.telemetry.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerKeyTest {
    @TempDir
    Path data;

    private ServerKey key;
    private Path document;

    @BeforeEach
    void writeADocument() throws Exception {
        key = ServerKey.of(data);
        document = Files.writeString(data.resolve("grade.json"), "{\"score\":12}");
    }

    private SignatureCheck check() throws IOException {
        return SignedFile.check(document, SignedKind.GRADE);
    }

    @Test
    void aSignatureNamesTheKeyThatMadeIt() throws Exception {
        assertInstanceOf(SignatureCheck.Missing.class, check());
        SignedFile.sign(document, SignedKind.GRADE, key);
        assertEquals(new SignatureCheck.Valid(key.fingerprint()), check());
        assertEquals(64, key.fingerprint().length());
    }

    @Test
    void theKeyStaysTheSameAndAnotherFolderHasAnother() throws Exception {
        assertEquals(key.fingerprint(), ServerKey.of(data).fingerprint());
        assertNotEquals(key.fingerprint(), ServerKey.of(data.resolve("other")).fingerprint());
    }

    @Test
    void aChangedDocumentIsInvalid() throws Exception {
        SignedFile.sign(document, SignedKind.GRADE, key);
        Files.writeString(document, "{\"score\":13}");
        assertInstanceOf(SignatureCheck.Invalid.class, check());
        Files.delete(document);
        assertInstanceOf(SignatureCheck.Invalid.class, check());
    }

    @Test
    void aSignatureOnOneKindOfDocumentIsNoneOnAnother() throws Exception {
        SignedFile.sign(document, SignedKind.VOID, key);
        assertInstanceOf(SignatureCheck.Invalid.class, check());
        assertInstanceOf(SignatureCheck.Valid.class, SignedFile.check(document, SignedKind.VOID));
    }

    @Test
    void noByteOfASignatureCanBeChangedUnnoticed() throws Exception {
        SignedFile.sign(document, SignedKind.GRADE, key);
        Path signature = SignedFile.signatureOf(document);
        byte[] intact = Files.readAllBytes(signature);
        for (int i = 0; i < intact.length; i++) {
            for (int mask : new int[] {0x01, 0x20}) {
                byte[] changed = intact.clone();
                changed[i] ^= (byte) mask;
                Files.write(signature, changed);
                assertInstanceOf(SignatureCheck.Invalid.class, check(), "byte " + i);
            }
        }
    }

    @Test
    void aKeyThatOthersCanReadIsRefusedWithARemedy() throws Exception {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path file = data.resolve("keys/server.key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        IOException refused = assertThrows(IOException.class, () -> ServerKey.of(data));
        assertTrue(refused.getMessage().contains("chmod 600"), refused.getMessage());
    }

    @Test
    void aFileThatIsNoKeyIsNamed() throws Exception {
        Path file = data.resolve("keys/server.key");
        String other = Files.readString(file).lines().toList().get(0);
        for (String broken : new String[] {"", "not hex\nnot hex\n", other + "\n" + other + "\n"}) {
            Files.writeString(file, broken);
            IOException refused = assertThrows(IOException.class, () -> ServerKey.of(data));
            assertTrue(refused.getMessage().contains("server.key"), refused.getMessage());
        }
    }
}
