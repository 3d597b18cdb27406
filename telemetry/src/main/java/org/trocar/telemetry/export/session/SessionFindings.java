package org.trocar.telemetry.export.session;

import java.util.List;
import java.util.Set;
import org.trocar.core.hands.Hand;

/**
 * What is known of a session once it was read through.
 *
 * @param occurrences in order of time
 * @param movements in the order they ended
 * @param tooNoisy the hands whose movements the score sheet leaves out, because their still tips seemed to move
 * @param grade the one that counts, and how it came to
 * @param frames when they were captured
 * @param origin key and value: where all this comes from and how it is to be read
 */
public record SessionFindings(
        List<Occurrence> occurrences,
        List<HandMovement> movements,
        Set<Hand> tooNoisy,
        RunGrade grade,
        FrameTimes frames,
        Origin origin) {}
