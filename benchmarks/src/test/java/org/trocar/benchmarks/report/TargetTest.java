package org.trocar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trocar.benchmarks.report.Target.Bound;
import org.trocar.benchmarks.report.Target.Of;
import org.trocar.benchmarks.report.Target.Outcome;

class TargetTest {
    private static final Figure TWICE_THE_LIMIT =
            Figure.of("it", "something", "ns", Series.of(20)).against("the limit", Series.of(10));

    @Test
    void aRatioIsHeldAgainstTheLimitNotTheValue() {
        Target target = new Target("what", "it", Of.RATIO, Bound.AT_MOST, 2);

        assertEquals(Outcome.MET, target.outcome(Optional.of(TWICE_THE_LIMIT)));
    }

    @Test
    void whatIsOnTheWrongSideMisses() {
        assertEquals(
                Outcome.MISSED,
                new Target("what", "it", Of.VALUE, Bound.AT_MOST, 19).outcome(Optional.of(TWICE_THE_LIMIT)));
        assertEquals(
                Outcome.MISSED,
                new Target("what", "it", Of.VALUE, Bound.AT_LEAST, 21).outcome(Optional.of(TWICE_THE_LIMIT)));
    }

    @Test
    void whatWasNotMeasuredIsNeitherMetNorMissed() {
        Target target = new Target("what", "it", Of.RATIO, Bound.AT_MOST, 2);

        assertEquals(Outcome.NOT_MEASURED, target.outcome(Optional.empty()));
        assertEquals(
                Outcome.NOT_MEASURED,
                target.outcome(Optional.of(Figure.of("it", "something", "ns", Series.of(20)))),
                "nothing was beside it");
    }

    @Test
    void nothingIsInfinitelyManyTimesAsMuchAsNothing() {
        assertTrue(Figure.of("it", "something", "B", Series.of(1))
                .against("nothing", Series.of(0))
                .ratio()
                .isEmpty());
    }
}
