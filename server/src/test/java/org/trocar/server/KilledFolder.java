package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trocar.protos.v1.GetGradeRequest;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.proof.FolderSeal;
import org.trocar.telemetry.proof.Verification;

/** One data folder whose server is killed again and again, and its clients. */
final class KilledFolder implements AutoCloseable {
    private static final int SESSIONS = 8;
    private static final int OPENED_LATE = 5;
    private static final double SHARE_THAT_RETURNS = 0.6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration IMPATIENCE = Duration.ofMillis(2500);
    private static final long MOST_RUNNING_MILLIS = 900;
    private static final long MOST_AFTER_ROLL_MICROS = 8_000;
    private static final long LOOK_BEFORE_MIDNIGHT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int MOST_AFTER_CLOSING_BEGAN_MICROS = 2_000;
    private static final long LONGEST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long ROLL_WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
    private static final long MOST_RECOVERING_MILLIS = 50;
    private static final Set<KillMoment> BEFORE_ANY_DEATH = EnumSet.complementOf(EnumSet.of(KillMoment.RECOVERING));

    private final Path data;
    private final boolean encrypted;
    private final Random random;
    private final KillRecord record;
    /** Clients whose sessions run. */
    private final List<LoggedClient> running = new CopyOnWriteArrayList<>();
    /** Clients that wait for a server. */
    private final List<LoggedClient> waiting = new ArrayList<>();

    private final List<LoggedClient> finished = new ArrayList<>();
    private final List<LoggedClient> gone = new ArrayList<>();
    private final ScheduledExecutorService hands = Executors.newSingleThreadScheduledExecutor();
    private int opened;

    KilledFolder(Path data, boolean encrypted, Random random, KillRecord record) {
        this.data = data;
        this.encrypted = encrypted;
        this.random = random;
        this.record = record;
        hands.scheduleAtFixedRate(
                () -> running.forEach(LoggedClient::beat), 0, TestHands.FRAME_NANOS, TimeUnit.NANOSECONDS);
    }

    /** Kills servers, each at a moment that was met least often so far. */
    void killTimes(int kills) throws Exception {
        for (int i = 0; i < kills; i++) {
            kill(record.metLeast(waiting.isEmpty() ? BEFORE_ANY_DEATH : EnumSet.allOf(KillMoment.class)));
        }
    }

    private void kill(KillMoment aim) throws Exception {
        Duration resumeWithin = random.nextBoolean() ? PATIENCE : IMPATIENCE;
        try (DyingServer server = DyingServer.start(data, resumeWithin, encrypted)) {
            Killing killing = aim == KillMoment.RECOVERING ? killRecovering(server) : killServing(aim, server);
            running.forEach(LoggedClient::close);
            judge(killing.line(aim, running.size()));
        }
    }

    /**
     * @param met whether the server was doing what it was to be killed at
     * @param resumed how many sessions had been taken up again
     * @param finished how many of these had ended before
     */
    private record Killing(boolean met, String circumstances, int resumed, int finished) {
        Killing(boolean met, String circumstances) {
            this(met, circumstances, 0, 0);
        }

        Killing after(int sessionsResumed, int runsFinished) {
            return new Killing(met, circumstances, sessionsResumed, runsFinished);
        }

        KillRecord.Line line(KillMoment aim, int sessions) {
            return new KillRecord.Line(aim, met ? aim : KillMoment.RUNNING, circumstances, sessions, resumed, finished);
        }
    }

    private Killing killRecovering(DyingServer server) throws Exception {
        running.addAll(waiting);
        waiting.clear();
        List<CompletableFuture<ServerMessage>> answers =
                running.stream().map(client -> client.resume(server.port())).toList();
        awaitSome(answers, random.nextInt(answers.size()));
        pass(random.nextLong(MOST_RECOVERING_MILLIS));
        server.kill();
        List<LoggedClient> returned =
                running.stream().filter(client -> client.resumed().isPresent()).toList();
        returned.forEach(KilledFolder::assertGoesOn);
        long unanswered = running.stream().filter(LoggedClient::awaitsReturn).count();
        return new Killing(
                unanswered > 0, unanswered + " of " + answers.size() + " not taken up yet", returned.size(), 0);
    }

    private Killing killServing(KillMoment aim, DyingServer server) throws Exception {
        int resumed = resume(server);
        int finishedHere = finishSome();
        int late = aim == KillMoment.OPENING ? OPENED_LATE : 0;
        await(open(server, SESSIONS - late - running.size()));
        pass(random.nextLong(MOST_RUNNING_MILLIS));
        return killAt(aim, server, late).after(resumed, finishedHere);
    }

