package org.trocar.telemetry.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.trocar.telemetry.folder.BoundedFile;
import org.trocar.telemetry.folder.JsonFile;

/** A document with its detached signature: {@code X.sig} beside {@code X}. */
public final class SignedFile {
    private SignedFile() {}

    /** Where a document's signature lies. */
    public static Path signatureOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".sig");
    }

    /** Signs the file as it lies there. An older signature is replaced. */
    public static void sign(Path file, SignedKind kind, ServerKey key) throws IOException {
        DetachedSignature signature = key.sign(kind, Files.readAllBytes(file));
        JsonFile.writeText(signatureOf(file), signature.text());
    }

    /** Checks the file as it lies there. */
    public static SignatureCheck check(Path file, SignedKind kind) throws IOException {
        if (!Files.exists(file)) {
            return Files.exists(signatureOf(file))
                    ? new SignatureCheck.Invalid("the document it belongs to is gone")
                    : new SignatureCheck.Missing();
        }
        return Files.size(file) > BoundedFile.INVENTORY_BYTES
                ? new SignatureCheck.Invalid("it is longer than any document is")
                : check(file, kind, BoundedFile.read(file, BoundedFile.INVENTORY_BYTES));
    }

    /** Checks the file's signature as if the file held these bytes. */
    public static SignatureCheck check(Path file, SignedKind kind, byte[] document) {
        Path signature = signatureOf(file);
        if (!Files.exists(signature)) {
            return new SignatureCheck.Missing();
        }
        try {
            DetachedSignature read = DetachedSignature.read(signature);
            return read.isOf(kind, document)
                    ? new SignatureCheck.Valid(read.fingerprint())
                    : new SignatureCheck.Invalid("the document or its signature was changed");
        } catch (IOException e) {
            return new SignatureCheck.Invalid("the signature cannot be read: " + e.getMessage());
        }
    }
}
