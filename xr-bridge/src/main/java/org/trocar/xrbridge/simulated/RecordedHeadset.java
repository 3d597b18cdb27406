package org.trocar.xrbridge.simulated;

import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.xrbridge.headset.Headset;
import org.trocar.xrbridge.headset.HeadsetDescription;
import org.trocar.xrbridge.headset.HeadsetFrame;
import org.trocar.xrbridge.headset.HeadsetState;

/** Plays its driver's tape. What is expected at the moment of display it knows better than any real one: the tape has it. */
final class RecordedHeadset implements Headset {
    private final RecordedDriver driver;
    private final Playhead measured;
    private final Playhead expected;
    private final HandFrame ahead = new HandFrame();

    RecordedHeadset(RecordedDriver driver) {
        this.driver = driver;
        measured = new Playhead(driver.tape());
        expected = new Playhead(driver.tape());
    }

    @Override
    public HeadsetDescription description() {
        return driver.description();
    }

    @Override
    public HeadsetState poll() {
        boolean over =
                driver.tapeNanos(driver.clock().getAsLong()) > driver.tape().endNanos();
        return over ? HeadsetState.ENDED : HeadsetState.RUNNING;
    }

    @Override
    public void locate(long captureNanos, long displayNanos, HeadsetFrame frame) {
        HandFrame now = frame.measured;
        long tapeNanos = driver.tapeNanos(captureNanos);
        measured.read(tapeNanos, now);
        // As old now as it was then.
        now.sampleNanos += now.sampleNanos == 0
                ? 0
                : captureNanos - tapeNanos - driver.tape().firstNanos();
        expected.read(driver.tapeNanos(displayNanos), ahead);
        Expectation.set(ahead, displayNanos, frame.predicted);
    }

    @Override
    public void vibrate(Hand hand, float amplitude, long durationNanos, float frequencyHz) {
        // Nobody is there to feel it.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
