package org.trocar.telemetry.progress;

import java.io.IOException;
import java.util.Optional;
import org.trocar.core.feedback.Guidance;
import org.trocar.core.grade.Grade;
import org.trocar.core.progress.LoggedAttempt;
import org.trocar.core.scenario.Mode;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.rulings.CountingGrade;
import org.trocar.telemetry.rulings.Rulings;

/** Makes what the log holds of an attempt: a function of the session's folder and the rulings. */
final class AttemptReader {
    private AttemptReader() {}

    /**
     * @return empty when the session has no grade yet
     * @throws IOException when manifest, grade or rubric cannot be used, naming file and remedy
     */
    static Optional<LoggedAttempt> read(SessionFolder folder, Rulings rulings) throws IOException {
        Optional<CountingGrade> counting = rulings.counting(folder);
        if (counting.isEmpty()) {
            return Optional.empty();
        }
        FolderContents contents = folder.read();
        StoredManifest manifest = contents.manifest()
                .orElseThrow(() -> new IOException(contents.damage().get(0).message()));
        return Optional.of(attempt(manifest, counting.get()));
    }

    private static LoggedAttempt attempt(StoredManifest manifest, CountingGrade counting) {
        Grade grade = counting.grade().grade();
        return new LoggedAttempt(
                manifest.sessionId(),
                manifest.learner(),
                manifest.scenario().id(),
                grade.rubricSha256().isEmpty() ? grade.scenarioSha256() : grade.rubricSha256(),
                grade.engine(),
                manifest.mode(),
                manifest.provenance(),
                new Guidance(manifest.mode() == Mode.ASSESSMENT, manifest.mastery()).probability(),
                counting.ruled().verdict(),
                counting.ruled().score(),
                grade.lowConfidence(),
                manifest.openedEpochMillis(),
                new LoggedAttempt.Standing(
                        counting.standing().counts(),
                        counting.standing().adopted().isPresent(),
                        counting.ruled().changed()),
                counting.rubric().repetitions().map(asked -> new LoggedAttempt.Asked(asked.inARow(), asked.further())));
    }
}
