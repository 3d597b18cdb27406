package org.trocar.telemetry.report;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.grade.Grade;
import org.trocar.telemetry.playback.Playback;

/**
 * What the field looked like when a critical error was found, and how it came to that.
 *
 * @param number the error's in the grade's list, from 1
 * @param moments from a little before the error's cause to its finding, in order; at least the last
 */
record Scene(int number, Grade.ErrorEntry error, List<Field> moments) {
    private static final double LEAD_SECONDS = 1;
    /** How far back the way to an error is shown at most. */
    private static final double MOST_SECONDS = 6;

    Scene {
        moments = List.copyOf(moments);
    }

    /** Takes a playback to the error; empty when the record cannot be replayed up to there. */
    static List<Scene> of(int number, Grade.ErrorEntry error, Playback playback) {
        long hertz = playback.manifest().tickHz();
        long cause = playback.timeline().tickAt((long) ((error.seconds() - LEAD_SECONDS) * 1e9));
        playback.seek(Math.max(0, Math.max(cause, error.tick() - (long) (MOST_SECONDS * hertz))));
        List<Field> moments = new ArrayList<>();
        while (playback.tick() < error.tick() && playback.step()) {
            if ((error.tick() - playback.tick()) % 3 == 0) {
                moments.add(Field.of(playback.session()));
            }
        }
        return playback.tick() == error.tick() && !moments.isEmpty()
                ? List.of(new Scene(number, error, moments))
                : List.of();
    }

    /** When it was found. */
    Field found() {
        return moments.get(moments.size() - 1);
    }
}
