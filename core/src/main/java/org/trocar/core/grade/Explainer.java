package org.trocar.core.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.trocar.core.grade.Explanation.Line;
import org.trocar.core.grade.Explanation.Part;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Procedure;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scoring.Metric;
import org.trocar.core.scoring.Opportunities;
import org.trocar.core.scoring.StepOrder;
import org.trocar.core.scoring.TransferLog;
import org.trocar.core.session.Attempt;
import org.trocar.core.uncertainty.ErrorBars;

/** Puts a grade's points down one by one. */
final class Explainer {
    private final Attempt attempt;
    private final Rubric rubric;
    private final Grade grade;
    private final Judge judge;
    private final List<Line> lines = new ArrayList<>();

    Explainer(Attempt attempt, Rubric rubric, Grade grade, ErrorBars bars) {
        this.attempt = attempt;
        this.rubric = rubric;
        this.grade = grade;
        judge = new Judge(attempt, rubric, grade.values(), bars);
    }

    Explanation explain() {
        explainScore();
        if (grade.technique().isPresent()) {
            explainTechnique(grade.technique().get());
        }
        explainPass();
        explainErrors();
        rubric.procedure().ifPresent(this::explainSteps);
        return new Explanation(lines);
    }

    private void explainScore() {
        if (!attempt.world().finished() || grade.score().isEmpty()) {
            add(Part.SCORE, "finish", 0, rubric.cutoffSeconds(), reasonOfVerdict());
            return;
        }
        add(
                Part.SCORE,
                "cutoff",
                rubric.cutoffSeconds(),
                rubric.cutoffSeconds(),
                "a finished run starts with a point for each second of its cutoff");
        double seconds = grade.value(Metric.TASK_TIME);
        add(
                Part.SCORE,
                Metric.TASK_TIME.key(),
                -seconds,
                0,
                Readable.of(Metric.TASK_TIME, seconds)
                        + " from the first touch of a ring to the release of the last, a point each");
        rubric.penalised().forEach(this::explainCost);
        addUp(-points(), "below_zero", "a score is never less than 0");
        rubric.gates().forEach(this::explainGate);
    }

    private String reasonOfVerdict() {
        return grade.reasons().isEmpty() ? "not graded" : grade.reasons().get(0);
    }

    private void explainCost(ErrorKind kind) {
        int told = 0;
        for (Grade.ErrorEntry error : grade.errors()) {
            if (error.kind() == kind) {
                told++;
                add(error, -rubric.secondsPerError(), describe(error));
            }
        }
        int untold = attempt.errors().total(kind) - told;
        if (untold > 0) {
            add(
                    Part.SCORE,
                    kind.key(),
                    -rubric.secondsPerError() * untold,
                    0,
                    untold + " more, beyond those that are kept one by one");
        }
    }

    /** The first error that gates takes what is left; one that may be the tracker's takes nothing yet. */
    private void explainGate(ErrorKind kind) {
        for (Grade.ErrorEntry error : grade.errors()) {
            if (error.kind() == kind) {
                double left = error.trackingSuspected() ? 0 : points();
                String effect = error.trackingSuspected()
                        ? "would cost the whole score: a person has to rule"
                        : "a critical error costs the whole score";
                add(error, left == 0 ? 0 : -left, effect + "; " + describe(error));
            }
        }
    }

    private static String describe(Grade.ErrorEntry error) {
        return String.format(
                Locale.ROOT,
                "%s at %.1f s, ring %d%s",
                error.kind().description(),
                error.seconds(),
                error.ring() + 1,
                error.trackingSuspected() ? ", tracking suspected" : "");
    }

    private double points() {
        return new Explanation(lines).points(Part.SCORE);
    }

    /** A correction, where there is something to correct. */
    private void addUp(double points, String criterion, String reason) {
        if (points > 0) {
            add(Part.SCORE, criterion, points, 0, reason);
        }
    }

    private void explainTechnique(Technique technique) {
        double sum = 0;
        for (Judgement judgement : grade.judgements()) {
            double points = judgement.of() > 0 ? judgement.points() : 0;
            sum += points;
            lines.add(line(judgement, Part.TECHNIQUE, points, judge.reason(judgement)));
        }
        if (technique.points() < sum) {
            String why = attempt.world().finished() ? "a critical error" : "an unfinished run";
            add(Part.TECHNIQUE, "gate", technique.points() - sum, 0, why + " leaves nothing of the technique score");
        }
    }

