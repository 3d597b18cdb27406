package org.trocar.server.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;

/**
 * The secret with which a client comes back to its session. Only the hash is kept, and comparing takes the same time for any guess. Until
 * the session is closed the hash lies in its folder as {@code resume.json}, so that another server may let the client in.
 */
public final class ResumeToken {
    private static final int SECRET_BYTES = 32;
    private static final String FILE = "resume.json";

    private final byte[] hash;

    /** What the file holds. */
    private record Stored(String tokenSha256) {}

    private ResumeToken(byte[] hash) {
        this.hash = hash;
    }

    /** A new secret: 256 random bits as URL-safe text. */
    static String newSecret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static ResumeToken of(String secret) {
        return new ResumeToken(hash(secret));
    }

    boolean matches(String offered) {
        return MessageDigest.isEqual(hash, hash(offered));
    }

    private static byte[] hash(String secret) {
        return Sha256.newDigest().digest(secret.getBytes(StandardCharsets.UTF_8));
    }

    void keepIn(SessionFolder folder) throws IOException {
        JsonFile.write(file(folder), new Stored(HexFormat.of().formatHex(hash)));
    }

    /** Whether a client can come back to the session once a server runs. */
    public static boolean isKeptIn(SessionFolder folder) {
        return Files.exists(file(folder));
    }

    /** Empty when no client can come back to the session. */
    static Optional<ResumeToken> keptIn(SessionFolder folder) throws IOException {
        Path file = file(folder);
        try {
            String hex = JsonFile.read(file, Stored.class).tokenSha256();
            return Optional.of(new ResumeToken(HexFormat.of().parseHex(hex)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file + " cannot be used (" + e.getMessage() + "): the session can only be closed", e);
        }
    }

    static void forget(SessionFolder folder) throws IOException {
        Files.deleteIfExists(file(folder));
    }

    private static Path file(SessionFolder folder) {
        return folder.path().resolve(FILE);
    }
}
