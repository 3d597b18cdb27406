package org.trocar.core.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.Better;
import org.trocar.core.scenario.CriterionRule;
import org.trocar.core.scenario.Level;
import org.trocar.core.scenario.Procedure;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Standard;
import org.trocar.core.scoring.Metric;

/**
 * Rules between values of a rubric that are each in range: that it can be passed, and that it claims no more than there is evidence for.
 *
 * <p>A value already reported as missing or wrong is NaN or null here; every rule is written so that such a value breaks none.
 */
final class RubricRules {
    private static final String CRITERIA = "rubric.criteria";

    private final Rubric rubric;
    private final Problems problems;

    RubricRules(Rubric rubric, Problems problems) {
        this.rubric = rubric;
        this.problems = problems;
    }

    void check() {
        if (rubric.proficiencySeconds() >= rubric.cutoffSeconds()) {
            problems.at(
                    "rubric.proficiency", "rubric.proficiency is not below cutoff; make it smaller, or cutoff larger");
        }
        noMetricTwice();
        for (int i = 0; i < rubric.criteria().size(); i++) {
            check(CRITERIA + "[" + i + "]", rubric.criteria().get(i));
        }
        motionDoesNotCertify();
        rubric.procedure().ifPresent(this::check);
        rubric.standard().ifPresent(this::check);
    }