    private void explainPass() {
        if (grade.score().isPresent() && attempt.world().finished()) {
            double needed = rubric.cutoffSeconds() - rubric.proficiencySeconds();
            String text = String.format(
                    Locale.ROOT,
                    "%s: %.1f of the %.1f points that a pass needs",
                    grade.score().getAsDouble() >= needed ? "reached" : "missed",
                    grade.score().getAsDouble(),
                    needed);
            add(Part.PASS, "score", 0, 0, text);
        }
        for (Judgement judgement : grade.judgements()) {
            if (judgement.required().isPresent()) {
                String standing = judgement.standing().name().toLowerCase(Locale.ROOT);
                String text =
                        standing + ": a pass needs " + judgement.required().get() + "; " + judge.reason(judgement);
                lines.add(line(judgement, Part.PASS, 0, text));
            }
        }
    }

    private void explainErrors() {
        for (ErrorKind kind : ErrorKind.values()) {
            Opportunities opportunities = Opportunities.of(kind, attempt.transfers());
            if (opportunities.count() > 0) {
                String often =
                        attempt.errors().total(kind) + " in " + opportunities.count() + " " + opportunities.unit();
                add(Part.ERRORS, kind.key(), 0, 0, often);
            }
        }
    }

    private void explainSteps(Procedure procedure) {
        Hand dominant = attempt.manifest().dominantHand();
        TransferLog log = attempt.transfers();
        StepOrder order = new StepOrder(procedure, dominant);
        for (int transfer = 0; transfer < log.transferCount(); transfer++) {
            double share = order.of(log, transfer);
            if (share < 1) {
                lines.add(line(log, transfer, share));
            }
        }
    }

    private Line line(TransferLog log, int transfer, double share) {
        StringJoiner steps = new StringJoiner(", ");
        long from = 0;
        long to = 0;
        for (int i = 0; i < log.count(); i++) {
            if (log.transfer(i) == transfer) {
                from = from == 0 ? log.tick(i) : from;
                to = log.tick(i);
                steps.add(words(log.done(i)) + " by the " + words(log.hand(i)) + " hand");
            }
        }
        String text = String.format(
                Locale.ROOT,
                "ring %d on the way %s: %.0f %% in order (%s)",
                log.ring(transfer) + 1,
                log.onTheWayBack(transfer) ? "back" : "out",
                100 * share,
                steps);
        Optional<Hand> first =
                Optional.of(log.firstHand(transfer, attempt.manifest().dominantHand()));
        return new Line(Part.STEPS, Metric.STEP_ORDER.key(), 0, 0, from, to, first, text);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** About the whole task. */
    private void add(Part part, String criterion, double points, double of, String reason) {
        lines.add(new Line(part, criterion, points, of, taskFrom(), taskTo(), Optional.empty(), reason));
    }

    private void add(Grade.ErrorEntry error, double points, String reason) {
        lines.add(
                new Line(Part.SCORE, error.kind().key(), points, 0, error.tick(), error.tick(), error.hand(), reason));
    }

    /** A count of errors is about their ticks and, where they are all one hand's, that hand; everything else about the task. */
    private Line line(Judgement judgement, Part part, double points, String reason) {
        List<Grade.ErrorEntry> errors = grade.errors().stream()
                .filter(error -> judgement.metric().error().equals(Optional.of(error.kind())))
                .toList();
        boolean any = !errors.isEmpty();
        return new Line(
                part,
                judgement.criterion(),
                points,
                judgement.of(),
                any ? errors.get(0).tick() : taskFrom(),
                any ? errors.get(errors.size() - 1).tick() : taskTo(),
                any ? onlyHand(errors) : judgement.metric().hand(),
                reason);
    }

    private static Optional<Hand> onlyHand(List<Grade.ErrorEntry> errors) {
        Optional<Hand> hand = errors.get(0).hand();
        return errors.stream().allMatch(error -> error.hand().equals(hand)) ? hand : Optional.empty();
    }

    private long taskFrom() {
        return attempt.transfers().startedTick().orElse(Math.min(1, grade.lastTick()));
    }

    private long taskTo() {
        return attempt.transfers().finishedTick().orElse(grade.lastTick());
    }
}
