package org.trocar.core.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trocar.core.scenario.CriterionRule;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Rubric;

/**
 * One thing that a rubric decides by, and that another rubric may decide otherwise.
 *
 * @param kind which
 * @param error of which kind of error; empty for what is not about one
 * @param metric of which metric, as rubrics name it; empty for what is not about one
 */
public record Criterion(Kind kind, Optional<ErrorKind> error, Optional<String> metric) {
    public enum Kind {
        /** Cutoff and proficiency time. */
        TIME("time"),
        /** What an error costs. */
        COST("cost of an error"),
        /** Whether an error of this kind costs anything. */
        PENALISED("penalty"),
        /** Whether an error of this kind fails the run. */
        GATE("gate"),
        /** The least coverage of a score that is given with confidence. */
        COVERAGE("coverage"),
        /** How a metric is judged: direction, levels, weight, and which level a pass needs. */
        LEVELS("levels"),
        /** The steps of a transfer and their order. */
        STEPS("steps");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** Every criterion by which two rubrics differ. */
    public static List<Criterion> differing(Rubric from, Rubric to) {
        List<Criterion> all = new ArrayList<>();
        all.add(of(Kind.TIME));
        all.add(of(Kind.COST));
        for (ErrorKind error : ErrorKind.values()) {
            all.add(new Criterion(Kind.PENALISED, Optional.of(error), Optional.empty()));
            all.add(new Criterion(Kind.GATE, Optional.of(error), Optional.empty()));
        }
        all.add(of(Kind.COVERAGE));
        metrics(from, to).forEach(metric -> all.add(new Criterion(Kind.LEVELS, Optional.empty(), Optional.of(metric))));
        all.add(of(Kind.STEPS));
        return all.stream().filter(criterion -> criterion.differs(from, to)).toList();
    }

    private static Criterion of(Kind kind) {
        return new Criterion(kind, Optional.empty(), Optional.empty());
    }

    private static Stream<String> metrics(Rubric from, Rubric to) {
        return Stream.concat(from.criteria().stream(), to.criteria().stream())
                .map(CriterionRule::metric)
                .distinct();
    }

    private boolean differs(Rubric from, Rubric to) {
        return switch (kind) {
            case TIME ->
                from.cutoffSeconds() != to.cutoffSeconds() || from.proficiencySeconds() != to.proficiencySeconds();
            case COST -> from.secondsPerError() != to.secondsPerError();
            case PENALISED -> has(from.penalised()) != has(to.penalised());
            case GATE -> has(from.gates()) != has(to.gates());
            case COVERAGE -> from.minCoverage() != to.minCoverage();
            case LEVELS -> !rule(from).equals(rule(to));
            case STEPS -> !from.procedure().equals(to.procedure());
        };
    }

    private boolean has(List<ErrorKind> kinds) {
        return kinds.contains(error.orElseThrow());
    }

    private Optional<CriterionRule> rule(Rubric rubric) {
        return rubric.criteria().stream()
                .filter(rule -> rule.metric().equals(metric.orElseThrow()))
                .findFirst();
    }

    /** {@code rubric}, but for this criterion, which is as {@code like} has it. */
    public Rubric taken(Rubric rubric, Rubric like) {
        Rubric time = kind == Kind.TIME ? like : rubric;
        return new Rubric(
                rubric.id(),
                rubric.version(),
                time.cutoffSeconds(),
                (kind == Kind.COST ? like : rubric).secondsPerError(),
                rubric.secondsPerErrorSource(),
                time.proficiencySeconds(),
                rubric.proficiencySource(),
                kind == Kind.PENALISED ? taken(rubric.penalised(), like.penalised()) : rubric.penalised(),
                kind == Kind.GATE ? taken(rubric.gates(), like.gates()) : rubric.gates(),
                (kind == Kind.COVERAGE ? like : rubric).minCoverage(),
                kind == Kind.LEVELS ? takenRules(rubric, like) : rubric.criteria(),
                (kind == Kind.STEPS ? like : rubric).procedure(),
                rubric.standard(),
                rubric.repetitions());
    }

    private List<CriterionRule> takenRules(Rubric rubric, Rubric like) {
        List<CriterionRule> taken = new ArrayList<>(rubric.criteria());
        taken.removeIf(rule -> rule.metric().equals(metric.orElseThrow()));
        rule(like).ifPresent(taken::add);
        return taken;
    }

    private List<ErrorKind> taken(List<ErrorKind> kinds, List<ErrorKind> like) {
        List<ErrorKind> taken = new ArrayList<>(kinds);
        taken.remove(error.orElseThrow());
        if (has(like)) {
            taken.add(error.orElseThrow());
        }
        return taken;
    }

    /** The stable name: {@code time}, {@code gate:drop_in_view}, {@code levels:task_time} and so on. */
    public String key() {
        return kind.name().toLowerCase(java.util.Locale.ROOT)
                + error.map(of -> ":" + of.key()).orElse("")
                + metric.map(of -> ":" + of).orElse("");
    }

    /** For people: {@code gate (a ring dropped within view)}. */
    public String label() {
        return kind.label
                + error.map(of -> " (" + of.description() + ")").orElse("")
                + metric.map(of -> " (" + of + ")").orElse("");
    }
}
