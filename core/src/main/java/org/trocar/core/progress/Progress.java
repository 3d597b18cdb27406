package org.trocar.core.progress;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One learner's progress at one operation: a function of the attempts alone. Training feedback, never a certificate.
 *
 * @param learner pseudonym
 * @param task the operation's id
 * @param recordings whether attempts that were played from recordings are taken for the learner's own: for trying things out alone
 * @param attempts all of them, oldest first, also those that are excluded
 * @param series those of which the rest is made: unguided assessments by a person that were decided with confidence and are not void
 * @param chart competence shown, watched, lost
 * @param curve of the series' scores
 * @param repetitions towards proficiency; empty when the rubric asks for none
 */
public record Progress(
        String learner,
        String task,
        boolean recordings,
        List<LoggedAttempt> attempts,
        List<LoggedAttempt> series,
        CompetenceChart chart,
        LearningCurve curve,
        Optional<RepetitionCount> repetitions) {

    /** Before so many attempts of the series nothing is concluded. */
    public static final int MIN_ATTEMPTS = 8;

    private static final Comparator<LoggedAttempt> OLDEST_FIRST =
            Comparator.comparingLong(LoggedAttempt::openedEpochMillis).thenComparing(LoggedAttempt::session);

    public Progress {
        attempts = List.copyOf(attempts);
        series = List.copyOf(series);
    }

    /** What the attempts say. */
    public enum Conclusion {
        /** There are too few attempts to say anything. */
        TOO_FEW,
        /** Competence is not shown yet. */
        LEARNING,
        /** Competence was shown and has held since. */
        COMPETENT,
        /** Competence was shown once, then lost, and is not shown again yet. */
        RELAPSED
    }

    /** @param attempts all the learner's at the task, in any order */
    public static Progress of(String learner, String task, List<LoggedAttempt> attempts) {
        return of(learner, task, false, attempts);
    }

    /** The same as if the learner's recordings, played back, had been operated by the learner at the time: nothing may hang on it. */
    public static Progress withRecordings(String learner, String task, List<LoggedAttempt> attempts) {
        return of(learner, task, true, attempts);
    }

    private static Progress of(String learner, String task, boolean recordings, List<LoggedAttempt> attempts) {
        List<LoggedAttempt> ordered = attempts.stream().sorted(OLDEST_FIRST).toList();
        List<LoggedAttempt> series = ordered.stream()
                .filter(attempt -> Exclusion.of(attempt, recordings).isEmpty())
                .toList();
        List<Boolean> successes = series.stream().map(LoggedAttempt::success).toList();
        return new Progress(
                learner,
                task,
                recordings,
                ordered,
                series,
                CompetenceChart.of(LcCusum.SHIPPED, Cusum.WATCH, successes),
                curve(series),
                asked(ordered).map(asked -> RepetitionCount.of(asked.inARow(), asked.further(), successes)));
    }

    private static LearningCurve curve(List<LoggedAttempt> series) {
        if (series.size() < MIN_ATTEMPTS) {
            return LearningCurve.undefined(
                    "no curve is drawn through fewer than " + MIN_ATTEMPTS + " attempts, there are " + series.size());
        }
        return LearningCurve.of(series.stream()
                .mapToDouble(attempt -> attempt.score().orElse(0))
                .toArray());
    }

    /** As the rubric of the latest attempt to be believed has it. */
    private static Optional<LoggedAttempt.Asked> asked(List<LoggedAttempt> ordered) {
        return ordered.stream()
                .filter(attempt -> attempt.trust().flaw().isEmpty())
                .reduce((earlier, later) -> later)
                .flatMap(LoggedAttempt::repetitions);
    }

    public Conclusion conclusion() {
        if (series.size() < MIN_ATTEMPTS) {
            return Conclusion.TOO_FEW;
        }
        if (chart.phase() == CompetenceChart.Phase.WATCHED) {
            return Conclusion.COMPETENT;
        }
        return chart.relapsed() ? Conclusion.RELAPSED : Conclusion.LEARNING;
    }

    /** Why an attempt is no part of the series; empty when it is. */
    public Optional<Exclusion> exclusion(LoggedAttempt attempt) {
        return Exclusion.of(attempt, recordings);
    }

    /** How many attempts were left out, by reason, in the order of the reasons; none with 0. */
    public Map<Exclusion, Long> excluded() {
        Map<Exclusion, Long> counts = new EnumMap<>(Exclusion.class);
        attempts.forEach(attempt -> exclusion(attempt).ifPresent(exclusion -> counts.merge(exclusion, 1L, Long::sum)));
        return counts;
    }

    /** By how many rubrics and engines the series was graded: with more than one, its scores are not alike. */
    public long yardsticks() {
        return series.stream()
                .map(attempt -> attempt.rubricSha256() + " " + attempt.engine())
                .distinct()
                .count();
    }

    /** The share of the evidence of competence that there is, 0 to 1: by it guidance fades. */
    public double mastery() {
        return chart.evidence();
    }
}
