package org.trocar.server.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.trocar.telemetry.folder.Sha256;

/** The secret with which a client comes back to its session. Only the hash is kept, and comparing takes the same time for any guess. */
final class ResumeToken {
    private static final int SECRET_BYTES = 32;

    private final byte[] hash;

    private ResumeToken(String secret) {
        hash = hash(secret);
    }

    /** A new secret: 256 random bits as URL-safe text. */
    static String newSecret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static ResumeToken of(String secret) {
        return new ResumeToken(secret);
    }

    boolean matches(String offered) {
        return MessageDigest.isEqual(hash, hash(offered));
    }

    private static byte[] hash(String secret) {
        return Sha256.newDigest().digest(secret.getBytes(StandardCharsets.UTF_8));
    }
}
