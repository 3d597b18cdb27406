package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.trocar.core.content.LoadedRubric;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.StandardSetting.ExpertRun;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.session.EndReason;
import org.trocar.core.session.SessionManifest;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.grade.RubricTrial;
import org.trocar.telemetry.replay.RecordedManifest;
import org.trocar.telemetry.rulings.Rulings;

/** Reads experts' runs, and refuses what is no example for others. */
final class ExpertRuns {
    private final Path data;
    private final Optional<String> scenarioId;
    private final RubricDocument rubric;

    /** @param scenarioId the one operation that the rubric is for; empty for any */
    ExpertRuns(Path data, Optional<String> scenarioId, RubricDocument rubric) {
        this.data = data;
        this.scenarioId = scenarioId;
        this.rubric = rubric;
    }

    static LoadedRubric rubricOf(SessionFolder folder) throws IOException {
        Scenario scenario = manifest(folder).scenario();
        return new LoadedRubric(Optional.of(scenario.id()), scenario.rubric());
    }

    private static SessionManifest manifest(SessionFolder folder) throws IOException {
        return RecordedManifest.of(folder, folder.read());
    }

    /**
     * Replays a run and grades it by the rubric.
     *
     * @param expert the name to be used; empty for the learner's pseudonym
     */
    ExpertRun read(SessionFolder folder, Optional<String> expert) throws IOException {
        if (folder.isRunning()) {
            throw refused(folder, "it is still running");
        }
        SessionManifest manifest = manifest(folder);
        refuseByManifest(folder, manifest);
        RubricTrial trial = Regrading.of(folder, Optional.empty(), rubric);
        refuseByReplay(folder, trial.own());
        Grade grade = trial.grade().grade();
        refuseByGrade(folder, grade);
        return new ExpertRun(expert.orElse(manifest.learner()), manifest.dominantHand(), grade);
    }

    private void refuseByManifest(SessionFolder folder, SessionManifest manifest) throws IOException {
        String scenario = manifest.scenario().id();
        if (scenarioId.isPresent() && !scenarioId.get().equals(scenario)) {
            throw refused(folder, "it is of " + scenario + ", the rubric for " + scenarioId.get());
        }
        if (manifest.mode() != Mode.ASSESSMENT) {
            throw refused(folder, "it was guided (" + Text.of(manifest.mode()) + "); assessments are not");
        }
        if (!Rulings.read(data).standing(manifest.sessionId()).counts()) {
            throw refused(folder, "it is void");
        }
    }

    private static void refuseByReplay(SessionFolder folder, Regrade own) {
        if (own.outcome() == Regrade.Outcome.DAMAGED || own.outcome() == Regrade.Outcome.DIVERGED) {
            throw refused(folder, own.message());
        }
    }

    private static void refuseByGrade(SessionFolder folder, Grade grade) {
        boolean finished = grade.endReason().equals(Optional.of(EndReason.TASK_FINISHED));
        if (!finished || grade.score().isEmpty()) {
            throw refused(folder, "it was not finished");
        }
        if (grade.lowConfidence()) {
            throw refused(folder, "its hands were tracked for too little of the time (low confidence)");
        }
        if (grade.score().getAsDouble() == 0) {
            throw refused(folder, "it scores 0: " + grade.reasons().get(0));
        }
    }

    private static UserError refused(SessionFolder folder, String why) {
        return UserError.no("session " + folder.path().getFileName() + " makes no standard: " + why
                + "; leave it out, or give another");
    }
}
