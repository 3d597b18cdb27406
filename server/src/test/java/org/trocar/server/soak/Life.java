package org.trocar.server.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** One server from its start to its end, and what was sampled of it. */
final class Life implements AutoCloseable {
    /** Done, or ended by SIGTERM after all was done. */
    private static final Set<Integer> EXITS_OF_A_STOP = Set.of(0, 143);

    private static final double BYTES_A_KILOBYTE = 1024;

    private final ServedProcess server;
    private final ProcessGauges gauges;
    private final ToldMetrics metrics;
    private final Path data;
    private final int samplesAHistogram;
    private final Samples samples = new Samples();
    private final int port;
    private final long began = System.nanoTime();
    private int sampled;
    private double seconds;
    private double peakResidentMegabytes;
    /** Seconds lived and seconds of a processor used, at each sample. */
    private final List<double[]> used = new ArrayList<>();

    private Life(ServedProcess server, Path data, int samplesAHistogram) throws IOException {
        this.server = server;
        this.data = data;
        this.samplesAHistogram = samplesAHistogram;
        port = server.port();
        metrics = new ToldMetrics(server.metricsPort());
        gauges = ProcessGauges.of(server.pid());
    }

    /** @param samplesAHistogram how many samples to one of the live heap, for which the server stands still */
    static Life begin(Path home, Path data, Path log, List<String> settings, int samplesAHistogram) throws IOException {
        ServedProcess server = ServedProcess.start(home, data, log, settings);
        try {
            return new Life(server, data, samplesAHistogram);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    int port() {
        return port;
    }

    boolean lasts() {
        return server.alive();
    }

    Samples samples() {
        return samples;
    }

    /** Until the last sample. */
    double seconds() {
        return seconds;
    }

    /** Heap and all, as the operating system counts it. */
    double peakResidentMegabytes() {
        return peakResidentMegabytes;
    }

    /** How much of a core the server used after its warm-up; 0 when it did not live that long. */
    double cores() {
        if (used.isEmpty()) {
            return 0;
        }
        double[] warm = used.get(used.size() / 3);
        double[] last = used.get(used.size() - 1);
        return last[0] == warm[0] ? 0 : (last[1] - warm[1]) / (last[0] - warm[0]);
    }

    void sample(List<Learner> learners, Optional<DiskUse> disk) throws IOException, InterruptedException {
        seconds = (System.nanoTime() - began) / 1e9;
        // Before the histogram, whose collection would free what nobody closed.
        gauges.handles().ifPresent(it -> add(Gauge.HANDLES, it));
        gauges.residentOutsideHeapMegabytes().ifPresent(it -> add(Gauge.OUTSIDE_HEAP, it));
        gauges.residentMegabytes().ifPresent(it -> peakResidentMegabytes = Math.max(peakResidentMegabytes, it));
        add(Gauge.DIRECT_BUFFERS, gauges.directMegabytes());
        gauges.mappedIn(data).ifPresent(it -> add(Gauge.MAPPED_FILES, it));
        add(Gauge.THREADS, gauges.threads());
        add(Gauge.CLASSES, gauges.classes());
        used.add(new double[] {seconds, gauges.processorSeconds()});
        median(learners, Learner::journalLag).ifPresent(it -> add(Gauge.JOURNAL_LAG, it));
        median(learners, Learner::framesWaiting).ifPresent(it -> add(Gauge.FRAMES_WAITING, it));
        add(Gauge.RECORDS_WAITING, metrics.value("trocar_journal_waiting_bytes") / BYTES_A_KILOBYTE);
        disk.ifPresent(it -> add(Gauge.DISK_BESIDE_SESSIONS, it.besideMegabytes()));
        if (sampled++ % samplesAHistogram == 0) {
            add(Gauge.LIVE_HEAP, gauges.liveHeapMegabytes());
        }
    }

    private void add(Gauge gauge, double value) {
        samples.add(gauge, seconds, value);
    }

    private static OptionalDouble median(List<Learner> learners, Function<Learner, Optional<Long>> value) {
        double[] values = learners.stream()
                .map(value)
                .flatMap(Optional::stream)
                .mapToDouble(Long::doubleValue)
                .toArray();
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Trend.median(values));
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        letGo();
        server.kill();
    }

    /** SIGTERM; what is wrong with how it ended, or nothing. */
    Optional<String> stop() throws InterruptedException {
        letGo();
        OptionalInt exit = server.stop();
        if (exit.isEmpty()) {
            return Optional.of("the server did not stop by itself");
        }
        return EXITS_OF_A_STOP.contains(exit.getAsInt())
                ? Optional.empty()
                : Optional.of("the server stopped with the exit code " + exit.getAsInt());
    }

    ServedProcess server() {
        return server;
    }

    @Override
    public void close() {
        letGo();
        server.close();
    }

    private void letGo() {
        try {
            gauges.close();
        } catch (IOException e) {
            // It was killed, or let go before.
            return;
        }
    }
}
