package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.trocar.core.state.StateBuffer;

class SimulatedForceTest {
    private final SimulatedForce force = new SimulatedForce(3);

    private SimulatedForce feel(double... newtons) {
        for (double value : newtons) {
            force.add(0.5, value);
        }
        return force;
    }

    @Test
    void nothingIsDefinedBeforeTheFirstSampleAndOnlyThePeakWithOne() {
        assertEquals(Double.NaN, force.peakNewtons());
        feel(2);
        assertEquals(2, force.peakNewtons());
        assertEquals(Double.NaN, force.meanNewtons());
        assertEquals(Double.NaN, force.secondsAboveThreshold());
    }

    @Test
    void aForceOverTheThresholdIsHeldUntilTheNextSample() {
        feel(1, 5, 1);
        assertEquals(0.5, force.secondsAboveThreshold());
        assertEquals(1, force.excessImpulse());
        assertEquals(1, force.exceedances());
        assertEquals(8, force.peakRate());
        assertEquals(3, force.meanNewtons());
    }

    @Test
    void aForceAtTheThresholdIsNotAboveIt() {
        feel(3, 3);
        assertEquals(0, force.secondsAboveThreshold());
        assertEquals(0, force.exceedances());
    }

    @Test
    void aRunThatBeginsAboveTheThresholdHasPassedItOnce() {
        feel(4, 4, 2, 4);
        assertEquals(2, force.exceedances());
    }

    @Test
    void itsStateCarriesOver() {
        feel(1, 5);
        StateBuffer saved = new StateBuffer().forSaving();
        force.exchange(saved);
        SimulatedForce restored = new SimulatedForce(3);
        restored.exchange(new StateBuffer().forRestoring(saved.toByteArray()));
        restored.add(0.5, 4);
        feel(4);
        assertEquals(force.excessImpulse(), restored.excessImpulse());
        assertEquals(force.exceedances(), restored.exceedances());
        assertEquals(force.impulse(), restored.impulse());
    }
}
