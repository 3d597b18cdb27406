package org.trocar.telemetry.grade;

import org.trocar.core.grade.Explanation;

/**
 * A grade made anew, and where its points come from.
 *
 * @param regrade the grade, compared with the stored one
 * @param explanation of the grade made anew
 */
public record ExplainedGrade(Regrade regrade, Explanation explanation) {}
