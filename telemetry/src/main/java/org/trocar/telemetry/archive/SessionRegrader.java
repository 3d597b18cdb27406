package org.trocar.telemetry.archive;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trocar.core.grade.Criterion;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.session.Engine;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.grade.DisbelievedGrade;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.grade.RubricTrial;
import org.trocar.telemetry.grade.StoredGrade;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.rulings.Standing;
import org.trocar.telemetry.store.SessionStore;

/** Tries a rubric on one session after the other. Safe to be used by many threads. */
final class SessionRegrader {
    private final RubricDocument rubric;
    private final Optional<String> scenarioId;
    private final Speed speed;
    private final Rulings rulings;

    SessionRegrader(RubricDocument rubric, Optional<String> scenarioId, Speed speed, Rulings rulings) {
        this.rubric = rubric;
        this.scenarioId = scenarioId;
        this.speed = speed;
        this.rulings = rulings;
    }

    /** Why a session cannot be re-graded, as far as that is known without reading its journal. */
    Optional<LeftOut> leftOut(SessionStore.Entry session) {
        String own = session.manifest().scenario().id();
        if (session.state() == SessionStore.State.RUNNING) {
            return Optional.of(new LeftOut(
                    session.id(), LeftOut.Reason.RUNNING, "it is still going on; re-grade again when it ends"));
        }
        if (scenarioId.isPresent() && !scenarioId.get().equals(own)) {
            String why = "the rubric is for " + scenarioId.get() + ", this was " + own;
            return Optional.of(new LeftOut(session.id(), LeftOut.Reason.NOT_APPLICABLE, why));
        }
        return Optional.empty();
    }

