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
import org.trocar.core.scoring.Scorer;
import org.trocar.core.scoring.StepOrder;
import org.trocar.core.session.Attempt;
import org.trocar.core.session.EndReason;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.uncertainty.ErrorBars;
import org.trocar.core.uncertainty.Interval;
import org.trocar.core.world.RunFacts;

/** Makes a grade of an attempt that has taken its last tick: by the rubric of its scenario, or by another. */
public final class Grader {
    /** How the reasons begin by which a person has to rule on an assessment: {@link RuledGrade} looks for them. */
    static final String PAUSED = "simulated time was paused ";

    static final String DIED = "the server died ";

    static final String MESSAGED = "an operator told the trainee something ";

    /** The part of the time, or of the frames, that may be missing without a word. */
    private static final double SMALL_SHARE = 0.01;

    private final Attempt attempt;
    private final SessionManifest manifest;
    private final Rubric rubric;
    private final ScoreSheet sheet;
    private final ErrorLog errors;
    private final RunFacts world;
    private final ErrorBars bars;
    private final List<Grade.Value> values;
    private final Judge judge;
    private final List<Judgement> judgements;
    private final List<String> reasons = new ArrayList<>();

    private Grader(Attempt attempt, Rubric rubric, ErrorBars bars) {
        this.attempt = attempt;
        this.rubric = rubric;
        manifest = attempt.manifest();
        sheet = attempt.sheet();
        errors = attempt.errors();
        world = attempt.world();
        this.bars = bars;
        values = values();
        judge = new Judge(attempt, rubric, values, bars);
        judgements = judge.judgements();
    }

    /**
     * @param record what the attempt's ticks are kept in
     * @param bars how far the attempt's values can be off; {@link ErrorBars#none} where nobody worked it out
     */
    public static Grade grade(Attempt attempt, RunRecord record, ErrorBars bars) {
        return grade(attempt, attempt.manifest().scenario().rubric(), record, bars);
    }

    /**
     * By a rubric that need not be the scenario's own. The attempt stays what it was: it ended when it did under its own cutoff, and a rubric
     * that allows more time cannot tell what would have come of it.
     *
     * @param record what the attempt's ticks are kept in
     * @param bars how far the attempt's values can be off
     */
    public static Grade grade(Attempt attempt, Rubric rubric, RunRecord record, ErrorBars bars) {
        return new Grader(attempt, rubric, bars).grade(record);
    }

    private Grade grade(RunRecord record) {
        Verdict verdict = verdict(record);
        OptionalDouble score = verdict == Verdict.NOT_GRADABLE ? OptionalDouble.empty() : OptionalDouble.of(score());
        boolean lowConfidence = !(sheet.value(Metric.COVERAGE) >= rubric.minCoverage());
        if (verdict != Verdict.NOT_GRADABLE) {
            addCircumstances(lowConfidence, record.restarts());
        }
        return new Grade(
                manifest.sessionId(),
                manifest.engine(),
                manifest.scenario().id(),
                manifest.scenario().version(),
                manifest.scenarioSha256(),
                rubric.id(),
                rubric.version(),
                record.rubricSha256(),
                record.manifestSha256(),
                record.journalSha256(),
                attempt.tick(),
                manifest.mode(),
                manifest.provenance(),
                Optional.ofNullable(attempt.endReason()),
                world.calibrated(),
                verdict,
                score,
                lowConfidence,
                reasons,
                world.transfersTotal(),
                values,
                entries(),
                verdict == Verdict.NOT_GRADABLE ? Optional.empty() : Judge.technique(judgements, counts()),
                judgements);
    }

    /** Giving up early and a critical error leave nothing that could be called well done. */
    private boolean counts() {
        return world.finished() && unsuspectedGate().isEmpty();
    }

    /** What a reader of the score has to know besides. */
    private void addCircumstances(boolean lowConfidence, int restarts) {
        if (lowConfidence) {
            double coverage = sheet.defined(Metric.COVERAGE) ? sheet.value(Metric.COVERAGE) : 0;
            reasons.add(String.format(
                    Locale.ROOT,
                    "low confidence: the hands were tracked for only %.0f %% of the time",
                    100 * coverage));
        }
        addNoise(Hand.LEFT);
        addNoise(Hand.RIGHT);
        bars.remark().ifPresent(reasons::add);
        if (values.stream().anyMatch(Grade.Value::hasInterval)) {
            reasons.add(
                    "intervals are of what the tracker's noise can have done to this run; how much the trainee varies"
                            + " from run to run is not included");
        }
        if (attempt.inputCounts().pauses() > 0) {
            reasons.add(PAUSED + attempt.inputCounts().pauses() + " times");
        }
        int messages = attempt.inputCounts().messages();
        if (messages > 0) {
            reasons.add(MESSAGED + times(messages) + " during the run");
        }
        if (restarts > 0) {
            reasons.add(DIED + times(restarts) + " during the run, which was resumed from its journal");
        }
        addSlips();
        addMissingFrames();
    }

