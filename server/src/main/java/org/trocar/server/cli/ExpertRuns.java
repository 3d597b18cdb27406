package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trocar.core.content.LoadedRubric;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.StandardSetting.ExpertRun;
import org.trocar.core.grade.Verdict;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.session.EndReason;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.SessionManifest;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.grade.RubricTrial;
import org.trocar.telemetry.replay.RecordedManifest;
import org.trocar.telemetry.rulings.Rulings;

/** Reads experts' runs, and leaves out what is no example for others. */
final class ExpertRuns {
    private final Path data;
    private final Optional<String> scenarioId;
    private final RubricDocument rubric;
    private final boolean recordings;
    private final List<ExpertRun> fit = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    /** @param reason why this session is no example */
    record LeftOut(String session, String reason) {
        String words() {
            return session + ": " + reason;
        }
    }

    /**
     * @param scenarioId the one operation that the rubric is for; empty for any
     * @param recordings whether runs that were played from recordings are taken
     */
    ExpertRuns(Path data, Optional<String> scenarioId, RubricDocument rubric, boolean recordings) {
        this.data = data;
        this.scenarioId = scenarioId;
        this.rubric = rubric;
        this.recordings = recordings;
    }

    static LoadedRubric rubricOf(SessionFolder folder) throws IOException {
        Scenario scenario = manifest(folder).scenario();
        return new LoadedRubric(Optional.of(scenario.id()), scenario.rubric());
    }

    private static SessionManifest manifest(SessionFolder folder) throws IOException {
        return RecordedManifest.of(folder, folder.read());
    }

    /** Those that are examples, in the order they were read. */
    List<ExpertRun> fit() {
        return fit;
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }

    /**
     * Replays a run and grades it by the rubric.
     *
     * @param expert the name to be used; empty for the learner's pseudonym
     */
    void read(SessionFolder folder, Optional<String> expert) throws IOException {
        SessionManifest manifest = manifest(folder);
        Optional<String> unfit = byManifest(folder, manifest);
        if (unfit.isEmpty()) {
            RubricTrial trial = Regrading.of(folder, Optional.empty(), rubric);
            Grade grade = trial.grade().grade();
            unfit = byReplay(trial.own()).or(() -> byGrade(grade));
            if (unfit.isEmpty()) {
                fit.add(new ExpertRun(expert.orElse(manifest.learner()), manifest.dominantHand(), grade));
            }
        }
        unfit.ifPresent(reason -> leftOut.add(new LeftOut(manifest.sessionId(), reason)));
    }

    private Optional<String> byManifest(SessionFolder folder, SessionManifest manifest) throws IOException {
        String scenario = manifest.scenario().id();
        if (folder.isRunning()) {
            return Optional.of("it is still running");
        }
        if (scenarioId.isPresent() && !scenarioId.get().equals(scenario)) {
            return Optional.of("it is of " + scenario + ", the rubric for " + scenarioId.get());
        }
        if (manifest.provenance() == Provenance.SCRIPTED) {
            return Optional.of("a script operated, no person");
        }
        if (manifest.provenance() == Provenance.RECORDING && !recordings) {
            return Optional.of("it was played from a recording; --include-recordings takes those too");
        }
        if (manifest.mode() != Mode.ASSESSMENT) {
            return Optional.of("it was guided (" + Text.of(manifest.mode()) + "); assessments are not");
        }
        return Rulings.read(data).standing(manifest.sessionId()).counts()
                ? Optional.empty()
                : Optional.of("it is void");
    }

    private static Optional<String> byReplay(Regrade own) {
        boolean asRecorded = own.outcome() != Regrade.Outcome.DAMAGED && own.outcome() != Regrade.Outcome.DIVERGED;
        return asRecorded ? Optional.empty() : Optional.of(own.message());
    }

    private static Optional<String> byGrade(Grade grade) {
        boolean finished = grade.endReason().equals(Optional.of(EndReason.TASK_FINISHED));
        if (!finished) {
            return Optional.of("it was not finished");
        }
        if (grade.verdict() == Verdict.NOT_GRADABLE) {
            return Optional.of("not gradable: " + grade.reasons().get(0));
        }
        if (grade.verdict() == Verdict.UNDECIDED) {
            String why = grade.reasons().get(0);
            return Optional.of(why.startsWith("undecided") ? why : "undecided: " + why);
        }
        if (grade.lowConfidence()) {
            return Optional.of("its hands were tracked for too little of the time (low confidence)");
        }
        return grade.score().orElse(0) == 0
                ? Optional.of("it scores 0: " + grade.reasons().get(0))
                : Optional.empty();
    }
}
