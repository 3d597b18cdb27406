package org.trocar.telemetry.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.trocar.core.session.Engine;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.store.SessionStore;

/**
 * Tries a rubric on all sessions of a data folder, or those of a filter, and reports what it would move. What is done is kept session by
 * session, so that after a stop the same call goes on.
 */
public final class ArchiveRegrade {
    private final Path data;
    private final RubricDocument rubric;
    private final Optional<String> scenarioId;
    private final SessionFilter filter;
    private final Speed speed;
    private final int threads;

    /**
     * @param scenarioId the one operation the rubric is for; empty for any
     * @param threads at least 1
     */
    public ArchiveRegrade(
            Path data,
            RubricDocument rubric,
            Optional<String> scenarioId,
            SessionFilter filter,
            Speed speed,
            int threads) {
        this.data = data;
        this.rubric = rubric;
        this.scenarioId = scenarioId;
        this.filter = filter;
        this.speed = speed;
        this.threads = threads;
    }

    /** Told after each session, on the calling thread. */
    @FunctionalInterface
    public interface Progress {
        void reached(long done, long total);
    }

    /**
     * Re-grades what is not yet re-graded in the report's folder, and writes the report there.
     *
     * @throws IOException when no session is meant, or the folder or the rulings cannot be used, and nothing is written then; a session
     *     that cannot be used is in the report
     */
    public Report run(Path reportFolder, Progress progress) throws IOException {
        Rulings rulings = Rulings.read(data);
        SessionRegrader regrader = new SessionRegrader(rubric, scenarioId, speed, rulings);
        SessionStore.Listing listing = new SessionStore(data).list();
        List<SessionStore.Entry> meant = meant(listing, rulings);
        ReportFolder.requireUsable(reportFolder, rulings);
        try (ResultFile results = ResultFile.open(reportFolder)) {
            ReportFolder.discardReport(reportFolder);
            ReportBuilder report = new ReportBuilder(rubric, Engine.VERSION, speed, filter, rulings);
            listing.broken().forEach(report::add);
            List<SessionStore.Entry> toDo = new ArrayList<>();
            meant.forEach(session -> settle(session, regrader, results, report, toDo));
            regrade(toDo, regrader, results, report, progress);
            Report made = report.build();
            ReportFolder.write(reportFolder, made);
            return made;
        }
    }

    private List<SessionStore.Entry> meant(SessionStore.Listing listing, Rulings rulings) throws IOException {
        List<SessionStore.Entry> meant = listing.sessions().stream()
                .filter(session -> filter.takes(session, rulings))
                .toList();
        if (meant.isEmpty()) {
            throw new IOException("no session in " + data
                    + (filter.takesAll() ? " can be re-graded" : " fits " + filter)
                    + "; \"trocar sessions\" lists those there are");
        }
        return meant;
    }

    /** What is known already goes into the report at once. */
    private static void settle(
            SessionStore.Entry session,
            SessionRegrader regrader,
            ResultFile results,
            ReportBuilder report,
            List<SessionStore.Entry> toDo) {
        Optional<? extends Outcome> known = regrader.leftOut(session);
        if (known.isEmpty()) {
            known = regrader.key(session).flatMap(results::find);
        }
        if (known.isPresent()) {
            report.add(known.get());
        } else {
            toDo.add(session);
        }
    }

    private void regrade(
            List<SessionStore.Entry> sessions,
            SessionRegrader regrader,
            ResultFile results,
            ReportBuilder report,
            Progress progress)
            throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            CompletionService<Outcome> outcomes = new ExecutorCompletionService<>(workers);
            sessions.forEach(session -> outcomes.submit(() -> regrader.regrade(session)));
            for (int done = 1; done <= sessions.size(); done++) {
                Outcome outcome = outcomes.take().get();
                if (outcome instanceof SessionResult result) {
                    results.add(result);
                }
                report.add(outcome);
                progress.reached(done, sessions.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the re-grade was interrupted; the same command goes on where it was", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a session's re-grade cannot fail", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }
}
