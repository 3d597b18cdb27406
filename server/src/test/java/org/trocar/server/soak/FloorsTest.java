package org.trocar.server.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trocar.protos.v1.RefusalCode;

/** A soak that did too little must not look as one that found nothing. */
class FloorsTest {
    private final Tally tally = new Tally();

    private List<String> shortfalls(SoakPlan plan) {
        return new Floors(plan, tally, List.of()).shortfalls();
    }

    private void doneInAMoment() {
        tally.count(Tally.KILLED, SoakPlan.MOMENT.kills().size());
        tally.count(Tally.OPENED, 100);
        tally.count(Tally.VERIFIED, 100);
        tally.count(Tally.SAMPLES, 100);
    }

    private void assertFellShort(String how) {
        List<String> shortfalls = shortfalls(SoakPlan.MOMENT);
        assertEquals(1, shortfalls.size(), shortfalls::toString);
        assertTrue(shortfalls.get(0).contains(how), shortfalls::toString);
    }

    @Test
    void enoughIsEnough() {
        doneInAMoment();
        assertEquals(List.of(), shortfalls(SoakPlan.MOMENT));
    }

    @Test
    void fiveMinutesOfNothingFallShortOfSessionsKillsAndGauges() {
        assertEquals(3, shortfalls(SoakPlan.MINUTES).size());
    }

    @Test
    void aPlaceTooFewIsFound() {
        doneInAMoment();
        tally.count(Tally.notOpened(RefusalCode.REFUSAL_CODE_TOO_MANY), 10);
        assertFellShort("TOO_MANY: 10 of 110, more than 5 %");
    }

    @Test
    void whoFoundNoServerWasNotTurnedAway() {
        doneInAMoment();
        tally.count(Tally.NO_SERVER, 1_000);
        assertEquals(List.of(), shortfalls(SoakPlan.MOMENT));
        tally.count(Tally.notOpened(RefusalCode.REFUSAL_CODE_TOO_BUSY), 50);
        assertFellShort("TOO_BUSY: 50 of 150, more than 30 %");
    }

    @Test
    void samplesThatFailTooOftenAreFound() {
        doneInAMoment();
        tally.count(Tally.SAMPLES_FAILED, 21);
        assertFellShort("21 of 100");
    }
}