    private Killing killAt(KillMoment aim, DyingServer server, int late) throws Exception {
        return switch (aim) {
            case OPENING -> killOpening(server, late);
            case ROLLING -> killRolling(server);
            case CLOSING -> killClosing(server);
            case RUNNING, RECOVERING -> killRunning(server);
        };
    }

    private static Killing killRunning(DyingServer server) throws Exception {
        server.kill();
        return new Killing(true, "");
    }

    /** Waits for the first journal to begin a new file when a day begins, and a little longer, since the others follow. */
    private Killing killRolling(DyingServer server) throws Exception {
        Set<String> sessions = running.stream().map(LoggedClient::id).collect(Collectors.toSet());
        long midnight = server.midnightAfter(System.nanoTime() + LOOK_BEFORE_MIDNIGHT_NANOS);
        Patiently.awaitMoment(midnight - LOOK_BEFORE_MIDNIGHT_NANOS);
        long looked = System.nanoTime();
        Set<Path> before = KillTrace.journalFiles(data, sessions);
        long again = System.nanoTime();
        while (again < midnight + LONGEST_LOOK_NANOS
                && KillTrace.journalFiles(data, sessions).equals(before)) {
            looked = again;
            again = System.nanoTime();
        }
        pass(0, random.nextLong(MOST_AFTER_ROLL_MICROS));
        long window = System.nanoTime() - looked;
        server.kill();
        Set<Path> begun = KillTrace.journalFiles(data, sessions);
        begun.removeAll(before);
        return new Killing(
                !begun.isEmpty() && window < ROLL_WINDOW_NANOS,
                String.format(Locale.ROOT, "%d files begun in the last %.1f ms", begun.size(), window * 1e-6));
    }

    private Killing killOpening(DyingServer server, int late) throws Exception {
        Set<String> before = KillTrace.sessions(data);
        List<CompletableFuture<ServerMessage>> answers = open(server, late);
        awaitSome(answers, random.nextInt(late - 1));
        pass(0, random.nextInt(1_000));
        server.kill();
        Set<String> begun = KillTrace.sessions(data);
        begun.removeAll(before);
        running.stream().filter(LoggedClient::known).forEach(client -> begun.remove(client.id()));
        return new Killing(!begun.isEmpty(), begun.size() + " of " + late + " opened in part");
    }

    private Killing killClosing(DyingServer server) throws Exception {
        List<LoggedClient> leaving = running.subList(0, running.size() - 2);
        List<CompletableFuture<Void>> ends =
                leaving.stream().map(LoggedClient::finish).toList();
        awaitSome(ends, random.nextInt(leaving.size()));
        long deadline = System.nanoTime() + LONGEST_LOOK_NANOS;
        while (closedInPart(leaving) == 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        pass(0, random.nextInt(MOST_AFTER_CLOSING_BEGAN_MICROS));
        server.kill();
        long inPart = closedInPart(leaving);
        return new Killing(inPart > 0, inPart + " of " + leaving.size() + " closed in part");
    }

    private long closedInPart(List<LoggedClient> clients) {
        return clients.stream()
                .filter(client -> KillTrace.closedInPart(SessionFolder.of(data, client.id())))
                .count();
    }

    /** Waits until so many of them are done, however many others are. */
    private static void awaitSome(List<? extends CompletableFuture<?>> futures, int count) throws Exception {
        CountDownLatch done = new CountDownLatch(count);
        futures.forEach(future -> future.whenComplete((answer, failure) -> done.countDown()));
        assertTrue(done.await(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS), "the server does not answer");
    }

    private static void await(List<? extends CompletableFuture<?>> futures) throws Exception {
        awaitSome(futures, futures.size());
    }

    private static void pass(long millis) {
        pass(millis, 0);
    }

    private static void pass(long millis, long micros) {
        Patiently.awaitMoment(
                System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis) + TimeUnit.MICROSECONDS.toNanos(micros));
    }

