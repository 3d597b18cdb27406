package org.trocar.telemetry.rulings;

import org.trocar.core.grade.RuledGrade;
import org.trocar.telemetry.grade.GradeDocument;

/**
 * What counts of a session now.
 *
 * @param standing what rulings have made of it
 * @param grade the adopted one, else its own; never altered
 * @param ruled what rulings on its errors and verdict make of that
 */
public record CountingGrade(Standing standing, GradeDocument grade, RuledGrade ruled) {}
