package org.trocar.telemetry.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.trocar.telemetry.export.session.Identity;
import org.trocar.telemetry.folder.StoredManifest;

/**
 * Names made up for one export: HMAC-SHA-256 of the real ones under a random key of this export's own, so that a learner has one name in it
 * and another in every other. The key stays in the data folder, where the real names are too; whoever deletes it makes the names random for
 * good, and the export complete: nothing can be added to it.
 */
final class Pseudonyms implements Naming {
    private static final int KEY_BYTES = 32;
    private static final int NAME_BYTES = 8;

    private final Mac mac;

    private Pseudonyms(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform must have HmacSHA256", e);
        }
    }

    private static Path file(Path data, String exportId) {
        return data.resolve("keys").resolve("exports").resolve(exportId);
    }

    /** Makes a new key; returns the id of the export it is for. */
    static String begin(Path data) throws IOException {
        String id = UUID.randomUUID().toString();
        Path file = file(data, id);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.writeString(file, HexFormat.of().formatHex(key));
        force(file);
        force(file.getParent());
        return id;
    }

    /** An export that is begun would be of no use with a key that a loss of power took away. */
    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The names of an export begun before. */
    static Pseudonyms of(Path data, String exportId) throws IOException {
        Path file = file(data, exportId);
        if (!Files.exists(file)) {
            throw new ExportRefused("this de-identified export cannot be added to: its key " + file
                    + " is not there; name the data folder it was begun from, or export into another folder, -o");
        }
        String key = Files.readString(file).strip();
        if (!key.matches("[0-9a-f]{" + 2 * KEY_BYTES + "}")) {
            throw new ExportRefused("this de-identified export cannot be added to: " + file + " holds no key of "
                    + KEY_BYTES + " bytes; restore it from a copy, or export into another folder, -o");
        }
        return new Pseudonyms(HexFormat.of().parseHex(key));
    }

    @Override
    public Identity of(StoredManifest manifest) {
        return new Identity(name("s", manifest.sessionId()), name("p", manifest.learner()), true);
    }

    private String name(String kind, String real) {
        byte[] hash = mac.doFinal((kind + ":" + real).getBytes(StandardCharsets.UTF_8));
        return kind + HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    }
}