    private void noMetricTwice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rubric.criteria().size(); i++) {
            String metric = rubric.criteria().get(i).metric();
            if (metric != null && !seen.add(metric)) {
                problems.at(
                        CRITERIA + "[" + i + "].metric", "a second criterion is of " + metric + "; remove one of them");
            }
        }
    }

    private void check(String path, CriterionRule criterion) {
        if (criterion.metric() == null) {
            return;
        }
        levelsAscend(path + ".levels", criterion);
        countsOnlyWithEvidence(path, criterion);
        requiredIsALevel(path, criterion);
        if (criterion.metric().equals(Metric.STEP_ORDER.key())
                && rubric.procedure().isEmpty()) {
            problems.at(path + ".metric", "step_order needs steps; add 'procedure:' to the rubric, or remove this");
        }
    }

    private void levelsAscend(String path, CriterionRule criterion) {
        List<Level> levels = criterion.levels();
        for (int i = 1; i < levels.size() && criterion.better() != null; i++) {
            if (easier(
                    criterion.better(),
                    levels.get(i).threshold(),
                    levels.get(i - 1).threshold())) {
                String text = "%s asks for less than %s before it; write levels in ascending demand (better: %s)";
                String name = levels.get(i).name();
                problems.at(
                        path + "." + name,
                        text.formatted(
                                name,
                                levels.get(i - 1).name(),
                                criterion.better().name().toLowerCase(java.util.Locale.ROOT)));
            }
        }
    }

    private static boolean easier(Better better, double threshold, double before) {
        return better == Better.LOWER ? threshold > before : threshold < before;
    }

    private void countsOnlyWithEvidence(String path, CriterionRule criterion) {
        boolean counts = criterion.weight() > 0 || criterion.required().isPresent();
        if (counts && kind(criterion) == Metric.Kind.CONTEXT) {
            problems.at(
                    path + ".metric",
                    criterion.metric() + " only helps to read other values and is not graded; write 'weight: 0' and no"
                            + " 'required', or remove this");
        } else if (criterion.weight() > 0 && criterion.evidence().isEmpty()) {
            problems.at(
                    path + ".weight",
                    criterion.metric() + " has a weight but no evidence; write 'weight: 0', which shows it as research,"
                            + " or add 'evidence: {n: …, effect: …, source: …}'");
        } else if (criterion.required().isPresent() && criterion.evidence().isEmpty()) {
            problems.at(
                    path + ".required",
                    criterion.metric() + " is required but has no evidence; remove 'required', or add 'evidence:'");
        }
    }

    private void requiredIsALevel(String path, CriterionRule criterion) {
        List<String> names = criterion.levels().stream().map(Level::name).toList();
        criterion.required().filter(level -> !names.contains(level)).ifPresent(level -> {
            String text = "%s.required is '%s'; write one of its levels: %s%s";
            problems.at(
                    path + ".required",
                    text.formatted(path, level, String.join(", ", names), Spelling.suggestion(level, names)));
        });
    }

    private void motionDoesNotCertify() {
        double motion = weight(kind -> kind == Metric.Kind.MOTION);
        double time = weight(kind -> kind == Metric.Kind.TIME);
        double done = weight(kind -> kind == Metric.Kind.OUTCOME || kind == Metric.Kind.PROCEDURE);
        if (motion > done) {
            String text = "motion weighs %s and outcome and procedure %s, but motion alone never certifies; "
                    + "lower the weights of motion, or raise those of errors, transfers or steps";
            problems.at(CRITERIA, text.formatted(plain(motion), plain(done)));
        } else if (time > 0 && done == 0) {
            problems.at(CRITERIA, "time weighs and nothing that was done does; add criteria of errors or steps");
        }
    }

    private double weight(Predicate<Metric.Kind> kinds) {
        double sum = 0;
        for (CriterionRule criterion : rubric.criteria()) {
            sum += criterion.metric() != null && criterion.weight() > 0 && kinds.test(kind(criterion))
                    ? criterion.weight()
                    : 0;
        }
        return sum;
    }

    private static String plain(double weight) {
        return java.math.BigDecimal.valueOf(weight).stripTrailingZeros().toPlainString();
    }

    private static Metric.Kind kind(CriterionRule criterion) {
        return Metric.named(criterion.metric(), Hand.RIGHT).orElseThrow().kind();
    }

    private void check(Procedure procedure) {
        List<String> before = new ArrayList<>();
        boolean sound = !procedure.steps().isEmpty();
        if (!sound) {
            problems.at("rubric.procedure", "rubric.procedure names no step; add '- {name: …}' lines to its steps");
        }
        for (int i = 0; i < procedure.steps().size(); i++) {
            String path = "rubric.procedure.steps[" + i + "]";
            sound &= isSound(path, procedure.steps().get(i), names(procedure), before);
        }
        if (sound && procedure.orders().size() > Procedure.MAX_ORDERS) {
            problems.at(
                    "rubric.procedure.steps",
                    "the steps may come in more than " + Procedure.MAX_ORDERS + " orders; leave out some of 'then'");
        }
    }

    private static List<String> names(Procedure procedure) {
        return procedure.steps().stream()
                .map(step -> String.valueOf(step.name()))
                .toList();
    }

    /** Adds the step to those before. */
    private boolean isSound(String path, Procedure.Step step, List<String> names, List<String> before) {
        boolean sound = step.name() != null && !before.contains(step.name());
        if (!sound && step.name() != null) {
            problems.at(path + ".name", "a second step is called " + step.name() + "; give each its own name");
        }
        before.add(step.name());
        for (int i = 0; i < step.then().size(); i++) {
            sound &= follows(path + ".then[" + i + "]", step.then().get(i), names, before);
        }
        return sound;
    }

    private boolean follows(String path, String next, List<String> names, List<String> before) {
        if (!names.contains(next)) {
            String text = "no step is called '%s'; write one of: %s%s";
            problems.at(path, text.formatted(next, String.join(", ", names), Spelling.suggestion(next, names)));
            return false;
        }
        if (before.contains(next)) {
            problems.at(path, "'" + next + "' stands further up; let steps be followed by later ones only");
            return false;
        }
        return true;
    }

    private void check(Standard standard) {
        if (standard.derived() != null && !standard.derived().matches("\\d{4}-\\d\\d-\\d\\d")) {
            problems.at("rubric.standard.derived", "rubric.standard.derived is no day; write it as 2030-01-31");
        }
        if (standard.runs() < Standard.MIN_RUNS) {
            String text = "the standard is made of %d runs; at least %d are needed: add sessions, or remove 'standard:'"
                    + " and let the levels be provisional";
            problems.at("rubric.standard", text.formatted(standard.runs(), Standard.MIN_RUNS));
        }
        List<String> judged = rubric.criteria().stream()
                .map(criterion -> Optional.ofNullable(criterion.metric()).orElse(""))
                .toList();
        for (int i = 0; i < standard.metrics().size(); i++) {
            String metric = standard.metrics().get(i);
            if (!judged.contains(metric)) {
                problems.at(
                        "rubric.standard.metrics[" + i + "]",
                        "no criterion is of '" + metric + "'; remove it" + Spelling.suggestion(metric, judged));
            }
        }
    }
}
