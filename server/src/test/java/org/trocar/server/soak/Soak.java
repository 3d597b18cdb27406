package org.trocar.server.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Long hours: learners at some places, session after session, on a server that is looked at all the time and killed now and then. */
final class Soak {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long INSPECTION_MILLIS = 200;
    private static final long PATIENCE_SECONDS = 180;
    private static final double MEGABYTES_A_GIGABYTE = 1024;
    private static final double MOST_DISK_MEGABYTES = 20 * MEGABYTES_A_GIGABYTE;
    /** Tells what nobody here wants to know. Held, because settings of loggers that nobody holds are forgotten. */
    private static final Logger CHATTY = Logger.getLogger("net.openhft");

    private final SoakPlan plan;
    private final Path home;
    private final Path folder;
    private final Path data;
    private final Tally tally = new Tally();
    private final Inspector inspector;
    private final List<Life> lives = new ArrayList<>();
    private final List<Learner> learners = new ArrayList<>();
    private final long seed;
    private volatile int port;
    private double peakDiskMegabytes;

    /**
     * @param home the repository
     * @param folder for the servers' data and logs, and the report; empty or not there yet
     */
    Soak(SoakPlan plan, Path home, Path folder, long seed) {
        this.plan = plan;
        this.home = home.toAbsolutePath().normalize();
        this.folder = folder.toAbsolutePath();
        this.seed = seed;
        data = this.folder.resolve("data");
        inspector = new Inspector(data, () -> port, tally, resumeSeconds() + graceSeconds() + PATIENCE_SECONDS);
    }

    private long graceSeconds() {
        return Math.max(1, plan.mostSession().toSeconds() / 3);
    }

    private long resumeSeconds() {
        return 2 * graceSeconds();
    }

    /** There is a report whatever happens. */
    SoakReport run() throws InterruptedException {
        CHATTY.setLevel(Level.SEVERE);
        ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(daemons("soak-hands"));
        ScheduledExecutorService inspections = Executors.newSingleThreadScheduledExecutor(daemons("soak-inspector"));
        try {
            Files.createDirectories(folder);
            beginLife();
            seatLearners();
            beats.scheduleAtFixedRate(this::beat, 0, Learner.FRAME_NANOS, TimeUnit.NANOSECONDS);
            inspections.scheduleWithFixedDelay(this::inspect, 0, INSPECTION_MILLIS, TimeUnit.MILLISECONDS);
            serve();
            finish();
        } catch (IOException | RuntimeException e) {
            tally.fault("it broke off: " + e);
        } finally {
            beats.shutdownNow();
            inspections.shutdownNow();
            lives.forEach(Life::close);
        }
        return report();
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Encrypted and not by turns; always at the same address, as a centre's. */
    private void beginLife() throws IOException {
        int number = lives.size() + 1;
        List<String> settings = List.of(
                "--port",
                Integer.toString(port),
                "--grace",
                Long.toString(graceSeconds()),
                "--resume-within",
                Long.toString(resumeSeconds()),
                number % 2 == 0 ? "--encrypt" : "--no-encrypt");
        Path log = folder.resolve("server-" + number + ".log");
        lives.add(Life.begin(home, data, log, settings, plan.samplesAHistogram()));
        port = life().port();
        tally.count("servers started");
    }

    private Life life() {
        return lives.get(lives.size() - 1);
    }

    private void seatLearners() throws IOException {
        List<Hands> recordings = Hands.in(home.resolve("recordings"));
        for (int i = 1; i <= plan.places(); i++) {
            learners.add(new Learner(
                    "learner-" + i, port, recordings, plan.tempo(), tally, inspector::depart, seed * 1_000 + i));
        }
    }

    private void beat() {
        try {
            learners.forEach(learner -> learner.beat(System.nanoTime()));
        } catch (RuntimeException e) {
            tally.fault("a client failed: " + e);
        }
    }

    private void inspect() {
        try {
            inspector.inspect();
        } catch (RuntimeException e) {
            tally.fault("the inspector failed: " + e);
        }
    }

    private void serve() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        int killed = 0;
        while (System.nanoTime() - begin < plan.length().toNanos()
                || killed < plan.kills().size()) {
            if (killed < plan.kills().size() && System.nanoTime() - begin >= plan.nanosOfKill(killed)) {
                kill();
                killed++;
            }
            sample();
            pass(plan.sampleNanos());
        }
    }

    private void kill() throws IOException, InterruptedException {
        life().kill();
        tally.count(Tally.KILLED);
        System.out.printf("soak: server %d killed after %.0f s%n", lives.size(), life().seconds());
        beginLife();
    }

    /** A busy server may be late to answer once; {@link Floors} says how often is too often. */
    private void sample() throws IOException, InterruptedException {
        if (!life().lasts()) {
            throw new IOException("the server died by itself; see " + folder);
        }
        Optional<DiskUse> disk = DiskUse.of(data);
        disk.ifPresent(it -> peakDiskMegabytes = Math.max(peakDiskMegabytes, it.megabytes()));
        tally.count(Tally.SAMPLES);
        try {
            life().sample(learners, disk);
        } catch (IOException | RuntimeException e) {
            tally.count(Tally.SAMPLES_FAILED);
            System.out.println("soak: no sample: " + e);
        }
    }

    private static void pass(long nanos) {
        long deadline = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Everybody goes home; what is left is closed, inspected and taken away; the server is stopped as a technician does. */
    private void finish() throws IOException, InterruptedException {
        await("a session at each place", () -> learners.stream().allMatch(Learner::wasLetIn));
        learners.forEach(Learner::goHome);
        await("learners to leave", () -> learners.stream().allMatch(Learner::away));
        await("sessions to be inspected", () -> inspector.left() == 0);
        inspector.departTheUnknown();
        await("the rest to be inspected", () -> inspector.left() == 0);
        life().stop().ifPresent(tally::fault);
        checkNothingIsLeft();
        checkLogs();
        if (peakDiskMegabytes > MOST_DISK_MEGABYTES) {
            tally.fault("the disk took " + peakDiskMegabytes + " MB at most");
        }
    }

    private void await(String what, BooleanSupplier done) {
        long deadline = System.nanoTime()
                + Duration.ofSeconds(resumeSeconds() + 2 * PATIENCE_SECONDS).toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < deadline) {
            pass(LOOK_NANOS);
        }
        if (!done.getAsBoolean()) {
            tally.fault("still waiting for " + what);
        }
    }

    private void checkNothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(data.resolve("sessions"))) {
            left.forEach(session -> tally.fault("left in the end: " + session.getFileName()));
        }
    }

    private void checkLogs() throws IOException {
        for (Life life : lives) {
            tally.count("warnings in servers' logs", life.server().warnings().size());
            life.server().failures().forEach(line -> tally.fault("in a server's log: " + line));
        }
    }

    private SoakReport report() {
        Object own = ManagementFactory.getOperatingSystemMXBean();
        double clients = own instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
        return new SoakReport(plan, seed, lives, tally, peakDiskMegabytes, clients);
    }
}
