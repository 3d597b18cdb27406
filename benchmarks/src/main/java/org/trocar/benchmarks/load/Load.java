package org.trocar.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.trocar.benchmarks.report.Figure;
import org.trocar.benchmarks.report.Series;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.store.SessionStore;

/** Loads a server and says what came of it; a server in a process of its own, unless one is named. */
public final class Load {
    private static final int FIRST_TRY = 8;
    private static final int MOST = 240;

    private final Path home;
    private final Path scratch;
    private final List<Tape> tapes = new ArrayList<>();
    private final int threads;
    private final Consumer<String> progress;
    private final Set<String> remarks = new LinkedHashSet<>();

    /**
     * @param home the checkout
     * @param scratch a folder for the server's data
     * @param hands sessions whose frames are sent, in turns
     * @param threads how many threads of the server simulate
     */
    public Load(Path home, Path scratch, List<SessionFolder> hands, int threads, Consumer<String> progress)
            throws IOException {
        this.home = home;
        this.scratch = scratch;
        this.threads = threads;
        this.progress = progress;
        for (SessionFolder folder : hands) {
            tapes.add(Tape.of(folder));
        }
    }

    /** What a reader has to know beside the figures. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Loads a server that runs already, of which only what clients see is known. */
    public List<Figure> measure(Plan plan, int rounds, InetSocketAddress address)
            throws IOException, InterruptedException {
        remarks.add("the server at " + address
                + " was not ours to look into: nothing is known of its CPU, memory and pauses");
        return LoadFigures.of(rounds(plan, rounds, address, Optional.empty()));
    }

    /** Loads a server of ours. */
    public List<Figure> measure(Plan plan, int rounds) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(scratch, "load");
        List<Outcome> outcomes;
        Path data;
        try (ServerProcess server = ServerProcess.start(home, folder, plan.sessions(), threads)) {
            data = server.data();
            outcomes = rounds(plan, rounds, server.address(), Optional.of(server));
        }
        List<Figure> figures = new ArrayList<>(LoadFigures.of(outcomes));
        figures.add(Figure.of("load.holes", "records the journals lost", "records", Series.of(holes(data))));
        return figures;
    }

    private static double holes(Path data) throws IOException {
        return new SessionStore(data)
                .list().sessions().stream()
                        .mapToLong(session -> session.journal().holes())
                        .sum();
    }

    private List<Outcome> rounds(Plan plan, int rounds, InetSocketAddress address, Optional<ServerProcess> server)
            throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 1; i <= rounds; i++) {
            progress.accept("load: " + plan.sessions() + " sessions at " + plan.rateHz() + " Hz for " + plan.seconds()
                    + " s, round " + i + " of " + rounds);
            outcomes.add(run(plan, address, server));
        }
        return outcomes;
    }

    private Outcome run(Plan plan, InetSocketAddress address, Optional<ServerProcess> server)
            throws IOException, InterruptedException {
        Outcome outcome = LoadRun.run(plan, tapes, address, server);
        outcome.troubles().forEach(trouble -> remarks.add(plan.sessions() + " sessions: " + trouble));
        return outcome;
    }

    /**
     * Looks for the most sessions of which every tick is made within its frame and nothing is lost: doubles, then halves the difference. A
     * number that fails is tried once more, since on a shared machine one failure says little.
     *
     * @param plan whose number of sessions does not matter
     */
    public List<Figure> find(Plan plan) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(scratch, "find");
        try (ServerProcess server = ServerProcess.start(home, folder, MOST, threads)) {
            return new Search(plan, server).run();
        }
    }

    private final class Search {
        private final Plan plan;
        private final ServerProcess server;
        private Optional<Outcome> best = Optional.empty();

        Search(Plan plan, ServerProcess server) {
            this.plan = plan;
            this.server = server;
        }

        List<Figure> run() throws IOException, InterruptedException {
            int passed = 0;
            int failed = MOST + 1;
            for (int next = FIRST_TRY; next > passed && next < failed; next = next(passed, failed)) {
                if (keepsUp(next)) {
                    passed = next;
                } else {
                    failed = next;
                }
            }
            return figures(passed, failed);
        }

        private int next(int passed, int failed) {
            if (failed > MOST) {
                return Math.min(MOST, 2 * passed);
            }
            boolean closeEnough = failed - passed <= Math.max(1, passed / 10);
            return closeEnough ? passed : (passed + failed) / 2;
        }

        private boolean keepsUp(int sessions) throws IOException, InterruptedException {
            for (int attempt = 1; attempt <= 2; attempt++) {
                progress.accept("find: " + sessions + " sessions" + (attempt == 1 ? "" : ", once more"));
                Outcome outcome = Load.this.run(plan.withSessions(sessions), server.address(), Optional.of(server));
                if (outcome.keptUp()) {
                    best = Optional.of(outcome);
                    return true;
                }
            }
            return false;
        }

        private List<Figure> figures(int passed, int failed) {
            List<Figure> figures = new ArrayList<>();
            figures.add(Figure.of(
                    "find.sessions",
                    "most sessions with every tick in its frame and nothing lost",
                    "",
                    Series.of(passed)));
            if (failed <= MOST) {
                figures.add(Figure.of("find.failed", "fewest sessions that did not keep up", "", Series.of(failed)));
            }
            best.ifPresent(outcome -> {
                double nanos = outcome.server().orElseThrow().use().processNanos();
                figures.add(Figure.of(
                        "find.cpu",
                        "server CPU at the most sessions, all threads",
                        "ms/session-s",
                        Series.of(nanos / 1e6 / outcome.sessionSeconds())));
            });
            return figures;
        }
    }
}