    /** Half of them in real time, half in lockstep. */
    private List<CompletableFuture<ServerMessage>> open(DyingServer server, int count) {
        List<CompletableFuture<ServerMessage>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LoggedClient client = new LoggedClient(opened++ % 2 == 0 ? Pace.PACE_REALTIME : Pace.PACE_LOCKSTEP);
            answers.add(client.open(server.port()));
            running.add(client);
        }
        return answers;
    }

    /** Some clients come back, the others never do. */
    private int resume(DyingServer server) throws Exception {
        List<LoggedClient> coming = new ArrayList<>();
        for (LoggedClient client : waiting) {
            (client.finishing() || random.nextDouble() < SHARE_THAT_RETURNS ? coming : gone).add(client);
        }
        waiting.clear();
        await(coming.stream().map(client -> client.resume(server.port())).toList());
        int resumed = 0;
        for (LoggedClient client : coming) {
            resumed += takeUp(client, server) ? 1 : 0;
        }
        return resumed;
    }

    /** Whether its run goes on; one that had ended has its grade. */
    private boolean takeUp(LoggedClient client, DyingServer server) throws Exception {
        while (client.isToldToAskAgain()) {
            client.close();
            client.resume(server.port()).get(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        if (client.refusal().isPresent()) {
            comeTooLate(client);
            return false;
        }
        assertGoesOn(client);
        running.add(client);
        return true;
    }

    /** After nothing less than was promised to it. */
    private static void assertGoesOn(LoggedClient client) {
        long tick = client.resumed().orElseThrow().getTick();
        assertTrue(client.resumed().get().getInterrupted());
        assertTrue(tick >= client.durableBefore(), () -> client.id() + " goes on after tick " + tick);
    }

    /** Its run had ended before it came back, or the server had waited long enough. */
    private void comeTooLate(LoggedClient client) {
        client.learnGrade(client.unary()
                .getGrade(GetGradeRequest.newBuilder().setSessionId(client.id()).build())
                .getGrade());
        client.close();
        finished.add(client);
    }

    /** Half of those that came back finish their runs at once. */
    private int finishSome() throws Exception {
        List<LoggedClient> leaving = List.copyOf(running.subList(0, (running.size() + 1) / 2));
        await(leaving.stream().map(LoggedClient::finish).toList());
        for (LoggedClient client : leaving) {
            assertTrue(client.grade().isPresent(), () -> client.id() + " got no grade");
            client.close();
        }
        running.removeAll(leaving);
        finished.addAll(leaving);
        return leaving.size();
    }

    private void judge(KillRecord.Line line) throws IOException {
        long ticks = 0;
        long frames = 0;
        for (LoggedClient client : running) {
            if (client.known()) {
                KeptPromises.Reached kept = KeptPromises.check(client, SessionFolder.of(data, client.id()));
                ticks += kept.tick();
                frames += kept.frames();
                (client.grade().isPresent() ? finished : waiting).add(client);
            }
        }
        running.clear();
        record.add(line, ticks, frames);
    }

    /** The last server lives: it finishes what comes back and closes what does not, and every folder is whole in the end. */
    void closeEverything() throws Exception {
        try (DyingServer server = DyingServer.start(data, IMPATIENCE, encrypted)) {
            resume(server);
            while (!running.isEmpty()) {
                finishSome();
            }
            Patiently.await(
                    "all sessions to be closed", () -> folders().stream().allMatch(FolderSeal::isSealed));
            server.stop();
        }
        for (LoggedClient client : finished) {
            assertEquals(client.grade().orElseThrow().getGradeHash(), gradeHash(SessionFolder.of(data, client.id())));
        }
        for (LoggedClient client : gone) {
            SessionFolder folder = SessionFolder.of(data, client.id());
            assertTrue(
                    GradeDocument.read(folder).orElseThrow().grade().endReason().isEmpty(), client::id);
        }
        checkPromisesOnceMore();
        record.left(gone.size());
        for (SessionFolder folder : folders()) {
            gradeHash(folder);
            Verification verification = Verification.of(folder, Set.of());
            assertEquals(Verification.Outcome.SOUND, verification.outcome(), verification::toString);
        }
    }

    /** Neither a restart nor closing may drop what was found after the kill. */
    private void checkPromisesOnceMore() throws IOException {
        for (LoggedClient client :
                Stream.of(finished, gone).flatMap(List::stream).toList()) {
            KeptPromises.check(client, SessionFolder.of(data, client.id()));
        }
    }

    private static String gradeHash(SessionFolder folder) throws IOException {
        Regrade regrade = Regrading.of(folder);
        assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
        return regrade.stored().orElseThrow().gradeHash();
    }

    /** Of all sessions that began. */
    private List<SessionFolder> folders() throws IOException {
        try (Stream<Path> folders = Files.list(SessionFolder.sessions(data))) {
            return folders.map(SessionFolder::at).filter(SessionFolder::begun).toList();
        }
    }

    @Override
    public void close() {
        hands.shutdownNow();
        Stream.of(running, waiting).flatMap(List::stream).forEach(LoggedClient::close);
    }
}
