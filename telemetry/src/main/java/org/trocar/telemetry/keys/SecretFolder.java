package org.trocar.telemetry.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.trocar.telemetry.folder.FilesBelow;

/**
 * A data folder's {@code keys/}, copied: readable by its owner alone there as here. But for the operator's token: nothing that was recorded
 * depends on it, and who holds a copy of the keys need not be let into the server that runs.
 */
public final class SecretFolder {
    private static final String PART = ".part";

    private SecretFolder() {}

    /** Where a data folder's keys are. */
    public static Path of(Path data) {
        return data.resolve("keys");
    }

    /**
     * Copies keys that another data folder does not have, or has in a state that is none. No key there that may open something is touched:
     * one that is missing here, or is another here, may have been lost here.
     *
     * @param learnersLeftOut {@link LearnerKeys#hash} of those whose key is not to be copied
     * @return the files here that are missing, or are not the key there, by path in {@code keys/}
     * @throws IOException also when a key is open to others
     */
    public static Set<String> copy(Path data, Path copyData, Set<String> learnersLeftOut) throws IOException {
        Path keys = of(data);
        Path copies = of(copyData);
        Set<String> differing = new TreeSet<>();
        for (Path copy : FilesBelow.of(copies)) {
            Path key = keys.resolve(copies.relativize(copy).toString());
            if (copy.toString().endsWith(PART) || isToken(data, key)) {
                SecretFile.destroy(copy);
            } else if (!Files.exists(key)) {
                differing.add(name(keys, key));
            }
        }
        Set<Path> leftOut = learnersLeftOut.stream()
                .map(hash -> LearnerKeys.ofHash(data, hash))
                .collect(Collectors.toSet());
        for (Path key : FilesBelow.of(keys)) {
            boolean wanted = !leftOut.contains(key) && !key.toString().endsWith(PART) && !isToken(data, key);
            if (wanted
                    && !copyOne(data, key, copies.resolve(keys.relativize(key).toString()))) {
                differing.add(name(keys, key));
            }
        }
        return differing;
    }

    private static String name(Path keys, Path key) {
        return keys.relativize(key).toString().replace('\\', '/');
    }

    /** A server without one makes itself another. */
    private static boolean isToken(Path data, Path key) {
        return key.equals(OperatorToken.file(data));
    }

    /** False when it is no key, or not the one that is there and stays. */
    private static boolean copyOne(Path data, Path key, Path copy) throws IOException {
        boolean learners = key.startsWith(LearnerKeys.folder(data));
        boolean sound = !learners || LearnerKeys.isKey(key);
        if (!Files.exists(copy)) {
            SecretFile.create(copy, SecretFile.read(key));
            return sound;
        }
        if (Files.mismatch(key, copy) < 0) {
            return sound;
        }
        if (learners && sound && !LearnerKeys.isKey(copy)) {
            SecretFile.replace(copy, SecretFile.read(key));
            return true;
        }
        return false;
    }

    /**
     * Destroys the key of a learner who was erased in one data folder in a copy of it, but for one made since.
     *
     * @param learner {@link LearnerKeys#hash} of the pseudonym
     */
    public static void destroyErased(Path data, Path copyData, String learner) throws IOException {
        Path key = LearnerKeys.ofHash(data, learner);
        Path copy = LearnerKeys.ofHash(copyData, learner);
        if (Files.exists(copy) && !(Files.exists(key) && Files.mismatch(key, copy) < 0)) {
            SecretFile.destroy(copy);
        }
    }

    /** Makes a file that was just copied readable by its owner alone; nothing where there is none. */
    public static void hideIfThere(Path file) throws IOException {
        if (Files.exists(file)) {
            SecretFile.hide(file);
        }
    }
}
