package org.trocar.telemetry.trace;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;

/** One line of a trace, written anew by each {@link TraceReader#next}. */
public final class TraceRow {
    final Pose pose = new Pose();
    double seconds;
    boolean valid;
    Hand hand;

    /** As the file has it; above that of the same hand's line before. */
    public double seconds() {
        return seconds;
    }

    /** Metres; with the unit quaternion where the file has no orientation. Left as it was where the line is not valid. */
    public Pose pose() {
        return pose;
    }

    /** Whether the pose was tracked. */
    public boolean valid() {
        return valid;
    }

    /** Null where the file has no column of hands. */
    public Hand hand() {
        return hand;
    }
}
