package org.trocar.xrbridge.simulated;

import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.v1.Provenance;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.xrbridge.headset.Headset;
import org.trocar.xrbridge.headset.HeadsetDescription;
import org.trocar.xrbridge.headset.HeadsetFrame;
import org.trocar.xrbridge.headset.HeadsetState;
import org.trocar.xrbridge.scripted.ScriptedTrainee;
import org.trocar.xrbridge.scripted.Sight;

/** Has its driver's trainee make a frame whenever one is asked for. */
final class ScriptedHeadset implements Headset {
    private static final String NAME = "scripted";

    private final ScriptedDriver driver;
    private final HeadsetDescription description;
    private Sight sight;

    ScriptedHeadset(ScriptedDriver driver) {
        this.driver = driver;
        description = new HeadsetDescription(
                NAME,
                "simulated headset, scripted",
                Provenance.PROVENANCE_SCRIPTED,
                TrackingSource.TRACKING_SOURCE_SCRIPTED,
                TrackingSource.TRACKING_SOURCE_SCRIPTED,
                driver.rateHz(),
                false,
                "System.nanoTime");
    }

    @Override
    public HeadsetDescription description() {
        return description;
    }

    @Override
    public HeadsetState poll() {
        ScriptedTrainee trainee = driver.trainee();
        return trainee != null && trainee.finished() ? HeadsetState.ENDED : HeadsetState.RUNNING;
    }

    @Override
    public void locate(long captureNanos, long displayNanos, HeadsetFrame frame) {
        ScriptedTrainee trainee = driver.trainee();
        if (trainee == null) {
            return;
        }
        sight = sight == null ? new Sight(driver.ringCount()) : sight;
        driver.look(sight);
        HandFrame now = frame.measured;
        trainee.next(sight, now);
        now.sampleNanos = captureNanos;
        Expectation.set(now, displayNanos, frame.predicted);
    }

    @Override
    public void vibrate(Hand hand, float amplitude, long durationNanos, float frequencyHz) {
        // It goes by what it sees.
    }

    @Override
    public void close() {
        // The trainee stays with the driver.
    }
}
