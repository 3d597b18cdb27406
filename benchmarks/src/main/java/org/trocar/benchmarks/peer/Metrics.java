package org.trocar.benchmarks.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.trocar.benchmarks.report.Figure;
import org.trocar.benchmarks.report.Series;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.TickInput;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.core.metric.Measure;
import org.trocar.core.metric.Measures;
import org.trocar.core.metric.UniformMotion;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.DerivedCodec;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.replay.RecordedManifest;
import org.trocar.telemetry.replay.ReplaySource;
import org.trocar.telemetry.trace.TraceMetrics;
import org.trocar.telemetry.trace.Treatment;

/** The same metrics of the same exported motion by numpy and scipy and by us: first whether both come to the same, then how much of a processor's time it takes. */
public final class Metrics {
    private static final String SCRIPT = "metrics.py";
    private static final double TOLERANCE = 1e-6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int warmUps;
    private final int rounds;
    private final Path scratch;
    private final Consumer<String> progress;
    private final List<double[]> rows = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /**
     * @param warmUps rounds before those that count
     * @param session whose right instrument's tip is measured
     */
    public Metrics(int warmUps, int rounds, SessionFolder session, Path scratch, Consumer<String> progress)
            throws IOException {
        this.warmUps = warmUps;
        this.rounds = rounds;
        this.scratch = scratch;
        this.progress = progress;
        read(session);
    }

    private void read(SessionFolder session) throws IOException {
        try (JournalReader reader = JournalReader.open(session)) {
            ReplaySource source = new ReplaySource(reader, new CodecFrames());
            TickInput in = new TickInput();
            WorldEvents events = new WorldEvents();
            TipSamples tips = DerivedCodec.newTips();
            Pose tip = new Pose();
            int rings = RecordedManifest.of(session, session.read())
                    .scenario()
                    .ring()
                    .count();
            while (source.next(in) && source.derived(events, tips, rings)) {
                for (int i = 0; i < tips.count(); i++) {
                    Vec3 at = tips.tip(i, Hand.RIGHT, tip).position;
                    rows.add(new double[] {tips.captureNanos(i) * 1e-9, at.x, at.y, at.z});
                }
            }
        }
    }

    /** What a reader has to know: what was compared, or why not. */
    public List<String> remarks() {
        return remarks;
    }

    /** @throws IOException when the two do not come to the same, naming the metric */
    public List<Figure> measure() throws IOException, InterruptedException {
        progress.accept("metrics: ours and numpy's");
        Path export = export();
        double seconds = rows.get(rows.size() - 1)[0] - rows.get(0)[0];
        Optional<JsonNode> peer = python(export);
        if (peer.isPresent()) {
            compare(peer.get(), TraceMetrics.of(export, Treatment.RAW).tool().orElseThrow());
        }
        Figure whole = Figure.of(
                "metrics.speed",
                "metrics of an exported motion, read and computed, by processor time",
                "x real time",
                whole(export, seconds));
        Figure computed = Figure.of("metrics.computing", "the same once it is read", "x real time", computed(seconds));
        return peer.map(said -> List.of(
                        whole.against("numpy and scipy", peer(said, seconds, true)),
                        computed.against("numpy and scipy", peer(said, seconds, false))))
                .orElse(List.of(whole, computed));
    }

    private Path export() throws IOException {
        Path file = scratch.resolve("motion.csv");
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("time_s,x_m,y_m,z_m");
            rows.forEach(row -> out.println(row[0] + "," + row[1] + "," + row[2] + "," + row[3]));
        }
        return file;
    }

    private Series whole(Path export, double seconds) throws IOException {
        List<Double> speeds = new ArrayList<>();
        for (int round = -warmUps; round < rounds; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            TraceMetrics.of(export, Treatment.RAW);
            keep(round, seconds, start, speeds);
        }
        return new Series(speeds);
    }

    private Series computed(double seconds) {
        Vec3[] points =
                rows.stream().map(row -> new Vec3(row[1], row[2], row[3])).toArray(Vec3[]::new);
        List<Double> speeds = new ArrayList<>();
        for (int round = -warmUps; round < rounds; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            new UniformMotion(points, (points.length - 1) / seconds).measures();
            keep(round, seconds, start, speeds);
        }
        return new Series(speeds);
    }

    private static void keep(int round, double seconds, long start, List<Double> speeds) {
        if (round >= 0) {
            speeds.add(seconds / ((THREADS.getCurrentThreadCpuTime() - start) * 1e-9));
        }
    }

    private static Series peer(JsonNode said, double seconds, boolean withReading) {
        List<Double> speeds = new ArrayList<>();
        for (int i = said.get("compute_seconds").size() / 2;
                i < said.get("compute_seconds").size();
                i++) {
            double took = said.get("compute_seconds").get(i).asDouble()
                    + (withReading ? said.get("read_seconds").get(i).asDouble() : 0);
            speeds.add(seconds / took);
        }
        return new Series(speeds);
    }

    /** Empty where there is no python3 with numpy and scipy. */
    private Optional<JsonNode> python(Path export) throws IOException, InterruptedException {
        Path script = scratch.resolve(SCRIPT);
        try (InputStream source = Metrics.class.getResourceAsStream(SCRIPT)) {
            Files.copy(source, script);
        }
        try {
            Process process = new ProcessBuilder(
                            "python3", script.toString(), export.toString(), Integer.toString(2 * rounds))
                    .redirectError(scratch.resolve("metrics.err").toFile())
                    .start();
            byte[] said = process.getInputStream().readAllBytes();
            if (process.waitFor() == 0) {
                return Optional.of(new ObjectMapper().readTree(said));
            }
            List<String> errors = Files.readAllLines(scratch.resolve("metrics.err"));
            remarks.add(
                    "numpy and scipy did not take part: " + (errors.isEmpty() ? "" : errors.get(errors.size() - 1)));
        } catch (IOException e) {
            remarks.add("numpy and scipy did not take part: there is no python3 (" + e.getMessage() + ")");
        }
        return Optional.empty();
    }

    private void compare(JsonNode said, Measures ours) throws IOException {
        JsonNode values = said.get("values");
        int compared = 0;
        for (Measure measure : Measure.values()) {
            if (values.has(measure.key())) {
                requireClose(
                        measure, ours.value(measure), values.get(measure.key()).asDouble());
                compared++;
            }
        }
        if (compared != values.size()) {
            throw new IOException("numpy knows " + values.size() + " metrics, of which we know " + compared);
        }
        remarks.add("numpy " + said.get("numpy").asText() + " and scipy "
                + said.get("scipy").asText() + " come to the same as we do, to 6 digits, in " + compared
                + " metrics; ours are 4 more");
    }

    private static void requireClose(Measure measure, double ours, double theirs) throws IOException {
        if (!(Math.abs(ours - theirs) <= TOLERANCE * Math.abs(theirs))) {
            throw new IOException(
                    measure.key() + " is " + ours + " by us and " + theirs + " by numpy: mend that before measuring");
        }
    }
}
