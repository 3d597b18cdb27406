package org.trocar.telemetry.erase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.progress.AttemptsLog;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.proof.LearnerErased;
import org.trocar.telemetry.store.SessionStore;

/**
 * The erasure of one learner: the key is destroyed, with which all their sessions' records are encrypted, then everything that was made
 * from them is removed. A session recorded without encryption loses its records.
 *
 * <p>One that was cut off, by a loss of power say, is finished by carrying it out again.
 */
public final class Erasure {
    private final Path data;
    private final String learner;
    private final List<SessionStore.Entry> sessions;
    /** The ids of those that only the log of attempts knows of. */
    private final List<String> gone;

    private final List<Path> unreadable;

    private Erasure(
            Path data, String learner, List<SessionStore.Entry> sessions, List<String> gone, List<Path> unreadable) {
        this.data = data;
        this.learner = learner;
        this.sessions = List.copyOf(sessions);
        this.gone = List.copyOf(gone);
        this.unreadable = List.copyOf(unreadable);
    }

    /**
     * Finds what is the learner's.
     *
     * @param learner the pseudonym, as manifests have it
     */
    public static Erasure of(Path data, String learner) throws IOException {
        SessionStore.Listing listing = new SessionStore(data).list();
        List<SessionStore.Entry> sessions = listing.sessions().stream()
                .filter(entry -> entry.manifest().learner().equals(learner))
                .toList();
        return new Erasure(
                data,
                learner,
                sessions,
                gone(data, learner),
                listing.broken().stream().map(SessionStore.Broken::folder).toList());
    }

    /** The log may lag behind: retention takes sessions away without it. */
    private static List<String> gone(Path data, String learner) throws IOException {
        return new AttemptsLog(data)
                .sessionsOf(learner).stream()
                        .filter(session ->
                                Files.notExists(SessionFolder.of(data, session).path()))
                        .toList();
    }

    /** The learner's sessions, oldest first, also those that were erased before. */
    public List<SessionStore.Entry> sessions() {
        return sessions;
    }

    /** Folders whose manifest cannot be read, so that nobody knows whose they are. */
    public List<Path> unattributed() {
        return unreadable;
    }

    /**
     * Whether the data folder has nothing of the learner's: no session, no key, no attempt in the log. Carried out all the same, it leaves
     * the statement by which backups erase what only they have.
     */
    public boolean isEmpty() {
        return sessions.isEmpty() && gone.isEmpty() && !LearnerKeys.exists(data, learner);
    }

    /** The learner's sessions that are being recorded; while there are any, nothing can be erased. */
    public List<String> running() {
        return sessions.stream()
                .filter(entry -> entry.folder().isRunning())
                .map(SessionStore.Entry::id)
                .toList();
    }

    /**
     * Erases what is the learner's by now, and looks whether it worked. Nobody may be recording in the data folder meanwhile. A session that
     * was erased before keeps its statement; what is removed now is added to it.
     *
     * @param when for the statements
     * @param by who decided it
     * @param reason why
     * @param key signs the statements
     * @throws IllegalStateException while one of the sessions is being recorded
     * @throws IOException when something cannot be removed, naming it; carry it out again then
     */
    public ErasureReport carryOut(Instant when, String by, String reason, ServerKey key) throws IOException {
        return of(data, learner).carryOutNow(when, by, reason, key);
    }

    private ErasureReport carryOutNow(Instant when, String by, String reason, ServerKey key) throws IOException {
        if (!running().isEmpty()) {
            throw new IllegalStateException("sessions " + running() + " are still being recorded");
        }
        LearnerErased.of(learner, when.toString(), by, reason).write(data, key);
        boolean keyDestroyed = LearnerKeys.destroy(data, learner);
        List<ErasureReport.Done> done = new ArrayList<>();
        for (SessionStore.Entry session : sessions) {
            done.add(erase(session, when, by, reason, key));
        }
        List<String> removed = removeWhatIsLeftOfGone();
        // Last: by it the above is found again, should this be cut off.
        int forgotten = new AttemptsLog(data).forget(learner);
        List<ErasureReport.Session> reports = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            reports.add(ErasureProof.of(sessions.get(i).folder(), done.get(i), key.fingerprint()));
        }
        return new ErasureReport(
                learner,
                keyDestroyed,
                forgotten,
                reports,
                removed,
                ErasureProof.readableSessionOfAnother(data, learner),
                unreadable);
    }

    private List<String> removeWhatIsLeftOfGone() throws IOException {
        List<String> removed = new ArrayList<>();
        for (String session : gone) {
            Leftovers leftovers = Leftovers.ofGone(data, session);
            leftovers.remove();
            removed.addAll(leftovers.elsewhere());
        }
        return removed;
    }

    /** The statement comes before the deed, so that one cut off in the middle explains what is missing. */
    private ErasureReport.Done erase(SessionStore.Entry session, Instant when, String by, String reason, ServerKey key)
            throws IOException {
        SessionFolder folder = session.folder();
        Leftovers leftovers =
                Leftovers.of(data, session.id(), folder, session.manifest().encrypted());
        Optional<Erased> before = Erased.soundIn(folder, Set.of(key.fingerprint()));
        Erased after = before.map(first -> first.with(leftovers.inFolder(), leftovers.elsewhere()))
                .orElseGet(() -> statement(session, leftovers, when, by, reason));
        if (!before.equals(Optional.of(after))) {
            after.write(folder, key);
        }
        LearnerKeys.destroyPacked(folder);
        leftovers.remove();
        List<String> removed = Stream.concat(leftovers.inFolder().stream(), leftovers.elsewhere().stream())
                .toList();
        return new ErasureReport.Done(before.isPresent(), removed, leftovers.lists());
    }

    private Erased statement(SessionStore.Entry session, Leftovers leftovers, Instant when, String by, String reason) {
        return new Erased(
                session.id(),
                learner,
                when.toString(),
                by,
                reason,
                session.manifest().encrypted() ? Erased.Records.KEY_DESTROYED : Erased.Records.DELETED,
                leftovers.inFolder(),
                leftovers.elsewhere());
    }
}
