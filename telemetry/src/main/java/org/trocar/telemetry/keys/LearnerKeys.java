package org.trocar.telemetry.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.trocar.telemetry.folder.BoundedFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;
import org.trocar.telemetry.folder.StoredManifest;

/**
 * One AES-256-GCM key a learner, with which the records of all their sessions are encrypted: {@code keys/learners/HASH.json} in the data
 * folder, a Tink keyset, where HASH is the SHA-256 of the pseudonym in hex. Without the key the records are noise, for good.
 */
public final class LearnerKeys {
    /** The key inside a session's folder, where a pack was made with it. */
    public static final String PACKED = "learner-key.json";

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot be set up", e);
        }
    }

    private LearnerKeys() {}

    /**
     * The learner's key, made on first use.
     *
     * @throws IOException when it cannot be read or made, is open to others, or is no key, naming the file
     */
    public static Aead forLearner(Path data, String pseudonym) throws IOException {
        Path file = file(data, pseudonym);
        if (!Files.exists(file)) {
            // Who comes second takes the first one's key.
            SecretFile.create(file, generate());
        }
        return parse(file, SecretFile.read(file));
    }

    /**
     * The key an encrypted session's records can be read with: its learner's in the data folder it lies in, else the one in its own folder,
     * where anybody may have put it, else its learner's in {@link SessionFolder#keysIn}.
     * Empty when there is none of them, and when the session is not encrypted.
     *
     * @throws IOException when there is one that cannot be used, naming the file
     */
    public static Optional<Aead> find(SessionFolder session) throws IOException {
        Optional<Path> file = fileFor(session);
        return file.isEmpty() ? Optional.empty() : Optional.of(parse(file.get(), read(file.get())));
    }

    /** What came with a pack is as open as the pack. */
    private static byte[] read(Path file) throws IOException {
        return file.endsWith(PACKED) ? BoundedFile.read(file, BoundedFile.DOCUMENT_BYTES) : SecretFile.read(file);
    }

    /** The file {@link #find} reads. */
    public static Optional<Path> fileFor(SessionFolder session) {
        Optional<String> learner =
                session.read().manifest().filter(StoredManifest::encrypted).map(StoredManifest::learner);
        Path packed = session.path().resolve(PACKED);
        return learner.flatMap(name -> inDataFolder(session, name)
                .or(() -> Optional.of(packed).filter(Files::exists))
                .or(() -> session.keysIn().map(data -> file(data, name)).filter(Files::exists)));
    }

    private static Optional<Path> inDataFolder(SessionFolder session, String learner) {
        return session.data().map(data -> file(data, learner)).filter(Files::exists);
    }

    /**
     * Copies the learner's key to another data folder that has none; does nothing when there is no key.
     *
     * @param hash {@link #hash} of the pseudonym
     */
    public static void copy(Path data, Path otherData, String hash) throws IOException {
        Path key = ofHash(data, hash);
        if (Files.exists(key)) {
            SecretFile.create(ofHash(otherData, hash), SecretFile.read(key));
        }
    }

    /** Whether there is a key for the learner. */
    public static boolean exists(Path data, String pseudonym) {
        return Files.exists(file(data, pseudonym));
    }

    /** Overwrites and removes the learner's key; false when there is none. */
    public static boolean destroy(Path data, String pseudonym) throws IOException {
        return SecretFile.destroy(file(data, pseudonym));
    }

    /** The same for a key that came with a packed session. */
    public static boolean destroyPacked(SessionFolder session) throws IOException {
        return SecretFile.destroy(session.path().resolve(PACKED));
    }

    static Path file(Path data, String pseudonym) {
        return ofHash(data, hash(pseudonym));
    }

    static Path ofHash(Path data, String hash) {
        return folder(data).resolve(hash + ".json");
    }

    static Path folder(Path data) {
        return data.resolve("keys").resolve("learners");
    }

    /** What a learner's files are called by: SHA-256 of the pseudonym, in hex. */
    public static String hash(String pseudonym) {
        return Sha256.hex(pseudonym.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a file holds a key. */
    static boolean isKey(Path file) {
        try {
            parse(file, Files.readAllBytes(file));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] generate() {
        try {
            KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a new key cannot be made", e);
        }
    }

    private static Aead parse(Path file, byte[] keyset) throws IOException {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(
                            new String(keyset, StandardCharsets.UTF_8), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IOException(
                    file + " is not a learner's key: restore it from a copy; without it the sessions it belongs to"
                            + " cannot be read",
                    e);
        }
    }
}
