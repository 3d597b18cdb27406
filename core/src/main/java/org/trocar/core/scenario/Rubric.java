package org.trocar.core.scenario;

import java.util.List;

/**
 * How a finished run becomes a score: max(0, cutoff − time − K·errors), the open formula of doi 10.1016/j.jsurg.2021.06.020.
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
        double minCoverage) {

    public Rubric {
        penalised = List.copyOf(penalised);
        gates = List.copyOf(gates);
    }
}
