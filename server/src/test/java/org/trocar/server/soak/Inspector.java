package org.trocar.server.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.proof.FolderSeal;
import org.trocar.telemetry.proof.Verification;
import org.trocar.telemetry.retention.Retention;

/**
 * Takes sessions that their clients have done with: waits until the server has sealed them, verifies them as {@code trocar verify} does, makes
 * every eighth's grade anew from its hands, and takes them away as {@code trocar sessions prune} does. {@link #depart} may be called by any
 * thread, the rest by one.
 */
final class Inspector {
    private static final int REGRADED_ONE_IN = 8;
    private static final int WATCHED_ONE_IN = 10;

    private final Path data;
    private final Tally tally;
    private final long patienceNanos;
    private final Retention retention;
    private final Watcher watcher;
    private final IntSupplier port;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private int inspected;
    private int left;

    private record Waiting(Departed departed, long since) {}

    /**
     * @param port where the server is
     * @param patienceSeconds how long it may take to close a session: its grace, or its patience after a kill, and more
     */
    Inspector(Path data, IntSupplier port, Tally tally, long patienceSeconds) {
        this.data = data;
        this.tally = tally;
        patienceNanos = TimeUnit.SECONDS.toNanos(patienceSeconds);
        retention = new Retention(data);
        watcher = new Watcher(tally);
        this.port = port;
    }

    synchronized void depart(Departed departed) {
        if (seen.add(departed.id())) {
            waiting.add(new Waiting(departed, System.nanoTime()));
            left++;
        }
    }

    private synchronized List<Waiting> takeWaiting() {
        List<Waiting> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    private synchronized void putBack(Waiting still) {
        waiting.add(still);
    }

    private synchronized void haveDone() {
        left--;
    }

    /** How many are not closed yet, or just being inspected. */
    synchronized int left() {
        return left;
    }

    /** Inspects those that are sealed by now. */
    void inspect() {
        for (Waiting next : takeWaiting()) {
            SessionFolder folder = SessionFolder.of(data, next.departed().id());
            if (FolderSeal.isSealed(folder)) {
                inspectAndCount(folder, next.departed());
            } else if (System.nanoTime() - next.since() > patienceNanos) {
                tally.fault("session " + next.departed() + " was not sealed in time");
                haveDone();
            } else {
                putBack(next);
            }
        }
    }

    private void inspectAndCount(SessionFolder folder, Departed departed) {
        try {
            inspect(folder, departed);
        } catch (IOException | RuntimeException e) {
            tally.fault(departed + " could not be inspected: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            haveDone();
        }
    }

    /** Sessions that no client knows of: their server was killed before it could say that they were open. */
    void departTheUnknown() throws IOException {
        Path sessions = SessionFolder.sessions(data);
        try (Stream<Path> folders = Files.list(sessions)) {
            folders.map(folder -> folder.getFileName().toString())
                    .forEach(id -> depart(new Departed(id, Habit.VANISHING, -1, Optional.empty())));
        }
    }

    private void inspect(SessionFolder folder, Departed departed) throws IOException, InterruptedException {
        Verification verification = Verification.of(folder, Set.of());
        tally.count(Tally.VERIFIED);
        if (verification.outcome() != Verification.Outcome.SOUND) {
            tally.fault(departed + " is " + verification.outcome() + ": " + verification.findings()
                    + verification.remarks());
        }
        long lastTick = verification.journal().lastSealedTick();
        tally.count("ticks", lastTick);
        if (lastTick < departed.durableTick()) {
            tally.fault(departed + " was promised, and the journal ends at tick " + lastTick);
        }
        String stored = GradeDocument.read(folder).map(GradeDocument::gradeHash).orElse("none");
        if (departed.gradeHash().isPresent() && !departed.gradeHash().get().equals(stored)) {
            tally.fault(departed + " was told that grade, and the stored one is " + stored);
        }
        inspected++;
        if (inspected % REGRADED_ONE_IN == 0) {
            regrade(folder, departed);
        }
        if (inspected % WATCHED_ONE_IN == 0) {
            watcher.look(port.getAsInt(), departed.id(), stored);
        }
        remove(folder);
    }

    private void regrade(SessionFolder folder, Departed departed) throws IOException {
        Regrade regrade = Regrading.of(folder);
        tally.count("graded anew");
        if (regrade.outcome() != Regrade.Outcome.IDENTICAL) {
            tally.fault(departed + " graded anew: " + regrade.message());
        }
    }

    private void remove(SessionFolder folder) throws IOException {
        String id = folder.path().getFileName().toString();
        Optional<String> stays = retention.remove(new Retention.Old(id, "", Instant.EPOCH, 0));
        stays.ifPresent(why -> tally.fault("session " + id + " cannot be taken away: " + why));
    }
}
