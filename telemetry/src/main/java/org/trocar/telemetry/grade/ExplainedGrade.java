package org.trocar.telemetry.grade;

import org.trocar.core.grade.Explanation;

/**
 * A grade made anew, and where its points come from.
 *
 * @param regrade the grade by the session's own rubric, compared with the stored one
 * @param grade that is explained: by that rubric or by another
 * @param explanation of it
 */
public record ExplainedGrade(Regrade regrade, GradeDocument grade, Explanation explanation) {}
