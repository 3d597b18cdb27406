package org.trocar.core.grade;

import java.util.List;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.session.Attempt;
import org.trocar.core.uncertainty.ErrorBars;

/** Finds by which differences of two rubrics an attempt's verdict moves from one to the other. */
public final class Decisive {
    private final Attempt attempt;
    private final Rubric from;
    private final Rubric to;
    private final RunRecord record;
    private final ErrorBars bars;

    private Decisive(Attempt attempt, Rubric from, Rubric to, RunRecord record, ErrorBars bars) {
        this.attempt = attempt;
        this.from = from;
        this.to = to;
        this.record = record;
        this.bars = bars;
    }

    /**
     * The criteria each of which, changed alone, makes the new verdict of the old one. Where none does alone, those without which it would
     * not be made; where even that names none, all that differ. Empty when the verdict does not move.
     */
    public static List<Criterion> criteria(Attempt attempt, Rubric from, Rubric to, RunRecord record, ErrorBars bars) {
        return new Decisive(attempt, from, to, record, bars).criteria();
    }

    private List<Criterion> criteria() {
        Verdict now = verdict(to);
        if (verdict(from) == now) {
            return List.of();
        }
        List<Criterion> differing = Criterion.differing(from, to);
        List<Criterion> alone = differing.stream()
                .filter(criterion -> verdict(criterion.taken(from, to)) == now)
                .toList();
        return alone.isEmpty() ? together(differing, now) : alone;
    }

    private List<Criterion> together(List<Criterion> differing, Verdict now) {
        List<Criterion> needed = differing.stream()
                .filter(criterion -> verdict(criterion.taken(to, from)) != now)
                .toList();
        return needed.isEmpty() ? differing : needed;
    }

    private Verdict verdict(Rubric rubric) {
        return Grader.grade(attempt, rubric, record, bars).verdict();
    }
}