    /** Rings fall by ticks, time counts with what slipped: a run with many slips was not the one that the trainee saw. */
    private void addSlips() {
        long slipped = attempt.inputCounts().slippedNanos();
        long all = attempt.tick() * manifest.tickNanos() + slipped;
        if (slipped > SMALL_SHARE * all) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "the server was late: %.2f s of %.0f s passed without simulation, and count as time all the same",
                    slipped * 1e-9,
                    all * 1e-9));
        }
    }

    /** A frame that was refused is missing between those that were not. */
    private void addMissingFrames() {
        long missing = attempt.inputCounts().framesMissing();
        long all = attempt.inputCounts().framesAccepted() + missing;
        if (missing > SMALL_SHARE * all) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the frames are missing: lost on the way, or refused",
                    100.0 * missing / all));
        }
    }

    /** Path has the noise's own path in it; above the threshold that is worth a warning. */
    private void addNoise(Hand hand) {
        double still = world.stillTipMetresPerSecond(hand);
        if (still > MovementThresholds.STANDARD.offMetresPerSecond()) {
            Metric path = hand == Hand.LEFT ? Metric.PATH_LENGTH_LEFT : Metric.PATH_LENGTH_RIGHT;
            reasons.add(String.format(
                    Locale.ROOT,
                    "noisy tracking: held still, the %s tip seemed to move at %.0f mm/s, which is %s its path%s",
                    hand.name().toLowerCase(Locale.ROOT),
                    still * 1000,
                    bars.bias(path) > 0 ? "taken out of" : "in",
                    bars.bias(path) > 0 ? "" : " too"));
        }
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    private Verdict verdict(RunRecord record) {
        if (record.holes() > 0) {
            return because(Verdict.NOT_GRADABLE, "the journal has lost " + record.holes() + " of its records");
        }
        if (!world.laid()) {
            return because(
                    Verdict.NOT_GRADABLE,
                    "the field was never placed: both hands have to be tracked and still for two seconds at the start");
        }
        if (world.finished()) {
            return finishedVerdict(record.restarts());
        }
        String howFar = world.transfersDone() + " of " + world.transfersTotal() + " transfers were done";
        if (attempt.endReason() == EndReason.ENDED_BY_OPERATOR) {
            return because(Verdict.NOT_GRADABLE, "an operator ended the run when " + howFar);
        }
        if (interrupted()) {
            return because(Verdict.NOT_GRADABLE, "interrupted, not by the trainee, when " + howFar);
        }
        return stoppedTooEarly()
                ? stoppedVerdict(howFar)
                : because(
                        Verdict.FAIL,
                        "unfinished: " + howFar + " (" + attempt.endReason().description() + ")");
    }

    /** Whether the attempt's own cutoff ended it before this rubric's would have. */
    private boolean stoppedTooEarly() {
        return attempt.endReason() == EndReason.TIMED_OUT
                && world.taskSeconds() > manifest.scenario().rubric().cutoffSeconds()
                && world.taskSeconds() <= rubric.cutoffSeconds();
    }

    /** A run that could no longer have passed is failed; of any other nobody knows what would have come of it. */
    private Verdict stoppedVerdict(String howFar) {
        String stopped = String.format(
                Locale.ROOT,
                "the run was stopped at the old cutoff of %.0f s, when %s; this rubric allows %.0f s",
                manifest.scenario().rubric().cutoffSeconds(),
                howFar,
                rubric.cutoffSeconds());
        boolean lost = points(false) < needed() || unsuspectedGate().isPresent();
        return lost
                ? because(Verdict.FAIL, stopped + ", but it could no longer have passed")
                : because(Verdict.NOT_GRADABLE, stopped + ", so that nobody knows what would have come of it");
    }

    private boolean interrupted() {
        return attempt.endReason() == null || attempt.endReason().interrupts();
    }

    private Verdict finishedVerdict(int restarts) {
        Optional<String> failure = failure();
        if (failure.isPresent()) {
            return because(Verdict.FAIL, failure.get());
        }
        Optional<String> doubt = doubt().or(() -> disturbance(restarts));
        return doubt.isPresent()
                ? because(Verdict.UNDECIDED, doubt.get())
                : because(Verdict.PASS, scored(points(true), needed()));
    }

    /** What fails the run however a person may rule on suspected errors. */
    private Optional<String> failure() {
        Optional<ErrorKind> gate = unsuspectedGate();
        if (gate.isPresent()) {
            return Optional.of("a critical error: " + gate.get().description());
        }
        return points(false) < needed()
                ? Optional.of(scored(points(true), needed()))
                : judge.first(judgements, Judgement.Standing.MISSED);
    }

    private Optional<String> doubt() {
        if (suspectedGate() || points(true) < needed()) {
            return Optional.of("it hangs on an error within 250 ms of lost or regained tracking: a person has to rule; "
                    + scored(points(true), needed()));
        }
        return judge.first(judgements, Judgement.Standing.OPEN)
                .or(() -> judge.first(judgements, Judgement.Standing.UNMEASURED))
                .map(open -> "undecided, because " + open);
    }

    /** Whatever made an assessment unlike the others. */
    private Optional<String> disturbance(int restarts) {
        if (manifest.mode() != Mode.ASSESSMENT) {
            return Optional.empty();
        }
        Optional<String> what = Optional.empty();
        if (attempt.inputCounts().pauses() > 0) {
            what = Optional.of("an assessment was paused");
        } else if (attempt.inputCounts().messages() > 0) {
            what = Optional.of("an operator told the trainee something during an assessment");
        } else if (restarts > 0) {
            what = Optional.of("the server died during an assessment");
        }
        return what.map(it -> it + ": a person has to rule; " + scored(points(false), needed()));
    }

    /** The points a run passes with. */
    private double needed() {
        return rubric.cutoffSeconds() - rubric.proficiencySeconds();
    }

    private Optional<ErrorKind> unsuspectedGate() {
        return rubric.gates().stream()
                .filter(gate -> errors.unsuspected(gate) > 0)
                .findFirst();
    }

    private boolean suspectedGate() {
        return rubric.gates().stream().anyMatch(gate -> errors.total(gate) > 0);
    }

    private String scored(double points, double needed) {
        return String.format(
                Locale.ROOT,
                "%.1f points; %.1f are needed%s",
                points,
                needed,
                rubric.standard().isPresent() ? "" : " (provisional)");
    }

    private Verdict because(Verdict verdict, String reason) {
        reasons.add(reason);
        return verdict;
    }

    /** 0 for an unfinished run: otherwise giving up early would score best. 0 for a critical error: speed cannot buy it back. */
    private double score() {
        return counts() ? points(true) : 0;
    }

    /** The open formula; without suspected errors it says what a person's ruling could make of the score. */
    private double points(boolean withSuspected) {
        int penalised = 0;
        for (ErrorKind kind : rubric.penalised()) {
            penalised += withSuspected ? errors.total(kind) : errors.unsuspected(kind);
        }
        double points = rubric.cutoffSeconds() - world.taskSeconds() - rubric.secondsPerError() * penalised;
        return Math.max(0, points);
    }

    private List<Grade.Value> values() {
        List<Grade.Value> all = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            all.add(
                    switch (metric) {
                        case TASK_TIME -> taskTime();
                        case STEP_ORDER -> stepOrder();
                        default -> value(metric);
                    });
        }
        return List.copyOf(all);
    }

    /** While a run lasts, its sheet has the time so far; one that ended without the task's end has no task time. */
    private Grade.Value taskTime() {
        boolean open = world.started() && !world.finished();
        return open
                ? new Grade.Value(
                        Metric.TASK_TIME,
                        Double.NaN,
                        "unfinished: it runs from first touch to the release of the last ring")
                : value(Metric.TASK_TIME);
    }

    private Grade.Value value(Metric metric) {
        double bias = bars.bias(metric);
        Optional<Interval> interval = bars.interval(metric);
        return new Grade.Value(
                metric,
                sheet.value(metric) - bias,
                interval.map(Interval::low).orElse(Double.NaN),
                interval.map(Interval::high).orElse(Double.NaN),
                bias,
                sheet.whyUndefined(metric));
    }

    /** By this rubric's steps, which need not be those of the attempt's own. */
    private Grade.Value stepOrder() {
        double value = rubric.procedure()
                .map(procedure -> new StepOrder(procedure, manifest.dominantHand()).mean(attempt.transfers()))
                .orElse(Double.NaN);
        String why =
                Double.isNaN(value) ? Scorer.whyNoStepOrder(rubric.procedure().isPresent()) : "";
        return new Grade.Value(Metric.STEP_ORDER, value, why);
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
