package org.trocar.telemetry.export.session;

import org.trocar.telemetry.grade.GradeDocument;

/**
 * The grade an export gives for a run.
 *
 * @param document the grade that counts now: an adopted one, or the session's own, or where it has none one made from the journal
 * @param stored whether it is one of the first two
 * @param adopted whether it is an adopted one
 * @param counts false for a void session
 * @param originalHash of the session's own grade, or of what its journal makes where it has none
 */
public record RunGrade(GradeDocument document, boolean stored, boolean adopted, boolean counts, String originalHash) {}
