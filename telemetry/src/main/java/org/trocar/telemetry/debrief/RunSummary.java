package org.trocar.telemetry.debrief;

import java.util.List;
import org.trocar.core.grade.Grade;

/**
 * What one of the compared runs came to.
 *
 * @param transfersAtHorizon how many rings were where they should be brought when the horizon ended
 * @param leftPathMetres the left tip's way from the fork to the horizon, tick by tick and unfiltered, so not the graded path
 * @param rightPathMetres the right tip's
 * @param grade of the whole run under its rubric; for a fork it is arithmetic, not anybody's grade
 * @param happenings from a second before the fork to the horizon
 */
public record RunSummary(
        int transfersAtHorizon,
        double leftPathMetres,
        double rightPathMetres,
        Grade grade,
        List<Happening> happenings) {
    public RunSummary {
        happenings = List.copyOf(happenings);
    }
}
