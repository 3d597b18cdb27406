package org.trocar.core.grade;

import java.util.List;
import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.session.Attempt;
import org.trocar.core.uncertainty.ErrorBars;

/**
 * Where every point of a grade comes from and went to. A pure function of what the grade is one of.
 *
 * @param lines those of one part together; those of {@link Part#SCORE} add up to the score, those of {@link Part#TECHNIQUE} to the technique
 *     score
 */
public record Explanation(List<Line> lines) {
    public Explanation {
        lines = List.copyOf(lines);
    }

    /** What a line is about. */
    public enum Part {
        /** The open formula's points. */
        SCORE,
        /** The technique score's points. */
        TECHNIQUE,
        /** What a pass needs; brings no points. */
        PASS,
        /** How often each kind of error was made of how often it could have been; brings no points of its own. */
        ERRORS,
        /** Transfers that were not done in an allowed order; brings no points of its own. */
        STEPS
    }

    /**
     * @param criterion the metric, the kind of error or the rule, by its key
     * @param points won, or lost where negative
     * @param of how many could be won; 0 where only some could be lost
     * @param fromTick of what it is about
     * @param toTick the last tick of that
     * @param hand whose, if one hand's
     */
    public record Line(
            Part part,
            String criterion,
            double points,
            double of,
            long fromTick,
            long toTick,
            Optional<Hand> hand,
            String reason) {}

    /**
     * Of the grade that {@link Grader#grade(Attempt, Rubric, RunRecord, ErrorBars)} makes of the same.
     *
     * @param attempt that has taken its last tick
     * @param bars how far the attempt's values can be off
     */
    public static Explanation of(Attempt attempt, Rubric rubric, RunRecord record, ErrorBars bars) {
        return new Explainer(attempt, rubric, Grader.grade(attempt, rubric, record, bars), bars).explain();
    }

    /** The points of one part added up. */
    public double points(Part part) {
        double sum = 0;
        for (Line line : lines) {
            sum += line.part() == part ? line.points() : 0;
        }
        return sum;
    }
}
