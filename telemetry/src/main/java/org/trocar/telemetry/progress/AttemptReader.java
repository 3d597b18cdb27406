package org.trocar.telemetry.progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.trocar.core.feedback.Guidance;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Verdict;
import org.trocar.core.progress.LoggedAttempt;
import org.trocar.core.progress.LoggedAttempt.Signer;
import org.trocar.core.progress.LoggedAttempt.Trust;
import org.trocar.core.scenario.Mode;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.grade.DisbelievedGrade;
import org.trocar.telemetry.grade.StoredGrade;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.RecordDamage;
import org.trocar.telemetry.rulings.CountingGrade;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.rulings.Standing;

/** Makes what the log holds of an attempt: a function of the session's folder and the rulings. */
final class AttemptReader {
    private final Path data;
    private final Rulings rulings;

    AttemptReader(Path data, Rulings rulings) {
        this.data = data;
        this.rulings = rulings;
    }

    /**
     * Reads it with all of its records, to see whether they are as they were written.
     *
     * @return empty when the session has no grade yet
     * @throws IOException when manifest or rubric cannot be used, naming file and remedy
     */
    Optional<LoggedAttempt> readAll(SessionFolder folder) throws IOException {
        Optional<LoggedAttempt> attempt = read(folder);
        return attempt.isPresent() && attempt.get().trust().flaw().isEmpty()
                ? attempt.map(sound -> flawed(sound, damage(folder)))
                : attempt;
    }

    private static String damage(SessionFolder folder) {
        List<Damage> damage = RecordDamage.in(folder);
        return damage.isEmpty() ? "" : "its record is damaged, " + damage.get(0).what();
    }

    /** The same of a session whose records were looked at before, or only just written. */
    Optional<LoggedAttempt> read(SessionFolder folder) throws IOException {
        try {
            Optional<CountingGrade> counting = rulings.counting(folder);
            return counting.isEmpty()
                    ? Optional.empty()
                    : Optional.of(attempt(folder, counting.get(), new Trust(signer(folder, counting.get()), "")));
        } catch (DisbelievedGrade e) {
            return Optional.of(disbelieved(manifest(folder), e.why()));
        }
    }

    private static StoredManifest manifest(SessionFolder folder) throws IOException {
        FolderContents contents = folder.read();
        return contents.manifest()
                .orElseThrow(() -> new IOException(contents.damage().get(0).message()));
    }

    /** An adopted grade is as good as the ruling that adopted it. */
    private Signer signer(SessionFolder folder, CountingGrade counting) throws IOException {
        if (counting.standing().adopted().isPresent()) {
            return Signer.OWN;
        }
        Optional<String> signer = StoredGrade.read(folder).flatMap(StoredGrade::signer);
        if (signer.isEmpty()) {
            return Signer.NOBODY;
        }
        boolean own = ServerKey.exists(data) && ServerKey.of(data).fingerprint().equals(signer.get());
        return own ? Signer.OWN : Signer.OTHER;
    }

    private static LoggedAttempt attempt(SessionFolder folder, CountingGrade counting, Trust trust) throws IOException {
        StoredManifest manifest = manifest(folder);
        Grade grade = counting.grade().grade();
        return new LoggedAttempt(
                manifest.sessionId(),
                manifest.learner(),
                manifest.scenario().id(),
                grade.rubricSha256().isEmpty() ? grade.scenarioSha256() : grade.rubricSha256(),
                grade.engine(),
                manifest.mode(),
                manifest.provenance(),
                guidedShare(manifest),
                counting.ruled().verdict(),
                counting.ruled().score(),
                grade.lowConfidence(),
                manifest.openedEpochMillis(),
                standing(counting.standing(), counting.ruled().changed()),
                Rulings.rubric(folder, counting.standing())
                        .repetitions()
                        .map(asked -> new LoggedAttempt.Asked(asked.inARow(), asked.further())),
                trust);
    }

    private static double guidedShare(StoredManifest manifest) {
        return new Guidance(manifest.mode() == Mode.ASSESSMENT, manifest.mastery()).probability();
    }

    private static LoggedAttempt.Standing standing(Standing standing, boolean ruled) {
        return new LoggedAttempt.Standing(standing.counts(), standing.adopted().isPresent(), ruled);
    }

    private LoggedAttempt disbelieved(StoredManifest manifest, String why) {
        return new LoggedAttempt(
                manifest.sessionId(),
                manifest.learner(),
                manifest.scenario().id(),
                "",
                manifest.engine(),
                manifest.mode(),
                manifest.provenance(),
                guidedShare(manifest),
                Verdict.NOT_GRADABLE,
                OptionalDouble.empty(),
                false,
                manifest.openedEpochMillis(),
                standing(rulings.standing(manifest.sessionId()), false),
                Optional.empty(),
                new Trust(Signer.NOBODY, why));
    }

    private static LoggedAttempt flawed(LoggedAttempt attempt, String flaw) {
        return new LoggedAttempt(
                attempt.session(),
                attempt.learner(),
                attempt.scenario(),
                attempt.rubricSha256(),
                attempt.engine(),
                attempt.mode(),
                attempt.provenance(),
                attempt.guidedShare(),
                attempt.verdict(),
                attempt.score(),
                attempt.lowConfidence(),
                attempt.openedEpochMillis(),
                attempt.standing(),
                attempt.repetitions(),
                new Trust(attempt.trust().signer(), flaw));
    }
}
