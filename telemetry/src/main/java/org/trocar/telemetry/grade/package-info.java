/**
 * Grades as documents, and made anew from a session's folder. Start reading at {@link org.trocar.telemetry.grade.Regrading}; a grade's text
 * and hash are {@link org.trocar.telemetry.grade.GradeDocument}'s.
 */
package org.trocar.telemetry.grade;
