package org.trocar.telemetry.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.trocar.telemetry.folder.FilesBelow;

/** A data folder's {@code keys/}, copied: readable by its owner alone there as here. */
public final class SecretFolder {
    private SecretFolder() {}

    /** Where a data folder's keys are. */
    public static Path of(Path data) {
        return data.resolve("keys");
    }

    /**
     * Makes one data folder's keys those of another: what is there and not here is destroyed, as an erasure would.
     *
     * @param learnersLeftOut pseudonyms of those whose key is not to be copied
     * @return how many files were written or destroyed
     * @throws IOException also when a key is open to others
     */
    public static int mirror(Path data, Path copyData, Set<String> learnersLeftOut) throws IOException {
        Path keys = of(data);
        Path copies = of(copyData);
        Set<Path> leftOut = learnersLeftOut.stream()
                .map(learner -> LearnerKeys.file(data, learner))
                .collect(Collectors.toSet());
        int changes = 0;
        for (Path copy : FilesBelow.of(copies)) {
            Path key = keys.resolve(copies.relativize(copy).toString());
            if (leftOut.contains(key) || !Files.exists(key) || Files.mismatch(key, copy) >= 0) {
                changes += SecretFile.destroy(copy) ? 1 : 0;
            }
        }
        for (Path key : FilesBelow.of(keys)) {
            Path copy = copies.resolve(keys.relativize(key).toString());
            if (!leftOut.contains(key) && !key.toString().endsWith(".part") && !Files.exists(copy)) {
                SecretFile.create(copy, SecretFile.read(key));
                changes++;
            }
        }
        return changes;
    }

    /** Makes a file that was just copied readable by its owner alone; nothing where there is none. */
    public static void hideIfThere(Path file) throws IOException {
        if (Files.exists(file)) {
            SecretFile.hide(file);
        }
    }
}
