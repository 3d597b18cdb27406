package org.trocar.core.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.trocar.core.scenario.CriterionRule;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Level;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scoring.Metric;

/**
 * What a grade comes to once people have ruled on errors that may be the tracker's, or on a verdict that was left open. The grade itself
 * stays as it is. Rulings decide only what was open: a run that failed without such errors, or that is not gradable, stays so.
 *
 * @param verdict with the rulings
 * @param score with the rulings; empty when not gradable
 * @param technique with the rulings: errors that were the tracker's count in no criterion; empty where the grade has none
 * @param reason why the verdict is what it is; empty when the rulings change neither it nor the score
 */
public record RuledGrade(Verdict verdict, OptionalDouble score, Optional<Technique> technique, String reason) {
    /**
     * @param rubric by which the grade was made
     * @param blames rulings by the error's index in the grade
     */
    public static RuledGrade of(Grade grade, Rubric rubric, Map<Integer, Blame> blames) {
        boolean open = grade.verdict() == Verdict.UNDECIDED || grade.verdict() == Verdict.PASS;
        return open && !blames.isEmpty() ? new Reconsidered(grade, rubric, blames).decide() : asGraded(grade);
    }

    /**
     * The same once a person has settled the verdict, which they can only while it is open.
     *
     * @param by who
     * @param why in their words
     */
    public RuledGrade settled(Verdict settled, String by, String why) {
        return verdict == Verdict.UNDECIDED
                ? new RuledGrade(settled, score, technique, "by ruling of " + by + ": " + why)
                : this;
    }

    /** Of a grade that nobody ruled on. */
    public static RuledGrade asGraded(Grade grade) {
        return new RuledGrade(grade.verdict(), grade.score(), grade.technique(), "");
    }

    /** Whether rulings made of it something else than the grade says. */
    public boolean changed() {
        return !reason.isEmpty();
    }

    /** The grader's own order of questions, with fewer of them open. */
    private static final class Reconsidered {
        private final Grade grade;
        private final Rubric rubric;
        private final List<Grade.ErrorEntry> acquitted = new ArrayList<>();
        private final List<Grade.ErrorEntry> suspected = new ArrayList<>();

        Reconsidered(Grade grade, Rubric rubric, Map<Integer, Blame> blames) {
            this.grade = grade;
            this.rubric = rubric;
            for (int i = 0; i < grade.errors().size(); i++) {
                Grade.ErrorEntry error = grade.errors().get(i);
                if (error.trackingSuspected() && blames.get(i) == Blame.TRACKER) {
                    acquitted.add(error);
                } else if (error.trackingSuspected() && !blames.containsKey(i)) {
                    suspected.add(error);
                }
            }
        }

        RuledGrade decide() {
            double needed = rubric.cutoffSeconds() - rubric.proficiencySeconds();
            for (ErrorKind gate : rubric.gates()) {
                if (certain(gate) > 0) {
                    return result(Verdict.FAIL, 0, "a critical error: " + gate.description());
                }
            }
            double score = points(true);
            if (points(false) < needed) {
                return result(Verdict.FAIL, score, scored(score, needed));
            }
            for (Judgement judgement : grade.judgements()) {
                if (judgement.required().isPresent() && missed(judgement)) {
                    return result(Verdict.FAIL, score, "a pass needs more of " + judgement.criterion());
                }
            }
            String open = open(score, needed);
            return open.isEmpty()
                    ? result(Verdict.PASS, score, scored(score, needed))
                    : result(Verdict.UNDECIDED, score, open);
        }

        private RuledGrade result(Verdict verdict, double score, String reason) {
            boolean same = verdict == grade.verdict() && score == grade.score().orElse(0);
            return new RuledGrade(
                    verdict,
                    same ? grade.score() : OptionalDouble.of(score),
                    technique(),
                    same ? "" : "by rulings: " + reason);
        }

