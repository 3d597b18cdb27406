package org.trocar.telemetry.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.keys.SignatureCheck;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.keys.SignedKind;

/**
 * The signed statement that a learner was erased, whatever sessions were left then: {@code erasures/HASH.json} in the data folder, named
 * as the learner's key was. Copies of sessions that are not in the data folder any more are the erased learner's by it.
 *
 * @param learnerSha256 of the pseudonym, in hex
 * @param erasedAt when, for the last time, as ISO 8601 in UTC; who came again has sessions begun since
 * @param by who decided it
 * @param reason why
 */
public record LearnerErased(String learnerSha256, String erasedAt, String by, String reason) {
    public static final String FOLDER = "erasures";
    private static final String ENDING = ".json";

    /** What is stated of one. */
    public static LearnerErased of(String learner, String erasedAt, String by, String reason) {
        return new LearnerErased(LearnerKeys.hash(learner), erasedAt, by, reason);
    }

    /** Writes and signs the statement. An earlier one of the same learner is replaced: this one says more. */
    public void write(Path data, ServerKey key) throws IOException {
        Path file = file(data);
        Files.createDirectories(file.getParent());
        JsonFile.write(file, this);
        SignedFile.sign(file, SignedKind.LEARNER_ERASURE, key);
    }

    /** Where a data folder has it. */
    public Path file(Path data) {
        return data.resolve(FOLDER).resolve(learnerSha256 + ENDING);
    }

    /**
     * Those of a data folder that one of these keys signed.
     *
     * @param trusted fingerprints
     */
    public static List<LearnerErased> soundIn(Path data, Set<String> trusted) throws IOException {
        Path folder = data.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<LearnerErased> sound = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : (Iterable<Path>) entries.sorted()::iterator) {
                if (isSigned(file, trusted)) {
                    LearnerErased statement = JsonFile.read(file, LearnerErased.class);
                    if (statement.file(data).equals(file)) {
                        sound.add(statement);
                    }
                }
            }
        }
        return sound;
    }

    private static boolean isSigned(Path file, Set<String> trusted) throws IOException {
        return file.toString().endsWith(ENDING)
                && SignedFile.check(file, SignedKind.LEARNER_ERASURE) instanceof SignatureCheck.Valid valid
                && trusted.contains(valid.fingerprint());
    }
}
