package org.trocar.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.trocar.benchmarks.echo.EmptyLoop;

/**
 * Many trainees on one server, each with frames at its own evenly spread moments, all sent by this thread: by plan, so that being late
 * ourselves shows in what is measured instead of sparing the server.
 */
final class LoadRun {
    private static final int MOST_CONNECTIONS = 200;
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final long TAIL_NANOS = 500_000_000L;
    private static final long LOOK_NANOS = 5_000_000L;
    private static final int FIRST_PINGS = 10;

    private final Plan plan;
    private final Optional<ServerProcess> process;
    private final Window window = new Window();
    private final List<ManagedChannel> channels = new ArrayList<>();
    private final List<Seat> seats = new ArrayList<>();

    private record Used(Optional<Seen> server, long clientNanos) {}

    private record Seen(ServerWatch.Use use, double waitingBytes) {}

    private LoadRun(Plan plan, List<Tape> tapes, InetSocketAddress address, Optional<ServerProcess> process) {
        this.plan = plan;
        this.process = process;
        for (int i = 0; i < Math.min(plan.sessions(), MOST_CONNECTIONS); i++) {
            channels.add(NettyChannelBuilder.forAddress(address)
                    .usePlaintext()
                    .directExecutor()
                    .build());
        }
        for (int i = 0; i < plan.sessions(); i++) {
            seats.add(new Seat(
                    channels.get(i % channels.size()),
                    tapes.get(i % tapes.size()),
                    "load-" + i,
                    plan.rateHz(),
                    window));
        }
    }

    /**
     * Runs a load.
     *
     * @param tapes the trainees' hands, in turns
     * @param process the server's, if it is ours to look into
     */
    static Outcome run(Plan plan, List<Tape> tapes, InetSocketAddress address, Optional<ServerProcess> process)
            throws IOException, InterruptedException {
        LoadRun run = new LoadRun(plan, tapes, address, process);
        try {
            return run.run();
        } finally {
            run.seats.forEach(Seat::cancel);
            run.channels.forEach(ManagedChannel::shutdownNow);
        }
    }

    private Outcome run() throws IOException, InterruptedException {
        seats.forEach(Seat::begin);
        if (!await(Seat::streaming)) {
            throw new IOException("not all of " + plan.sessions() + " sessions could be opened: " + troubles());
        }
        long start = System.nanoTime() + TAIL_NANOS;
        long from = start + plan.warmUpSeconds() * 1_000_000_000L;
        long to = from + plan.seconds() * 1_000_000_000L;
        window.open(from, to);
        EmptyLoop empty = EmptyLoop.start(plan.sessions(), plan.rateHz(), from, to);
        CompletableFuture<Used> used = CompletableFuture.supplyAsync(() -> watch(from, to));
        pace(start, to + TAIL_NANOS);
        seats.forEach(Seat::leave);
        boolean ended = await(Seat::over);
        return outcome(empty, used, ended);
    }

    /** Whether it holds for all seats before patience is over. */
    private boolean await(Predicate<Seat> condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!seats.stream().allMatch(condition)) {
            if (System.nanoTime() > deadline || seats.stream().anyMatch(seat -> seat.over() && !condition.test(seat))) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    private void pace(long start, long end) {
        int count = seats.size();
        for (long round = 0; start + round * plan.intervalNanos() < end; round++) {
            for (int i = 0; i < count; i++) {
                long due = start + round * plan.intervalNanos() + plan.intervalNanos() * i / count;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                seats.get(i).send(due);
                if (round < FIRST_PINGS || (round + i) % plan.rateHz() == 0) {
                    seats.get(i).ping();
                }
            }
        }
    }

    /** Looks when it begins to count and when it ends, on a thread of its own. */
    private Used watch(long from, long to) {
        if (process.isEmpty()) {
            long before = clientNanosAt(from);
            return new Used(Optional.empty(), clientNanosAt(to) - before);
        }
        try (ServerWatch watch = ServerWatch.of(process.get())) {
            long clientBefore = clientNanosAt(from);
            ServerWatch.Use before = watch.look();
            double waitingBytes = watch.waitingBytesUntil(to);
            long client = clientNanosAt(to) - clientBefore;
            return new Used(Optional.of(new Seen(watch.look().since(before), waitingBytes)), client);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long clientNanosAt(long moment) {
        while (System.nanoTime() < moment) {
            LockSupport.parkNanos(moment - System.nanoTime());
        }
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private Outcome outcome(EmptyLoop empty, CompletableFuture<Used> watched, boolean ended)
            throws IOException, InterruptedException {
        Legs legs = new Legs();
        Counts counts = Counts.NONE;
        long clockError = 0;
        for (Seat seat : seats) {
            legs.add(seat.legs());
            counts = counts.plus(seat.counts());
            clockError = Math.max(clockError, seat.clockErrorNanos());
        }
        List<String> troubles = new ArrayList<>(troubles());
        if (!ended) {
            troubles.add("not all sessions were graded and ended in time");
        }
        Used used = used(watched);
        return new Outcome(
                plan,
                legs,
                counts,
                empty.lateness(),
                used.server().isPresent() ? Optional.of(serverUse(used.server().get())) : Optional.empty(),
                used.clientNanos(),
                clockError,
                troubles);
    }

    private static Used used(CompletableFuture<Used> watched) throws IOException, InterruptedException {
        try {
            return watched.get();
        } catch (ExecutionException e) {
            throw new IOException(
                    "the server could not be looked into: " + e.getCause().getMessage(), e);
        }
    }

    private Outcome.ServerUse serverUse(Seen seen) throws IOException {
        Pauses pauses = Pauses.between(process.orElseThrow().pauses(), window.fromNanos(), window.toNanos());
        return new Outcome.ServerUse(seen.use(), pauses, seen.waitingBytes());
    }

    private List<String> troubles() {
        return seats.stream()
                .map(Seat::trouble)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
