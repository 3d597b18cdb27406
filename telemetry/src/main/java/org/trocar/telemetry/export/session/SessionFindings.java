package org.trocar.telemetry.export.session;

import java.util.List;
import java.util.Set;
import org.trocar.core.hands.Hand;
import org.trocar.telemetry.grade.GradeDocument;

/**
 * What is known of a session once it was read through.
 *
 * @param occurrences in order of time
 * @param movements in the order they ended
 * @param tooNoisy the hands whose movements the score sheet leaves out, because their still tips seemed to move
 * @param grade the session's own, or where it has none one made from the journal
 * @param gradeStored whether the grade is the session's own
 * @param frames when they were captured
 * @param origin key and value: where all this comes from and how it is to be read
 */
public record SessionFindings(
        List<Occurrence> occurrences,
        List<HandMovement> movements,
        Set<Hand> tooNoisy,
        GradeDocument grade,
        boolean gradeStored,
        FrameTimes frames,
        Origin origin) {}
