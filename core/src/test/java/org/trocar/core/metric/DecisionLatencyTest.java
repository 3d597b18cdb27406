package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.trocar.core.state.StateBuffer;

class DecisionLatencyTest {
    private final DecisionLatency latency = new DecisionLatency(8);

    private DecisionLatency after(double... seconds) {
        for (double value : seconds) {
            latency.responded(value);
        }
        return latency;
    }

    @Test
    void withoutCensoringItIsTheOrdinaryMedian() {
        assertEquals(2, after(3, 1, 2).medianSeconds());
        assertEquals(2.5, after(9).medianSeconds());
    }

    @Test
    void aCueWithoutAResponseMakesTheMedianLongerInsteadOfVanishing() {
        after(1, 2, 3);
        latency.censored(10);
        latency.censored(10);
        assertEquals(3, latency.medianSeconds());
        assertEquals(3, latency.responses());
        assertEquals(2, latency.withoutResponse());
    }

    @Test
    void aCueThatWasWatchedOnlyBrieflyCountsForNoMoreThanThat() {
        latency.censored(0.5);
        assertEquals(2, after(1, 2, 3).medianSeconds());
    }

    /** The survival steps 7/8, 6/8, then 5/8·… of the textbook, by hand: after 4 s it is 0.75·4/5·3/4 = 0.45. */
    @Test
    void censoredCuesBetweenResponsesAreWeighedAsKaplanAndMeierDo() {
        after(1, 2);
        latency.censored(2.5);
        after(3, 4);
        latency.censored(5);
        latency.censored(6);
        latency.censored(7);
        assertEquals(4, latency.medianSeconds());
    }

    @Test
    void itIsUndefinedWhereFewerThanHalfAreKnownToHaveActed() {
        assertEquals(Double.NaN, latency.medianSeconds());
        after(1);
        latency.censored(5);
        latency.censored(5);
        assertEquals(Double.NaN, latency.medianSeconds());
    }

    @Test
    void cuesBeyondTheCapacityAreCountedAsIgnored() {
        after(1, 1, 1, 1, 1, 1, 1, 1, 99);
        assertEquals(1, latency.ignored());
        assertEquals(1, latency.medianSeconds());
    }

    @Test
    void itsStateCarriesOver() {
        after(4, 1);
        latency.censored(2);
        StateBuffer saved = new StateBuffer().forSaving();
        latency.exchange(saved);
        DecisionLatency restored = new DecisionLatency(8);
        restored.exchange(new StateBuffer().forRestoring(saved.toByteArray()));
        assertEquals(latency.medianSeconds(), restored.medianSeconds());
        assertEquals(1, restored.withoutResponse());
    }
}
