package org.trocar.telemetry.grade;

import org.trocar.core.grade.Explanation;
import org.trocar.core.uncertainty.ErrorBars;

/**
 * A grade made anew, and where its points come from.
 *
 * @param regrade the grade by the session's own rubric, compared with the stored one
 * @param grade that is explained: by that rubric or by another
 * @param explanation of it
 * @param bars how far its values can be off
 */
public record ExplainedGrade(Regrade regrade, GradeDocument grade, Explanation explanation, ErrorBars bars) {}
