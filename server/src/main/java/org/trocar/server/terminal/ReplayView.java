package org.trocar.server.terminal;

import java.util.List;
import org.trocar.core.scenario.Scenario;
import org.trocar.telemetry.playback.Marker;

/**
 * All that the screen shows of a replay at one moment.
 *
 * @param title whose session this is
 * @param scenario what is drawn
 * @param scene the field after the tick shown
 * @param position where in the session that is
 * @param markers what happened, in order, as far as the session was looked through
 * @param bottom what stands in the last line instead of the keys; empty for the keys
 * @param help whether the keys are explained instead of the values and happenings
 */
record ReplayView(
        String title,
        Scenario scenario,
        Scene scene,
        Position position,
        List<Marker> markers,
        String bottom,
        boolean help) {

    ReplayView {
        markers = List.copyOf(markers);
    }

    /**
     * Where in the session.
     *
     * @param tick the one shown
     * @param lastTick the last there is
     * @param surveyedTick how far the session was looked through
     * @param sessionNanos the shown tick's session time
     * @param lastNanos the last tick's, as far as it is known
     * @param playing whether it moves
     * @param speed seconds of the session in one second
     */
    record Position(
            long tick,
            long lastTick,
            long surveyedTick,
            long sessionNanos,
            long lastNanos,
            boolean playing,
            double speed) {}
}