        /** The criteria that count errors, read anew; 0 for a critical error that is the trainee's, as for any. */
        private Optional<Technique> technique() {
            if (grade.technique().isEmpty()) {
                return grade.technique();
            }
            double points = 0;
            double low = 0;
            double high = 0;
            for (Judgement judgement : grade.judgements()) {
                Optional<ErrorKind> error = judgement.metric().error();
                if (judgement.of() > 0 && error.isPresent()) {
                    points += judgement.of() * share(judgement, worst(error.get()));
                    low += judgement.of() * share(judgement, worst(error.get()));
                    high += judgement.of() * share(judgement, certain(error.get()));
                } else if (judgement.of() > 0) {
                    points += judgement.points();
                    low += judgement.low();
                    high += judgement.high();
                }
            }
            boolean gated = rubric.gates().stream().anyMatch(gate -> certain(gate) > 0);
            return Optional.of(gated ? new Technique(0, 0, 0) : new Technique(points, low, high));
        }

        private double share(Judgement judgement, double count) {
            CriterionRule rule = rule(judgement);
            long reached = rule.levels().stream()
                    .filter(level -> rule.better().reaches(count, level.threshold()))
                    .count();
            return (double) reached / rule.levels().size();
        }

        private CriterionRule rule(Judgement judgement) {
            return rubric.criteria().stream()
                    .filter(each -> each.metric().equals(judgement.criterion()))
                    .findFirst()
                    .orElseThrow();
        }

        /** What still keeps it from a pass; empty when nothing does. */
        private String open(double score, double needed) {
            boolean gated = rubric.gates().stream().anyMatch(gate -> worst(gate) > 0);
            if (gated || score < needed) {
                return "it still hangs on an error that nobody has ruled on; " + scored(score, needed);
            }
            for (Judgement judgement : grade.judgements()) {
                if (judgement.required().isPresent() && isOpen(judgement)) {
                    return "a pass needs " + judgement.required().get() + " of " + judgement.criterion()
                            + ", which is not decided";
                }
            }
            if (grade.mode() != Mode.ASSESSMENT) {
                return "";
            }
            if (grade.reasons().stream().anyMatch(Reconsidered::brokeOff)) {
                return "the assessment was broken off in between, of which rulings on errors say nothing";
            }
            return grade.reasons().stream().anyMatch(reason -> reason.startsWith(Grader.MESSAGED))
                    ? "the trainee was told something during the assessment, of which rulings on errors say nothing"
                    : "";
        }

        private static boolean brokeOff(String reason) {
            return reason.startsWith(Grader.PAUSED) || reason.startsWith(Grader.DIED);
        }

        private boolean missed(Judgement judgement) {
            return judgement
                    .metric()
                    .error()
                    .map(kind -> !suffices(judgement, certain(kind)))
                    .orElse(judgement.standing() == Judgement.Standing.MISSED);
        }

        private boolean isOpen(Judgement judgement) {
            return judgement
                    .metric()
                    .error()
                    .map(kind -> !suffices(judgement, worst(kind)))
                    .orElse(judgement.standing() == Judgement.Standing.OPEN
                            || judgement.standing() == Judgement.Standing.UNMEASURED);
        }

        private boolean suffices(Judgement judgement, double count) {
            CriterionRule rule = rule(judgement);
            Level level = rule.levels().stream()
                    .filter(each -> each.name().equals(judgement.required().orElseThrow()))
                    .findFirst()
                    .orElseThrow();
            return rule.better().reaches(count, level.threshold());
        }

        private double points(boolean withSuspected) {
            double penalised = 0;
            for (ErrorKind kind : rubric.penalised()) {
                penalised += withSuspected ? worst(kind) : certain(kind);
            }
            return Math.max(
                    0, rubric.cutoffSeconds() - grade.value(Metric.TASK_TIME) - rubric.secondsPerError() * penalised);
        }

        /** Errors of a kind that are nobody's but the trainee's. */
        private double certain(ErrorKind kind) {
            return worst(kind) - count(suspected, kind);
        }

        /** Those and the ones that may be. */
        private double worst(ErrorKind kind) {
            return total(kind) - count(acquitted, kind);
        }

        private double total(ErrorKind kind) {
            for (Grade.Value value : grade.values()) {
                if (value.metric().error().filter(kind::equals).isPresent()) {
                    return value.value();
                }
            }
            return count(grade.errors(), kind);
        }

        private static long count(List<Grade.ErrorEntry> errors, ErrorKind kind) {
            return errors.stream().filter(error -> error.kind() == kind).count();
        }

        private static String scored(double points, double needed) {
            return String.format(Locale.ROOT, "%.1f points; %.1f are needed", points, needed);
        }
    }
}
