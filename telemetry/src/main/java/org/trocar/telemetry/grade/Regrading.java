package org.trocar.telemetry.grade;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.trocar.core.grade.Decisive;
import org.trocar.core.grade.Explanation;
import org.trocar.core.grade.Grader;
import org.trocar.core.grade.RunRecord;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.session.Attempt;
import org.trocar.core.session.Engine;
import org.trocar.core.session.RecordedRun;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.session.SessionSink;
import org.trocar.core.uncertainty.ErrorBars;
import org.trocar.core.uncertainty.TipTrace;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.DerivedCodec;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.replay.Divergence;
import org.trocar.telemetry.replay.RecordedManifest;
import org.trocar.telemetry.replay.ReplaySource;
import org.trocar.telemetry.replay.VerifyingJournal;

/**
 * Makes a session's grade anew from its folder alone: the recorded inputs go into a session like the live one, with a journal that compares
 * where the live one wrote. It changes nothing in the folder.
 */
public final class Regrading {
    private final SessionFolder folder;
    private final FolderContents contents;
    private final SessionManifest manifest;

    private Regrading(SessionFolder folder, FolderContents contents, SessionManifest manifest) {
        this.folder = folder;
        this.contents = contents;
        this.manifest = manifest;
    }

    /**
     * Replays a whole session.
     *
     * @throws IOException when manifest, scenario copy or stored grade cannot be used, naming file and remedy
     */
    public static Regrade of(SessionFolder folder) throws IOException {
        return of(folder, SILENT, NO_PROGRESS);
    }

    /**
     * Replays a whole session as it ran, under its own rubric's cutoff, and grades it by another rubric.
     *
     * @param old what the verdict is said to move from; empty for the session's own rubric
     * @throws IOException as above
     */
    public static RubricTrial of(SessionFolder folder, Optional<Rubric> old, RubricDocument rubric) throws IOException {
        Regrading regrading = open(folder);
        return regrading.trial(regrading.replay(SILENT, NO_PROGRESS), old, rubric);
    }

    /**
     * Grades a session from what its ticks made of their input, as recorded: no physics, so many times faster. It believes the DERIVED
     * records, which the checksums and the journal's hash vouch for and {@link #of(SessionFolder)} proves.
     *
     * @throws IOException as above
     */
    public static Regrade quick(SessionFolder folder) throws IOException {
        Regrading regrading = open(folder);
        return regrading.regrade(regrading.read());
    }

    /**
     * The same by another rubric.
     *
     * @param old what the verdict is said to move from; empty for the session's own rubric
     * @throws IOException as above
     */
    public static RubricTrial quick(SessionFolder folder, Optional<Rubric> old, RubricDocument rubric)
            throws IOException {
        Regrading regrading = open(folder);
        return regrading.trial(regrading.read(), old, rubric);
    }

    /**
     * Grades a session from its records, as {@link #quick(SessionFolder)} does, and says where every point comes from.
     *
     * @throws IOException as above
     */
    public static ExplainedGrade explained(SessionFolder folder) throws IOException {
        Regrading regrading = open(folder);
        return regrading.explained(regrading.read(), RubricDocument.of(regrading.own()));
    }

    /**
     * The same by another rubric.
     *
     * @throws IOException as above
     */
    public static ExplainedGrade explained(SessionFolder folder, RubricDocument rubric) throws IOException {
        Regrading regrading = open(folder);
        return regrading.explained(regrading.read(), rubric);
    }

    private ExplainedGrade explained(Pass pass, RubricDocument rubric) {
        RunRecord record = pass.record().withRubric(rubricSha256(pass.record(), rubric));
        return new ExplainedGrade(
                regrade(pass),
                GradeDocument.of(Grader.grade(pass.attempt(), rubric.rubric(), record, pass.bars())),
                Explanation.of(pass.attempt(), rubric.rubric(), record, pass.bars()),
                pass.bars());
    }

    /**
     * Replays a whole session and shows it.
     *
     * @param sink is given the session after each tick, as a live client is
     * @param progress is told the number of each tick after it
     * @throws IOException when manifest, scenario copy or stored grade cannot be used, naming file and remedy
     */
    public static Regrade of(SessionFolder folder, SessionSink sink, LongConsumer progress) throws IOException {
        Regrading regrading = open(folder);
        return regrading.regrade(regrading.replay(sink, progress));
    }

    /**
     * How far a session's values can be off, from the records of it that are there: for a run that has its grade made live, and its journal
     * closed.
     *
     * @throws IOException as above
     */
    public static ErrorBars bars(SessionFolder folder) throws IOException {
        return open(folder).read().bars();
    }

    private static Regrading open(SessionFolder folder) throws IOException {
        FolderContents contents = folder.read();
        return new Regrading(folder, contents, RecordedManifest.of(folder, contents));
    }

    private static final SessionSink SILENT = session -> {};
    private static final LongConsumer NO_PROGRESS = tick -> {};

