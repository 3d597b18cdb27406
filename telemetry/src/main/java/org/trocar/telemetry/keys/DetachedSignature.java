package org.trocar.telemetry.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import org.trocar.telemetry.folder.BoundedFile;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.Sha256;

/** A public key and what its private key made of a document. Its text is the same, byte for byte, on every platform. */
final class DetachedSignature {
    private static final HexFormat HEX = HexFormat.of();

    /** Several times what one has. */
    private static final int MOST_BYTES = 4096;

    private final byte[] publicKey;
    private final byte[] signature;

    /** @param publicKey its X.509 bytes */
    DetachedSignature(byte[] publicKey, byte[] signature) {
        this.publicKey = publicKey;
        this.signature = signature;
    }

    /** The keys of a signature's file, all hex but the first. */
    private record Text(String algorithm, String publicKey, String keyFingerprint, String signature) {}

    String text() {
        return "{\n  \"algorithm\" : \"" + Ed25519.NAME + "\",\n  \"public_key\" : \"" + HEX.formatHex(publicKey)
                + "\",\n  \"key_fingerprint\" : \"" + fingerprint() + "\",\n  \"signature\" : \""
                + HEX.formatHex(signature) + "\"\n}\n";
    }

    /** @throws IOException when not every byte of the file is as {@link #text} has it */
    static DetachedSignature read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("it is too long for one");
        }
        Text text = JsonFile.read(file, Text.class);
        DetachedSignature read;
        try {
            read = new DetachedSignature(HEX.parseHex(text.publicKey), HEX.parseHex(text.signature));
        } catch (IllegalArgumentException e) {
            throw new IOException("its hex is not hex", e);
        }
        if (!Arrays.equals(read.text().getBytes(StandardCharsets.UTF_8), BoundedFile.read(file, MOST_BYTES))) {
            throw new IOException("it is not written as a signature is");
        }
        return read;
    }

    String fingerprint() {
        return Sha256.hex(publicKey);
    }

    boolean isOf(SignedKind kind, byte[] document) {
        try {
            return Ed25519.verify(publicKey, kind.message(document), signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
