package org.trocar.telemetry.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.trocar.telemetry.folder.Sha256;

/**
 * The secret with which an operator watches and steers the sessions of a server: {@code keys/operator.token}, one line of hex. Who may read
 * the file may do so. Comparing takes the same time for any guess.
 */
public final class OperatorToken {
    private static final int SECRET_BYTES = 32;

    private final String secret;

    private OperatorToken(String secret) {
        this.secret = secret;
    }

    /**
     * The data folder's token, made on first use.
     *
     * @throws IOException when it cannot be read or made, is open to others, or is no token, naming the file and what to do
     */
    public static OperatorToken of(Path data) throws IOException {
        Path file = file(data);
        if (!Files.exists(file)) {
            byte[] bytes = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(bytes);
            String line = HexFormat.of().formatHex(bytes) + "\n";
            // Who comes second takes the first one's.
            SecretFile.create(file, line.getBytes(StandardCharsets.US_ASCII));
        }
        return read(file);
    }

    /** The one in a file, such as a copy of another machine's. */
    public static OperatorToken read(Path file) throws IOException {
        String text = new String(SecretFile.read(file), StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9a-f]{" + 2 * SECRET_BYTES + "}")) {
            throw new IOException(file + " is no operator's token: copy it anew, or on the server remove it and start"
                    + " the server again, which makes another");
        }
        return new OperatorToken(text);
    }

    /** Where a data folder's token is. */
    public static Path file(Path data) {
        return data.resolve("keys").resolve("operator.token");
    }

    /** What a client shows. */
    public String secret() {
        return secret;
    }

    public boolean matches(String offered) {
        return MessageDigest.isEqual(hash(secret), hash(offered));
    }

    /** Of one length, so that the secret's own is not told either. */
    private static byte[] hash(String text) {
        return Sha256.newDigest().digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