    /** Recomputes everything. */
    private Pass replay(SessionSink sink, LongConsumer progress) throws IOException {
        try (JournalReader reader = JournalReader.open(folder)) {
            ReplaySource source = new ReplaySource(reader, new CodecFrames());
            VerifyingJournal journal = new VerifyingJournal(source);
            Session session = new Session(underThisEngine(), journal, sink);
            TipTrace trace = new TipTrace();
            session.copyTips(trace);
            TickInput in = new TickInput();
            while (source.next(in)) {
                session.tick(in);
                progress.accept(in.tick());
            }
            boolean sameEngine = manifest.engine() == Engine.VERSION;
            return pass(session, trace, reader, source, sameEngine ? journal.firstDivergence() : Optional.empty());
        }
    }

    /** Reads what each tick made of its input, instead of making it. */
    private Pass read() throws IOException {
        try (JournalReader reader = JournalReader.open(folder)) {
            ReplaySource source = new ReplaySource(reader, new CodecFrames());
            RecordedRun run = new RecordedRun(underThisEngine());
            TipTrace trace = new TipTrace();
            run.copyTips(trace);
            TickInput in = new TickInput();
            WorldEvents events = new WorldEvents();
            TipSamples tips = DerivedCodec.newTips();
            int rings = manifest.scenario().ring().count();
            while (source.next(in) && source.derived(events, tips, rings)) {
                run.tick(in, events, tips);
            }
            return pass(run, trace, reader, source, Optional.empty());
        }
    }

    /** What one way through the journal came to. */
    private record Pass(
            Attempt attempt,
            ErrorBars bars,
            RunRecord record,
            long ticks,
            Optional<Divergence> divergence,
            List<Damage> damage) {}

    private Pass pass(
            Attempt attempt, TipTrace trace, JournalReader reader, ReplaySource source, Optional<Divergence> divergence)
            throws IOException {
        ErrorBars bars = ErrorBars.of(attempt, trace);
        return new Pass(attempt, bars, record(reader, source), source.ticks(), divergence, damage(source));
    }

    /** Records that are damaged are as good as lost. */
    private RunRecord record(JournalReader reader, ReplaySource source) throws IOException {
        long holes = reader.summary().holes();
        boolean damaged = source.damage().stream().anyMatch(Damage::grave);
        long lost = holes == 0 && damaged ? 1 : holes;
        return RunRecords.of(folder, formatVersion(), own(), reader.summary(), lost);
    }

    private Rubric own() {
        return manifest.scenario().rubric();
    }

    private Regrade regrade(Pass pass) {
        List<Damage> damage = new ArrayList<>(pass.damage());
        Optional<GradeDocument> stored = storedGrade(damage);
        return new Regrade(
                GradeDocument.of(Grader.grade(pass.attempt(), pass.record(), pass.bars())),
                stored,
                manifest.engine(),
                pass.ticks(),
                pass.divergence(),
                damage);
    }

    private RubricTrial trial(Pass pass, Optional<Rubric> old, RubricDocument rubric) {
        RunRecord record = pass.record().withRubric(rubricSha256(pass.record(), rubric));
        Rubric from = old.orElseGet(this::own);
        return new RubricTrial(
                regrade(pass),
                from,
                GradeDocument.of(Grader.grade(pass.attempt(), rubric.rubric(), record, pass.bars())),
                Decisive.criteria(pass.attempt(), from, rubric.rubric(), record, pass.bars()));
    }

    /** Its own rubric on trial makes the very grade the session has, hash and all. */
    private String rubricSha256(RunRecord record, RubricDocument rubric) {
        return rubric.rubric().equals(own()) ? record.rubricSha256() : rubric.sha256();
    }

    private int formatVersion() {
        return contents.manifest().orElseThrow().formatVersion();
    }

    /** A stored grade that was tampered with is evidence, not a reason to replay nothing. */
    private Optional<GradeDocument> storedGrade(List<Damage> damage) {
        try {
            return GradeDocument.read(folder);
        } catch (IOException e) {
            damage.add(Damage.ofFolder(Damage.Kind.GRADE_CHANGED, e.getMessage()));
            return Optional.empty();
        }
    }

    private List<Damage> damage(ReplaySource source) {
        List<Damage> damage = new ArrayList<>(contents.damage());
        damage.addAll(source.damage());
        return damage;
    }

    /** A grade names the engine that made it, which need not be the one that ran the session. */
    private SessionManifest underThisEngine() {
        return new SessionManifest(
                manifest.sessionId(),
                manifest.learner(),
                manifest.scenario(),
                manifest.scenarioSha256(),
                manifest.mode(),
                manifest.dominantHand(),
                manifest.attemptLabel(),
                manifest.device(),
                manifest.provenance(),
                manifest.pace(),
                manifest.tickHz(),
                manifest.seed(),
                manifest.mastery(),
                Engine.VERSION,
                manifest.start(),
                manifest.openedEpochMillis(),
                manifest.gazeConsent());
    }
}
