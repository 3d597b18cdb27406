package org.trocar.server.monitor;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmCompilationMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryPoolAllocationMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.trocar.core.grade.Verdict;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.session.LoopTally;
import org.trocar.core.session.TickStage;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.server.live.Diary;
import org.trocar.server.live.DiskWatermark;
import org.trocar.server.live.LiveSession;
import org.trocar.server.live.LiveSessions;
import org.trocar.server.live.Shares;
import org.trocar.server.live.SimulationThread;
import org.trocar.server.replay.ReplayService;
import org.trocar.telemetry.journal.JournalThread;

/**
 * What a server counts anyway, in the words of Prometheus. Nothing is counted here: each is asked for when somebody asks, so that no tick
 * pays for it. No label names a session or a learner. {@code docs/operations.md} has the table.
 */
public final class ServerMetrics {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final double NANOS_A_SECOND = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

    /** @param build the commit, or "unknown" */
    public ServerMetrics(String build) {
        ofJava();
        GaugeWithCallback.builder()
                .name("trocar_build")
                .help("1, with the commit this server was built from.")
                .labelNames("commit")
                .callback(gauge -> gauge.call(1, build))
                .register(registry);
    }

    /** All that the library has but its metrics of threads, which look for deadlocks: that stops every thread for milliseconds. */
    private void ofJava() {
        JvmBufferPoolMetrics.builder().register(registry);
        JvmClassLoadingMetrics.builder().register(registry);
        JvmCompilationMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmMemoryMetrics.builder().register(registry);
        JvmMemoryPoolAllocationMetrics.builder().register(registry);
        JvmRuntimeInfoMetric.builder().register(registry);
        ProcessMetrics.builder().register(registry);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        gauge("jvm_threads_current", "Threads that are alive.", threads::getThreadCount);
    }

    public ServerMetrics ofSessions(LiveSessions sessions, Diary diary) {
        GaugeWithCallback.builder()
                .name("trocar_sessions")
                .help("Sessions that run, by where they stand.")
                .labelNames("state")
                .callback(gauge -> byState(sessions).forEach((state, count) -> gauge.call(count, lower(state))))
                .register(registry);
        counter("trocar_sessions_opened_total", "Sessions opened.", diary::opened);
        counter(
                "trocar_sessions_revived_total",
                "Sessions taken up again after their server had died.",
                diary::revived);
        counter("trocar_clients_lost_total", "Connections that broke while their session ran.", diary::lost);
        counter("trocar_clients_resumed_total", "Clients that came back to a session that ran on.", diary::resumed);
        counter("trocar_sessions_aborted_total", "Sessions ended by a failure of the server's.", diary::aborted);
        counter("trocar_sessions_sealed_total", "Sessions graded, signed and closed for good.", diary::sealed);
        counters(
                "trocar_sessions_graded_total",
                "Sessions ended and graded, by verdict.",
                "verdict",
                Verdict.values(),
                diary::graded);
        counters(
                "trocar_refusals_total",
                "Openings and resumes that were refused, by code.",
                "code",
                RefusalCode.values(),
                diary::refused);
        gauge(
                "trocar_journal_lag_seconds",
                "The most that any journal is behind its session in real time.",
                () -> sessions.all().stream()
                        .mapToDouble(LiveSession::journalLagSeconds)
                        .max()
                        .orElse(0));
        return this;
    }

    private static Map<SessionStatus, Integer> byState(LiveSessions sessions) {
        Map<SessionStatus, Integer> counts = new EnumMap<>(SessionStatus.class);
        sessions.all().forEach(session -> counts.merge(session.status(), 1, Integer::sum));
        return counts;
    }

    public ServerMetrics ofSimulation(List<SimulationThread> threads) {
        ToDoubleFunction<ToDoubleFunction<LoopTally>> sum = part -> threads.stream()
                .mapToDouble(thread -> part.applyAsDouble(thread.tally()))
                .sum();
        registry.register(new DurationsMetric(
                "trocar_tick_work_seconds",
                "How long ticks took; the count is that of all ticks.",
                threads.stream().map(thread -> thread.tally().tickWork()).toList()));
        counters(
                "trocar_tick_stage_seconds_total",
                "What the time of ticks went into.",
                "stage",
                TickStage.values(),
                stage -> sum.applyAsDouble(tally -> tally.stages().nanos(stage)) / NANOS_A_SECOND);
        counter(
                "trocar_ticks_late_total",
                "Ticks in real time that were run together with a later one.",
                () -> sum.applyAsDouble(LoopTally::lateTicks));
        counter(
                "trocar_ticks_slipped_total",
                "Ticks in real time that never ran.",
                () -> sum.applyAsDouble(LoopTally::slippedTicks));
        counters(
                "trocar_frames_total",
                "Frames received, by what became of them.",
                "verdict",
                FrameVerdict.values(),
                verdict -> sum.applyAsDouble(tally -> tally.frames(verdict)));
        counter(
                "trocar_frames_late_total",
                "Accepted frames that came more than 0.1 s after their capture.",
                () -> sum.applyAsDouble(LoopTally::framesLate));
        counter(
                "trocar_frames_missing_total",
                "Frames that never came, by their sequence numbers.",
                () -> sum.applyAsDouble(LoopTally::framesMissing));
        return this;
    }

    public ServerMetrics ofJournals(JournalThread journals) {
        registry.register(new DurationsMetric(
                "trocar_journal_write_seconds",
                "How long rounds of writing took, forcing included.",
                List.of(journals.work().writing())));
        counter(
                "trocar_journal_records_total",
                "Records written.",
                () -> journals.work().records());
        counter(
                "trocar_journal_bytes_total",
                "Bytes of records written.",
                () -> journals.work().bytes());
        counter(
                "trocar_journal_lost_records_total",
                "Records lost because their ring was full.",
                journals::lostRecords);
        counter(
                "trocar_journal_failures_total",
                "Sessions whose journal took no more records.",
                () -> journals.work().failures());
        gauge("trocar_journal_waiting_bytes", "Records in the rings, not written yet.", journals::waitingBytes);
        return this;
    }

    public ServerMetrics ofDisk(DiskWatermark disk) {
        gauge(
                "trocar_disk_free_bytes",
                "Free on the data folder's disk when last looked, once a second; NaN when it did not say.",
                () -> disk.lastFreeBytes().stream().asDoubleStream().findFirst().orElse(Double.NaN));
        gauge("trocar_disk_keep_free_bytes", "With less free no session opens.", disk::keepFreeBytes);
        return this;
    }

    public ServerMetrics ofClients(Shares connections, ReplayService replays) {
        gauge("trocar_connections", "Connections of clients.", connections::taken);
        gauge("trocar_replay_viewers", "Who watches a replay now.", replays::viewers);
        return this;
    }

    private void counter(String name, String help, DoubleSupplier value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(counter -> counter.call(value.getAsDouble()))
                .register(registry);
    }

    private <K extends Enum<K>> void counters(
            String name, String help, String label, K[] kinds, ToDoubleFunction<K> value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .callback(counter ->
                        Arrays.stream(kinds).forEach(kind -> counter.call(value.applyAsDouble(kind), lower(kind))))
                .register(registry);
    }

    private void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(gauge -> gauge.call(value.getAsDouble()))
                .register(registry);
    }

    /** Without what the protocol puts before the names of such a kind. */
    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replaceFirst("^(session_status|refusal_code)_", "");
    }

    /** All of them now, in the text format of Prometheus, version 0.0.4. */
    byte[] text() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, registry.scrape());
        return text.toByteArray();
    }
}
