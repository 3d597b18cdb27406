package org.trocar.telemetry.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.keys.SecretFolder;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.proof.LearnerErased;
import org.trocar.telemetry.store.SessionStore;

/** What a data folder, or a newer backup, knows of erasures: each by a signed statement, of a session or of a learner. */
final class Erasures {
    private final Map<String, SessionFolder> erased = new HashMap<>();
    private final Map<String, String> learnerOfErased = new HashMap<>();
    private final Set<String> there = new HashSet<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<LearnerErased> statements = new ArrayList<>();
    /** When each was last erased, by the hash of the pseudonym. */
    private final Map<String, Instant> learners = new HashMap<>();

    private final Set<String> trusted;

    private Erasures(Set<String> trusted) {
        this.trusted = trusted;
    }

    /**
     * @param data empty when nobody knows of any
     * @param alsoTrusted fingerprints of keys whose word counts besides that folder's own
     */
    static Erasures in(Optional<Path> data, Set<String> alsoTrusted) throws IOException {
        Set<String> trusted = new HashSet<>(alsoTrusted);
        if (data.isPresent()) {
            trusted.addAll(keyOf(data.get()));
        }
        Erasures erasures = new Erasures(trusted);
        if (data.isPresent()) {
            for (SessionFolder folder : new SessionStore(data.get()).folders()) {
                erasures.look(folder);
            }
            for (LearnerErased statement : LearnerErased.soundIn(data.get(), trusted)) {
                erasures.statements.add(statement);
                erasures.add(statement.learnerSha256(), statement.erasedAt());
            }
        }
        return erasures;
    }

    /** A backup without keys says which one it is of. */
    private static Set<String> keyOf(Path data) throws IOException {
        if (ServerKey.exists(data)) {
            return Set.of(ServerKey.of(data).fingerprint());
        }
        return BackupDocument.read(data)
                .map(document -> Set.of(document.keyFingerprint()))
                .orElse(Set.of());
    }

    private void look(SessionFolder folder) {
        String id = folder.path().getFileName().toString();
        there.add(id);
        Optional<Erased> statement = statementIn(folder);
        if (statement.isPresent()) {
            String learner = LearnerKeys.hash(statement.get().learner());
            erased.put(id, folder);
            learnerOfErased.put(id, learner);
            add(learner, statement.get().erasedAt());
        }
    }

    private Optional<Erased> statementIn(SessionFolder folder) {
        try {
            return Erased.soundIn(folder);
        } catch (IOException e) {
            unreadable.add(folder.path().getFileName().toString());
            return Optional.empty();
        }
    }

    /** Sessions of which it cannot be told whether they were erased. */
    List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    private void add(String learner, String erasedAt) {
        learners.merge(learner, instant(erasedAt), (one, other) -> one.isAfter(other) ? one : other);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.MAX;
        }
    }

    /** Hashes of the pseudonyms of those who were erased, if only until they came again. */
    Set<String> learners() {
        return Set.copyOf(learners.keySet());
    }

    /** As the erasure left it; empty when it was not erased. */
    Optional<SessionFolder> of(String id) {
        return Optional.ofNullable(erased.get(id));
    }

    /** Whether a session was recorded before its learner was erased, and taken away since or before. */
    boolean isGone(SessionFolder folder) {
        return !learners.isEmpty()
                && !there.contains(folder.path().getFileName().toString())
                && folder.read().manifest().filter(this::isOfErased).isPresent();
    }

    private boolean isOfErased(StoredManifest manifest) {
        Instant erasedAt = learners.get(LearnerKeys.hash(manifest.learner()));
        return erasedAt != null
                && !Instant.ofEpochMilli(manifest.openedEpochMillis()).isAfter(erasedAt);
    }

    /** Whether a file's name says that it was made from an erased session. */
    boolean spares(String name) {
        String plain = name.replace("-", "");
        return erased.keySet().stream().noneMatch(id -> plain.contains(id.replace("-", "")));
    }

    /**
     * Carries out in a copy of the data folder what was not carried out there yet: keys are destroyed, and sessions go that the data folder
     * does not have any more. Those it has are left to who copies them.
     *
     * @param copy of the data folder
     * @return the sessions that went
     */
    List<String> carryOut(Path data, Path copy, Path incoming) throws IOException {
        List<String> gone = new ArrayList<>();
        for (SessionFolder folder : new SessionStore(copy).folders()) {
            if (isGone(folder) && Erased.soundIn(folder, trusted).isEmpty()) {
                gone.add(folder.path().getFileName().toString());
                LearnerKeys.destroyPacked(folder);
                Copies.takeAway(folder.path(), incoming);
            }
        }
        List<LearnerErased> before = LearnerErased.soundIn(copy, trusted);
        for (String learner : newIn(copy, before)) {
            SecretFolder.destroyErased(data, copy, learner);
        }
        // Last, so that one that was cut off is carried out again.
        copyStatements(data, copy, incoming, before);
        return gone;
    }

    /** A key that is there of somebody whose erasure was carried out is of later: it is not to go for that erasure. */
    private Set<String> newIn(Path copy, List<LearnerErased> before) throws IOException {
        Set<String> learners = new HashSet<>();
        statements.stream()
                .filter(statement -> !before.contains(statement))
                .forEach(statement -> learners.add(statement.learnerSha256()));
        for (Map.Entry<String, String> session : learnerOfErased.entrySet()) {
            SessionFolder copied = SessionFolder.at(SessionFolder.sessions(copy).resolve(session.getKey()));
            if (copied.begun() && Erased.soundIn(copied, trusted).isEmpty()) {
                learners.add(session.getValue());
            }
        }
        return learners;
    }

    /** Copies the statements on learners to a data folder, in the place of older ones. */
    void copyStatements(Path data, Path copy, Path incoming, List<LearnerErased> before) throws IOException {
        for (LearnerErased statement : statements) {
            if (!before.contains(statement)) {
                Path from = statement.file(data);
                Path to = statement.file(copy);
                Copies.placeFile(from, incoming, to);
                Copies.placeFile(SignedFile.signatureOf(from), incoming, SignedFile.signatureOf(to));
            }
        }
    }
}
