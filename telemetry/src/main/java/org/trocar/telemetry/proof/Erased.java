package org.trocar.telemetry.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.keys.SignedKind;

/**
 * The signed statement that a session was erased: {@code erased.json} in its folder.
 *
 * @param learner the pseudonym whose sessions were erased
 * @param erasedAt when, as ISO 8601 in UTC
 * @param by who decided it
 * @param reason why
 * @param records what became of them
 * @param removed the files that were taken out of the folder, by path
 * @param removedExports the files that had been made from the session elsewhere in the data folder, by path in there
 */
public record Erased(
        String sessionId,
        String learner,
        String erasedAt,
        String by,
        String reason,
        Records records,
        List<String> removed,
        List<String> removedExports) {
    public static final String FILE = "erased.json";
    private static final Set<String> KEPT = Set.of(
            "manifest.json",
            Verifier.JOURNAL,
            Verifier.JOURNAL + ".sig",
            Inventory.FILE,
            Inventory.FILE + ".sig",
            FILE,
            FILE + ".sig",
            LearnerKeys.PACKED);

    /** What became of a session's records. */
    public enum Records {
        /** They are here, encrypted with a key that is gone. */
        KEY_DESTROYED,
        /** They had not been encrypted, so the files themselves were removed. */
        DELETED
    }

    public Erased {
        removed = List.copyOf(removed);
        removedExports = List.copyOf(removedExports);
    }

    /** Writes and signs the statement. */
    public void write(SessionFolder folder, ServerKey key) throws IOException {
        JsonFile.write(file(folder), this);
        SignedFile.sign(file(folder), SignedKind.ERASURE, key);
    }

    /** Reads the statement, whoever signed it or nobody. */
    static Erased read(SessionFolder folder) throws IOException {
        try {
            return JsonFile.read(file(folder), Erased.class);
        } catch (IOException e) {
            throw new IOException(file(folder) + " is not a statement of erasure: " + e.getMessage(), e);
        }
    }

    /**
     * The folder's statement, when it is about this session and signed by whoever sealed the folder, or with the key of the data folder it
     * lies in; else empty.
     */
    public static Optional<Erased> soundIn(SessionFolder folder) throws IOException {
        Optional<Path> data = folder.data().filter(ServerKey::exists);
        boolean stated = Files.exists(file(folder));
        return soundIn(
                folder,
                stated && data.isPresent() ? Set.of(ServerKey.of(data.get()).fingerprint()) : Set.of());
    }

    /** @param trusted fingerprints of keys whose word counts too, whoever sealed the folder */
    public static Optional<Erased> soundIn(SessionFolder folder, Set<String> trusted) throws IOException {
        return ErasureCheck.of(folder, trusted).honoured();
    }

    /** Whether it names this session and learner, and what can only have become of records kept as these were. */
    boolean isAbout(StoredManifest manifest) {
        return manifest.sessionId().equals(sessionId)
                && manifest.learner().equals(learner)
                && records == (manifest.encrypted() ? Records.KEY_DESTROYED : Records.DELETED);
    }

    /** The same statement, of these files besides. */
    public Erased with(List<String> alsoRemoved, List<String> alsoRemovedExports) {
        return new Erased(
                sessionId,
                learner,
                erasedAt,
                by,
                reason,
                records,
                union(removed, alsoRemoved),
                union(removedExports, alsoRemovedExports));
    }

    private static List<String> union(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    /**
     * Whether an erasure takes a file of the folder away: all that was made from the records, and records in the clear. What remains proves
     * the session without telling anything of it.
     *
     * @param path within the folder
     * @param encrypted whether the session's records are
     */
    public static boolean takes(String path, boolean encrypted) {
        return !KEPT.contains(path) && !path.startsWith("scenario/") && !(encrypted && path.startsWith("queue"));
    }

    /** What is missing from the folder by right. */
    Set<String> explained() {
        return removed.stream()
                .filter(path -> takes(path, records == Records.KEY_DESTROYED))
                .collect(Collectors.toSet());
    }

    static Path file(SessionFolder folder) {
        return folder.path().resolve(FILE);
    }

    /** One sentence. */
    public String message() {
        String how = records == Records.KEY_DESTROYED
                ? "its records remain, unreadable without the learner's key, which was destroyed"
                : "its records had not been encrypted and were deleted";
        return "erased on " + erasedAt + " by " + by + " (" + reason + "): " + how;
    }
}
