package org.trocar.core.grade;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.Better;
import org.trocar.core.scenario.CriterionRule;
import org.trocar.core.scenario.Level;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Standard;
import org.trocar.core.scoring.Metric;
import org.trocar.core.session.Provenance;

/**
 * Derives a rubric's levels from experts' runs. Proficiency-based progression sets the level that trainees train to at the mean of experienced
 * practitioners (Gallagher et al. 2005, Ann. Surg. 241:364; Mazzone et al. 2021, Ann. Surg. 274:281). Here that mean may be moved against the
 * trainee by some standard deviations, because few runs leave it uncertain; each level below the most demanding one is one more away. The
 * score that a pass needs is the experts' mean score less two standard deviations (doi 10.1016/j.jsurg.2021.06.020).
 */
public final class StandardSetting {
    private static final MathContext DIGITS = new MathContext(6);
    private static final int SCORE_SDS = 2;

    private final Rubric rubric;
    private final List<ExpertRun> runs;
    private final double topSds;
    private final List<String> derived = new ArrayList<>();

    private StandardSetting(Rubric rubric, List<ExpertRun> runs, double topSds) {
        this.rubric = rubric;
        this.runs = runs;
        this.topSds = topSds;
    }

    /**
     * One run of an expert.
     *
     * @param expert by what name the standard names the expert
     * @param dominant the expert's dominant hand
     * @param grade by the rubric whose levels are derived
     */
    public record ExpertRun(String expert, Hand dominant, Grade grade) {}

    /**
     * The rubric with derived levels, as its next version. A criterion whose value is undefined in any of the runs, or of which nobody knows
     * how much is noise, keeps its levels, which stay provisional. That runs were recordings is written into the standard's rule.
     *
     * @param runs finished, each with a score
     * @param topSds how many standard deviations off the mean the most demanding level is, against the trainee; 0 for the mean itself
     * @param day of the derivation, as {@code 2030-01-31}
     * @throws IllegalArgumentException when the runs are too few, or so slow or uneven that every run would pass
     */
    public static Rubric derive(Rubric rubric, List<ExpertRun> runs, double topSds, String day) {
        if (runs.size() < Standard.MIN_RUNS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%d runs make no standard; at least %d are needed", runs.size(), Standard.MIN_RUNS));
        }
        return new StandardSetting(rubric, runs, topSds).derive(day);
    }

    private Rubric derive(String day) {
        List<CriterionRule> criteria =
                rubric.criteria().stream().map(this::derive).toList();
        Standard standard = new Standard(day, rule(), derived, experts());
        return new Rubric(
                rubric.id(),
                rubric.version() + 1,
                rubric.cutoffSeconds(),
                rubric.secondsPerError(),
                rubric.secondsPerErrorSource(),
                proficiencySeconds(),
                "mean score - 2 SD of " + runs.size() + " runs of local experts (see standard)",
                rubric.penalised(),
                rubric.gates(),
                rubric.minCoverage(),
                criteria,
                rubric.procedure(),
                Optional.of(standard),
                rubric.repetitions());
    }

    private String rule() {
        return "levels: the runs' mean, moved against the trainee by "
                + new BigDecimal(topSds).round(DIGITS).toPlainString()
                + " SD for the most demanding and by 1 SD more for each below it, after proficiency-based progression (Gallagher 2005,"
                + " doi 10.1097/01.sla.0000151982.85062.80), which takes the mean; proficiency: mean score - 2 SD,"
                + " doi 10.1016/j.jsurg.2021.06.020" + recordings();
    }

    private String recordings() {
        long recorded = runs.stream()
                .filter(run -> run.grade().provenance() == Provenance.RECORDING)
                .count();
        return recorded == 0 ? "" : "; " + recorded + " of the " + runs.size() + " runs were played from recordings";
    }

    private double proficiencySeconds() {
        double[] scores = runs.stream()
                .mapToDouble(run -> run.grade().score().orElseThrow())
                .toArray();
        double needed = mean(scores) - SCORE_SDS * sd(scores);
        if (needed <= 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the runs score %.1f on average with a standard deviation of %.1f, so that any score would be proficient;"
                            + " add runs, or leave out those that were no expert's best",
                    mean(scores),
                    sd(scores)));
        }
        return round(rubric.cutoffSeconds() - needed);
    }

    private CriterionRule derive(CriterionRule rule) {
        double[] values = runs.stream().mapToDouble(run -> judged(run, rule)).toArray();
        double mean = mean(values);
        if (Double.isNaN(mean)) {
            return rule;
        }
        derived.add(rule.metric());
        double step = rule.better() == Better.LOWER ? sd(values) : -sd(values);
        List<Level> levels = new ArrayList<>();
        int count = rule.levels().size();
        for (int i = 0; i < count; i++) {
            levels.add(new Level(rule.levels().get(i).name(), round(mean + (topSds + count - 1 - i) * step)));
        }
        return new CriterionRule(rule.metric(), rule.better(), levels, rule.weight(), rule.evidence(), rule.required());
    }

    /** NaN where the value is none that a trainee's would be judged by. */
    private static double judged(ExpertRun run, CriterionRule rule) {
        boolean judged = run.grade().judgements().stream()
                .anyMatch(one -> one.criterion().equals(rule.metric()) && one.judged());
        return judged
                ? run.grade().value(Metric.named(rule.metric(), run.dominant()).orElseThrow())
                : Double.NaN;
    }

    private List<Standard.Expert> experts() {
        Map<String, List<String>> sessions = new LinkedHashMap<>();
        for (ExpertRun run : runs) {
            sessions.computeIfAbsent(run.expert(), name -> new ArrayList<>())
                    .add(run.grade().sessionId());
        }
        return sessions.entrySet().stream()
                .map(expert -> new Standard.Expert(expert.getKey(), expert.getValue()))
                .toList();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Of a sample: over n − 1. */
    private static double sd(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }

    /** Six digits, as they stand in a file. */
    private static double round(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