    /** What the session's result would be kept under; empty when that is known only by re-grading it, as of an interrupted one. */
    Optional<SessionResult.Key> key(SessionStore.Entry session) {
        try {
            return session.state() == SessionStore.State.CLOSED
                    ? rulings.grade(session.folder())
                            .map(old -> key(session.id(), session.journal().journalSha256(), old))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private SessionResult.Key key(String session, String journalSha256, GradeDocument old) {
        return new SessionResult.Key(session, journalSha256, rubric.sha256(), Engine.VERSION, speed, old.gradeHash());
    }

    /** Its records are beyond anybody's reading. */
    private static Optional<LeftOut> erased(SessionStore.Entry session) throws IOException {
        return Erased.soundIn(session.folder())
                .map(erased -> new LeftOut(session.id(), LeftOut.Reason.ERASED, erased.message()));
    }

    /** Never fails: what cannot be re-graded is left out, and says why. */
    Outcome regrade(SessionStore.Entry session) {
        try {
            Optional<LeftOut> erased = erased(session);
            return erased.isPresent() ? erased.get() : new One(session).regrade();
        } catch (IOException | RuntimeException | InternalError | AssertionError e) {
            String why = e.getMessage() == null ? e.toString() : e.getMessage();
            return new LeftOut(session.id(), LeftOut.Reason.BROKEN, why);
        }
    }

    private static Optional<String> disbelieved(SessionFolder folder) throws IOException {
        try {
            StoredGrade.read(folder);
            return Optional.empty();
        } catch (DisbelievedGrade e) {
            return Optional.of(e.why());
        }
    }

    /** The work on one session. */
    private final class One {
        private final SessionStore.Entry session;
        private final Optional<RubricDocument> adopted;
        private final Optional<GradeDocument> adoptedGrade;
        private final Optional<String> disbelieved;

        One(SessionStore.Entry session) throws IOException {
            this.session = session;
            Standing standing = rulings.standing(session.id());
            adoptedGrade = rulings.adoptedGrade(standing);
            disbelieved = disbelieved(session.folder());
            adopted = Rulings.adoptedRubric(standing);
        }

        Outcome regrade() throws IOException {
            if (disbelieved.isPresent()) {
                return fromTheRecordAlone();
            }
            RubricTrial quick = Regrading.quick(folder(), oldRubric(), rubric);
            if (quick.own().outcome() == Regrade.Outcome.DAMAGED) {
                return broken(quick);
            }
            boolean believed = quick.own().outcome() == Regrade.Outcome.IDENTICAL;
            if (believed && speed == Speed.QUICK) {
                return result(quick, null, null);
            }
            RubricTrial full = Regrading.of(folder(), oldRubric(), rubric);
            Regrade.Outcome outcome = full.own().outcome();
            if (outcome == Regrade.Outcome.DAMAGED || outcome == Regrade.Outcome.DIVERGED) {
                return broken(full);
            }
            return result(full, disagreement(quick, full), believed ? null : whyInFull(quick));
        }

        /** What was put in the place of its grade says nothing against the record. */
        private Outcome fromTheRecordAlone() throws IOException {
            RubricTrial full = Regrading.of(folder(), oldRubric(), rubric);
            return full.own().recordHolds()
                    ? result(full, null, "recomputed in full: its stored grade is not believed, " + disbelieved.get())
                    : broken(full);
        }

        private SessionFolder folder() {
            return session.folder();
        }

        private Optional<Rubric> oldRubric() {
            return adopted.map(RubricDocument::rubric);
        }

        private LeftOut broken(RubricTrial trial) {
            return new LeftOut(session.id(), LeftOut.Reason.BROKEN, trial.own().message());
        }

        /** Another engine's records are no promise of what this one makes. */
        private String disagreement(RubricTrial quick, RubricTrial full) {
            boolean comparable = full.own().outcome() == Regrade.Outcome.IDENTICAL;
            return !comparable || quick.grade().gradeHash().equals(full.grade().gradeHash())
                    ? null
                    : "quick re-grading makes " + quick.grade().gradeHash() + ", full "
                            + full.grade().gradeHash();
        }

        private String whyInFull(RubricTrial quick) {
            return quick.own().outcome() == Regrade.Outcome.OTHER_ENGINE
                    ? "recomputed in full: it was run under engine "
                            + quick.own().recordedEngine()
                    : "recomputed in full: its records alone do not make the grade that is stored";
        }

        private SessionResult result(RubricTrial trial, String disagreement, String note) {
            Optional<GradeDocument> stored =
                    disbelieved.isPresent() ? Optional.empty() : trial.own().stored();
            GradeDocument old =
                    adoptedGrade.orElseGet(() -> stored.orElse(trial.own().grade()));
            GradeDocument now = trial.grade();
            return new SessionResult(
                    key(session.id(), now.grade().journalSha256(), old),
                    move(trial, old, disagreement, note),
                    now.canonicalJson());
        }

        private Move move(RubricTrial trial, GradeDocument old, String disagreement, String note) {
            StoredManifest manifest = session.manifest();
            Rubric from = trial.old();
            return new Move(
                    session.id(),
                    manifest.learner(),
                    manifest.attemptLabel() == null ? "" : manifest.attemptLabel(),
                    manifest.mode().name().toLowerCase(Locale.ROOT),
                    Instant.ofEpochMilli(manifest.openedEpochMillis())
                            .atZone(ZoneOffset.UTC)
                            .toLocalDate()
                            .toString(),
                    null,
                    from.id() + " version " + from.version(),
                    RubricDocument.of(from).sha256(),
                    Move.number(from.cutoffSeconds() - from.proficiencySeconds()),
                    Move.Side.of(old),
                    Move.Side.of(trial.grade()),
                    decisive(trial, old),
                    disagreement,
                    note);
        }

        /** A verdict that moves though no difference of the rubrics moves it was made by another engine. */
        private List<String> decisive(RubricTrial trial, GradeDocument old) {
            boolean moves = old.grade().verdict() != trial.grade().grade().verdict();
            return moves && trial.decisive().isEmpty()
                    ? List.of("engine")
                    : trial.decisive().stream().map(Criterion::key).toList();
        }
    }
}
