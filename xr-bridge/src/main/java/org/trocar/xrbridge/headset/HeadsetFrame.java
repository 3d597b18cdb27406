package org.trocar.xrbridge.headset;

import org.trocar.core.hands.Gaze;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.PredictedPoses;

/** What a headset has to say at one tick. Mutable, reused: {@link #set} copies it between threads' rings without allocating. */
public final class HeadsetFrame {
    /** What was measured. */
    public final HandFrame measured = new HandFrame();

    /** What is expected when the picture is shown; for display only. */
    public final PredictedPoses predicted = new PredictedPoses();

    /** Where the wearer looks; empty unless the device knows and the learner agreed. */
    public final Gaze gaze = new Gaze();

    public void clear() {
        measured.clear();
        predicted.clear();
        gaze.clear();
    }

    public void set(HeadsetFrame a) {
        measured.set(a.measured);
        predicted.set(a.predicted);
        gaze.set(a.gaze);
    }
}
