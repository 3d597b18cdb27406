package org.trocar.telemetry.grade;

import java.util.List;
import org.trocar.core.grade.Criterion;
import org.trocar.core.scenario.Rubric;

/**
 * What a rubric would make of a recorded session. Nothing takes effect by it.
 *
 * @param own the same pass graded by the session's own rubric, and compared with the grade that is stored
 * @param old the rubric that the verdict is said to move from
 * @param grade by the rubric on trial
 * @param decisive which of the differences from the old rubric move the verdict; empty when it does not move
 */
public record RubricTrial(Regrade own, Rubric old, GradeDocument grade, List<Criterion> decisive) {
    public RubricTrial {
        decisive = List.copyOf(decisive);
    }
}
