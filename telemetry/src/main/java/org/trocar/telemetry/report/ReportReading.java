package org.trocar.telemetry.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.trocar.core.grade.ClosingSummary;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.RuledGrade;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.session.RecordedRun;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.grade.ExplainedGrade;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.grade.StoredGrade;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.DerivedCodec;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.playback.Playback;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.replay.RecordedManifest;
import org.trocar.telemetry.replay.ReplaySource;
import org.trocar.telemetry.rulings.CountingGrade;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.rulings.Standing;

/**
 * Gathers what a report tells: points and motion from the journal's records, what happened and the critical errors' scenes from a replay.
 * Changes nothing in the folder.
 */
final class ReportReading {
    /** More critical errors are in the table only. */
    static final int MOST_SCENES = 12;

    private static final int TICKS_AT_ONCE = 900;

    private final SessionFolder folder;
    private final FolderContents contents;
    private final Standing standing;
    private final Optional<CountingGrade> counting;
    private final Optional<String> chart;
    private final ExplainedGrade explained;

    private ReportReading(SessionFolder folder, Rulings rulings, Optional<String> chart) throws IOException {
        this.folder = folder;
        this.chart = chart;
        contents = folder.read();
        standing = rulings.standing(contents.manifest()
                .map(StoredManifest::sessionId)
                .orElse(folder.path().getFileName().toString()));
        counting = rulings.counting(folder);
        Optional<RubricDocument> adopted = Rulings.adoptedRubric(standing);
        explained = adopted.isPresent() ? Regrading.explained(folder, adopted.get()) : Regrading.explained(folder);
    }

    /**
     * @param rulings say which grade counts
     * @param chart the learner's progress, if known
     * @param progress is told how many ticks were replayed
     * @throws IOException when the session was erased, its grade is not as it was sealed, or manifest, scenario copy or ruling cannot be used,
     *     naming file and remedy
     */
    static SessionReport of(SessionFolder folder, Rulings rulings, Optional<String> chart, LongConsumer progress)
            throws IOException {
        Optional<Erased> erased = Erased.soundIn(folder);
        if (erased.isPresent()) {
            throw new IOException("there is nothing to report: " + erased.get().message());
        }
        return new ReportReading(folder, rulings, chart).read(progress);
    }

    private SessionReport read(LongConsumer progress) throws IOException {
        GradeDocument grade = counting.map(CountingGrade::grade).orElse(explained.grade());
        Scenario scenario = RecordedManifest.of(folder, contents).scenario();
        Motion motion = new Motion();
        List<Boolean> tooNoisy = follow(motion);
        try (Playback playback = Playback.open(folder)) {
            survey(playback, progress);
            return new SessionReport(
                    contents.manifest().orElseThrow(),
                    scenario,
                    grade,
                    rubric(scenario),
                    ruled(grade.grade()),
                    ClosingSummary.of(grade.grade(), rubric(scenario)),
                    standing,
                    counting.isPresent(),
                    signer(),
                    grade.gradeHash().equals(explained.grade().gradeHash()),
                    explained.explanation(),
                    explained.bars(),
                    story(scenario, playback),
                    motion,
                    tooNoisy,
                    scenes(grade.grade(), rubric(scenario), playback),
                    chart,
                    damage(playback));
        }
    }

    private Optional<String> signer() throws IOException {
        return standing.adopted().isPresent()
                ? Optional.empty()
                : StoredGrade.read(folder).flatMap(StoredGrade::signer);
    }

    private Rubric rubric(Scenario scenario) throws IOException {
        return Rulings.adoptedRubric(standing).map(RubricDocument::rubric).orElse(scenario.rubric());
    }

    private RuledGrade ruled(Grade grade) {
        return counting.map(CountingGrade::ruled).orElse(RuledGrade.asGraded(grade));
    }

    /** Gives the tips' way to a motion. Returns whether each hand is too noisy. */
    private List<Boolean> follow(Motion motion) throws IOException {
        try (JournalReader reader = JournalReader.open(folder)) {
            ReplaySource source = new ReplaySource(reader, new CodecFrames());
            SessionManifest manifest = RecordedManifest.of(folder, contents);
            int rings = manifest.scenario().ring().count();
            RecordedRun run = new RecordedRun(manifest);
            run.copyTips(motion);
            TickInput in = new TickInput();
            WorldEvents events = new WorldEvents();
            TipSamples tips = DerivedCodec.newTips();
            while (source.next(in) && source.derived(events, tips, rings)) {
                run.tick(in, events, tips);
            }
            return Stream.of(Hand.values()).map(run::tooNoisy).toList();
        }
    }

    private static void survey(Playback playback, LongConsumer progress) {
        while (playback.survey(TICKS_AT_ONCE)) {
            progress.accept(playback.surveyedTick());
        }
    }

    private static Story story(Scenario scenario, Playback playback) {
        return new Story(scenario.ring().count(), playback.timeline(), playback.lastTick());
    }

    private static List<Scene> scenes(Grade grade, Rubric rubric, Playback playback) {
        List<Scene> scenes = new ArrayList<>();
        for (int i = 0; i < grade.errors().size() && scenes.size() < MOST_SCENES; i++) {
            Grade.ErrorEntry error = grade.errors().get(i);
            if (rubric.gates().contains(error.kind()) && error.tick() <= playback.lastTick()) {
                scenes.addAll(Scene.of(i + 1, error, playback));
            }
        }
        return scenes;
    }

    private List<Damage> damage(Playback playback) {
        List<Damage> damage = new ArrayList<>(explained.regrade().damage());
        playback.damage().stream().filter(found -> !damage.contains(found)).forEach(damage::add);
        return damage;
    }
}
