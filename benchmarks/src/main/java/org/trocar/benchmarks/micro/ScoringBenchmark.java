package org.trocar.benchmarks.micro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Grader;
import org.trocar.core.grade.RunRecord;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.TickInput;
import org.trocar.core.metric.MotionPipeline;
import org.trocar.core.metric.Sparc;
import org.trocar.core.session.RecordedRun;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.uncertainty.ErrorBars;
import org.trocar.core.uncertainty.TipTrace;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.RunRecords;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.DerivedCodec;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.replay.RecordedManifest;
import org.trocar.telemetry.replay.ReplaySource;

/** What is made when a run is over, of the whole recorded run. */
@State(Scope.Thread)
public class ScoringBenchmark {
    private static final int SPARC_SAMPLES = 300;

    private final Sparc sparc = new Sparc(SPARC_SAMPLES);
    private final TipTrace trace = new TipTrace();
    private final double[] speeds = new double[SPARC_SAMPLES];
    private RecordedRun run;
    private RunRecord record;
    private ErrorBars bars;

    /** Scores the run up to its end. */
    @Setup
    public void setUp() throws IOException {
        SessionFolder folder = Given.session();
        SessionManifest manifest = RecordedManifest.of(folder, folder.read());
        int rings = manifest.scenario().ring().count();
        run = new RecordedRun(manifest);
        run.copyTips(trace);
        List<Double> seen = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(folder)) {
            ReplaySource source = new ReplaySource(reader, new CodecFrames());
            TickInput in = new TickInput();
            WorldEvents events = new WorldEvents();
            TipSamples tips = DerivedCodec.newTips();
            MotionPipeline motion = new MotionPipeline();
            while (source.next(in) && source.derived(events, tips, rings)) {
                run.tick(in, events, tips);
                follow(tips, motion, seen);
            }
            record = RunRecords.of(
                    folder,
                    folder.read().manifest().orElseThrow().formatVersion(),
                    run.manifest().scenario().rubric(),
                    reader.readToEnd());
        }
        bars = ErrorBars.of(run, trace);
        for (int i = 0; i < SPARC_SAMPLES; i++) {
            speeds[i] = seen.get(seen.size() / 2 + i);
        }
    }

    private static void follow(TipSamples tips, MotionPipeline motion, List<Double> seen) {
        org.trocar.core.math.Pose tip = new org.trocar.core.math.Pose();
        for (int i = 0; i < tips.count(); i++) {
            tips.tip(i, Hand.RIGHT, tip);
            motion.sample(
                    tips.captureNanos(i),
                    tips.sampleNanos(i),
                    tip.position,
                    tip.orientation,
                    tips.tracked(i, Hand.RIGHT));
            seen.add(motion.speedMetresPerSecond());
        }
    }

    @Benchmark
    public double sparc() {
        return sparc.of(speeds, SPARC_SAMPLES, MotionPipeline.GRID_HZ);
    }

    @Benchmark
    public ErrorBars bars() {
        return ErrorBars.of(run, trace);
    }

    @Benchmark
    public Grade grade() {
        return Grader.grade(run, record, bars);
    }
}
