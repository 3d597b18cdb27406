package org.trocar.telemetry.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.HexFormat;
import java.util.List;
import org.trocar.telemetry.folder.Sha256;

/**
 * The key with which a data folder's documents are signed: {@code keys/server.key}, two lines of hex, the private key as PKCS #8 and the
 * public key as X.509. Who holds the file can sign as this server.
 */
public final class ServerKey {
    private static final HexFormat HEX = HexFormat.of();

    private final PrivateKey privateKey;
    private final byte[] publicKey;

    private ServerKey(PrivateKey privateKey, byte[] publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * The data folder's key, made on first use.
     *
     * @throws IOException when it cannot be read or made, is open to others, or is no key, naming the file and what to do
     */
    public static ServerKey of(Path data) throws IOException {
        Path file = file(data);
        if (!Files.exists(file)) {
            // Who comes second takes the first one's key.
            SecretFile.create(file, text(Ed25519.generate()).getBytes(StandardCharsets.US_ASCII));
        }
        return parse(file, SecretFile.read(file));
    }

    /** Whether the data folder has a key yet. */
    public static boolean exists(Path data) {
        return Files.exists(file(data));
    }

    private static Path file(Path data) {
        return data.resolve("keys").resolve("server.key");
    }

    private static String text(KeyPair keys) {
        return HEX.formatHex(keys.getPrivate().getEncoded()) + "\n"
                + HEX.formatHex(keys.getPublic().getEncoded()) + "\n";
    }

    private static ServerKey parse(Path file, byte[] content) throws IOException {
        try {
            List<String> lines =
                    new String(content, StandardCharsets.US_ASCII).lines().toList();
            byte[] publicKey = HEX.parseHex(lines.get(1));
            ServerKey key = new ServerKey(Ed25519.privateKey(HEX.parseHex(lines.get(0))), publicKey);
            byte[] probe = file.toString().getBytes(StandardCharsets.UTF_8);
            if (Ed25519.verify(publicKey, probe, Ed25519.sign(key.privateKey, probe))) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw noKey(file, e);
        }
        throw noKey(file, null);
    }

    private static IOException noKey(Path file, Exception cause) {
        return new IOException(
                file + " is not a server key: restore it from a copy, or move it away and a new one, of another"
                        + " fingerprint, is made",
                cause);
    }

    /** SHA-256 of the public key's X.509 bytes, lower-case hex: what a verifier compares. */
    public String fingerprint() {
        return Sha256.hex(publicKey);
    }

    DetachedSignature sign(SignedKind kind, byte[] document) {
        return new DetachedSignature(publicKey, Ed25519.sign(privateKey, kind.message(document)));
    }
}
