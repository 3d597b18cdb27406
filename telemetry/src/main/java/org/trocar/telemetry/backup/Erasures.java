package org.trocar.telemetry.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.store.SessionStore;

/** What a data folder, or a newer backup, knows of erasures: each by a signed statement. */
final class Erasures {
    private final Map<String, SessionFolder> erased = new HashMap<>();
    private final Set<String> there = new HashSet<>();
    private final Set<String> learners = new HashSet<>();

    /** @param data empty when nobody knows of any */
    static Erasures in(Optional<Path> data) throws IOException {
        Erasures erasures = new Erasures();
        if (data.isPresent()) {
            for (SessionFolder folder : new SessionStore(data.get()).folders()) {
                erasures.look(folder);
            }
        }
        return erasures;
    }

    private void look(SessionFolder folder) throws IOException {
        String id = folder.path().getFileName().toString();
        there.add(id);
        Optional<Erased> statement = Erased.soundIn(folder);
        if (statement.isPresent()) {
            erased.put(id, folder);
            learners.add(statement.get().learner());
        }
    }

    /** Pseudonyms of those who were erased, if only until they came again. */
    Set<String> learners() {
        return Set.copyOf(learners);
    }

    /** As the erasure left it; empty when it was not erased. */
    Optional<SessionFolder> of(String id) {
        return Optional.ofNullable(erased.get(id));
    }

    /** Whether a session is an erased learner's, and was taken away since. */
    boolean isGone(SessionFolder folder) {
        boolean theirs = folder.read()
                .manifest()
                .map(StoredManifest::learner)
                .filter(learners::contains)
                .isPresent();
        return theirs && !there.contains(folder.path().getFileName().toString());
    }

    /** Whether a file's name says that it was made from an erased session. */
    boolean spares(String name) {
        String plain = name.replace("-", "");
        return erased.keySet().stream().noneMatch(id -> plain.contains(id.replace("-", "")));
    }
}
