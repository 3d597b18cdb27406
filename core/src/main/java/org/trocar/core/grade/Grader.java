package org.trocar.core.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.trocar.core.hands.Hand;
import org.trocar.core.metric.MovementThresholds;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scoring.ErrorLog;
import org.trocar.core.scoring.Metric;
import org.trocar.core.scoring.ScoreSheet;
import org.trocar.core.session.EndReason;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.world.World;

/** Makes a grade of a session that has taken its last tick, by the rubric of its scenario. */
public final class Grader {
    private final Session session;
    private final SessionManifest manifest;
    private final Rubric rubric;
    private final ScoreSheet sheet;
    private final ErrorLog errors;
    private final World world;
    private final List<String> reasons = new ArrayList<>();

    private Grader(Session session) {
        this.session = session;
        manifest = session.manifest();
        rubric = manifest.scenario().rubric();
        sheet = session.sheet();
        errors = session.errors();
        world = session.world();
    }

    /** @param record what the session's ticks are kept in */
    public static Grade grade(Session session, RunRecord record) {
        return new Grader(session).grade(record);
    }

    private Grade grade(RunRecord record) {
        Verdict verdict = verdict(record.holes());
        OptionalDouble score = verdict == Verdict.NOT_GRADABLE ? OptionalDouble.empty() : OptionalDouble.of(score());
        boolean lowConfidence = !(sheet.value(Metric.COVERAGE) >= rubric.minCoverage());
        if (verdict != Verdict.NOT_GRADABLE) {
            addCircumstances(lowConfidence);
        }
        return new Grade(
                manifest.sessionId(),
                manifest.engine(),
                manifest.scenario().id(),
                manifest.scenario().version(),
                manifest.scenarioSha256(),
                rubric.id(),
                rubric.version(),
                record.manifestSha256(),
                record.journalSha256(),
                session.tick(),
                manifest.mode(),
                manifest.provenance(),
                Optional.ofNullable(session.endReason()),
                world.calibrated(),
                verdict,
                score,
                lowConfidence,
                reasons,
                world.transfersTotal(),
                values(),
                entries());
    }

    /** What a reader of the score has to know besides. */
    private void addCircumstances(boolean lowConfidence) {
        if (lowConfidence) {
            double coverage = sheet.defined(Metric.COVERAGE) ? sheet.value(Metric.COVERAGE) : 0;
            reasons.add(String.format(
                    Locale.ROOT,
                    "low confidence: the hands were tracked for only %.0f %% of the time",
                    100 * coverage));
        }
        addNoise(Hand.LEFT);
        addNoise(Hand.RIGHT);
        if (session.inputCounts().pauses() > 0) {
            reasons.add("simulated time was paused " + session.inputCounts().pauses() + " times");
        }
    }

    /** Path has the noise's own path in it; above the threshold that is worth a warning. */
    private void addNoise(Hand hand) {
        double still = world.stillTipMetresPerSecond(hand);
        if (still > MovementThresholds.STANDARD.offMetresPerSecond()) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "noisy tracking: held still, the %s tip seemed to move at %.0f mm/s, which is in its path too",
                    hand.name().toLowerCase(Locale.ROOT),
                    still * 1000));
        }
    }

    private Verdict verdict(long holes) {
        if (holes > 0) {
            return because(Verdict.NOT_GRADABLE, "the journal has lost " + holes + " of its records");
        }
        if (!world.laid()) {
            return because(
                    Verdict.NOT_GRADABLE,
                    "the field was never placed: both hands have to be tracked and still for two seconds at the start");
        }
        if (world.finished()) {
            return finishedVerdict();
        }
        String howFar = world.transfersDone() + " of " + world.transfersTotal() + " transfers were done";
        return interrupted()
                ? because(Verdict.NOT_GRADABLE, "interrupted, not by the trainee, when " + howFar)
                : because(
                        Verdict.FAIL,
                        "unfinished: " + howFar + " (" + session.endReason().description() + ")");
    }

    private boolean interrupted() {
        return session.endReason() == null || session.endReason() == EndReason.SERVER_STOPPED;
    }

    private Verdict finishedVerdict() {
        for (ErrorKind gate : rubric.gates()) {
            if (errors.unsuspected(gate) > 0) {
                return because(Verdict.FAIL, "a critical error: " + gate.description());
            }
        }
        double needed = rubric.cutoffSeconds() - rubric.proficiencySeconds();
        double best = points(false);
        if (best < needed) {
            return because(Verdict.FAIL, scored(points(true), needed));
        }
        if (suspectedGate() || points(true) < needed) {
            return because(
                    Verdict.UNDECIDED,
                    "it hangs on an error within 250 ms of lost or regained tracking: a person has to rule; "
                            + scored(points(true), needed));
        }
        if (manifest.mode() == Mode.ASSESSMENT && session.inputCounts().pauses() > 0) {
            return because(
                    Verdict.UNDECIDED, "an assessment was paused: a person has to rule; " + scored(best, needed));
        }
        return because(Verdict.PASS, scored(points(true), needed));
    }

    private boolean suspectedGate() {
        return rubric.gates().stream().anyMatch(gate -> errors.total(gate) > 0);
    }

    private static String scored(double points, double needed) {
        return String.format(Locale.ROOT, "%.1f points; %.1f are needed (provisional)", points, needed);
    }

    private Verdict because(Verdict verdict, String reason) {
        reasons.add(reason);
        return verdict;
    }

    /** 0 for an unfinished run: otherwise giving up early would score best. 0 for a critical error: speed cannot buy it back. */
    private double score() {
        if (!world.finished()) {
            return 0;
        }
        for (ErrorKind gate : rubric.gates()) {
            if (errors.unsuspected(gate) > 0) {
                return 0;
            }
        }
        return points(true);
    }

    /** The open formula; without suspected errors it says what a person's ruling could make of the score. */
    private double points(boolean withSuspected) {
        int penalised = 0;
        for (ErrorKind kind : rubric.penalised()) {
            penalised += withSuspected ? errors.total(kind) : errors.unsuspected(kind);
        }
        double points = rubric.cutoffSeconds() - sheet.value(Metric.TASK_TIME) - rubric.secondsPerError() * penalised;
        return Math.max(0, points);
    }

    private List<Grade.Value> values() {
        List<Grade.Value> values = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            values.add(new Grade.Value(metric, sheet.value(metric), sheet.whyUndefined(metric)));
        }
        return values;
    }

    private List<Grade.ErrorEntry> entries() {
        List<Grade.ErrorEntry> entries = new ArrayList<>();
        for (int i = 0; i < errors.count(); i++) {
            double[] place = errors.place(i);
            entries.add(new Grade.ErrorEntry(
                    errors.kind(i),
                    errors.tick(i),
                    errors.causeNanos(i) * 1e-9,
                    Optional.ofNullable(errors.hand(i)),
                    errors.ring(i),
                    place[0],
                    place[1],
                    place[2],
                    errors.trackingSuspected(i)));
        }
        return entries;
    }
}
