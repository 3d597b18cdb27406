package org.trocar.telemetry.rulings;

import java.util.List;
import java.util.Map;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.RubricDocument;

/**
 * New grades that somebody may adopt.
 *
 * @param rubric they were made by
 * @param engine that made them
 * @param reportHash of the report that shows what they change
 * @param report that report's files by their names
 * @param grades one for each session
 */
public record Proposal(
        RubricDocument rubric, int engine, String reportHash, Map<String, String> report, List<NewGrade> grades) {
    public Proposal {
        report = Map.copyOf(report);
        grades = List.copyOf(grades);
    }

    /** @param oldHash of the grade that counted when the new one was made */
    public record NewGrade(String session, String oldHash, GradeDocument grade) {}

    Ruling.Adoption asDecision() {
        return new Ruling.Adoption(
                rubric.canonicalJson(),
                rubric.sha256(),
                engine,
                reportHash,
                grades.stream()
                        .map(grade -> new Ruling.Replacement(
                                grade.session(), grade.oldHash(), grade.grade().gradeHash()))
                        .toList());
    }
}
