package org.trocar.core.scenario;

import java.util.List;
import java.util.Optional;

/**
 * How a finished run becomes a score: max(0, cutoff − time − K·errors), the open formula of doi 10.1016/j.jsurg.2021.06.020. Beside it,
 * criteria judge how it was done, and a pass may need a level of some of them.
 *
 * @param id names the rubric in grades
 * @param version raised whenever the rubric's content changes
 * @param cutoffSeconds a run slower than this scores 0
 * @param secondsPerError K: what each penalised error costs
 * @param secondsPerErrorSource where K comes from, or "provisional"
 * @param proficiencySeconds a run whose score is at least cutoff − this, without a gating error, passes
 * @param proficiencySource where that comes from, or "provisional"
 * @param penalised errors that cost K seconds each
 * @param gates critical errors: one of them and the score is 0, whatever the time
 * @param minCoverage below this tracked fraction a score carries "low confidence" (0 to 1)
 * @param criteria what else is judged, no metric twice; none in files of schema 1
 * @param procedure the steps of a transfer; empty when their order is not looked at
 * @param standard whom the levels were derived from; empty while they are provisional
 * @param repetitions how often a pass has to be repeated; empty when nothing is asked for. It is no part of a run's grade
 */
public record Rubric(
        String id,
        int version,
        double cutoffSeconds,
        double secondsPerError,
        String secondsPerErrorSource,
        double proficiencySeconds,
        String proficiencySource,
        List<ErrorKind> penalised,
        List<ErrorKind> gates,
        double minCoverage,
        List<CriterionRule> criteria,
        Optional<Procedure> procedure,
        Optional<Standard> standard,
        Optional<Repetitions> repetitions) {

    public Rubric {
        penalised = List.copyOf(penalised);
        gates = List.copyOf(gates);
        criteria = List.copyOf(criteria);
    }

    /** One of schema 1: the formula and nothing else. */
    public Rubric(
            String id,
            int version,
            double cutoffSeconds,
            double secondsPerError,
            String secondsPerErrorSource,
            double proficiencySeconds,
            String proficiencySource,
            List<ErrorKind> penalised,
            List<ErrorKind> gates,
            double minCoverage) {
        this(
                id,
                version,
                cutoffSeconds,
                secondsPerError,
                secondsPerErrorSource,
                proficiencySeconds,
                proficiencySource,
                penalised,
                gates,
                minCoverage,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether it says more than a file of schema 1 can. */
    public boolean judgesMore() {
        return !criteria.isEmpty() || procedure.isPresent() || standard.isPresent() || repetitions.isPresent();
    }

    /** Whether the levels of a criterion were derived from nobody yet. */
    public boolean provisional(String metric) {
        return standard.stream().noneMatch(it -> it.metrics().contains(metric));
    }
}
