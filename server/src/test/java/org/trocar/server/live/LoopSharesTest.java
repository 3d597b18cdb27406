package org.trocar.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LoopSharesTest {
    private static final OptionalLong NEW = OptionalLong.empty();

    private final List<LoopShares.Running> running = new ArrayList<>();
    private Map<String, Long> known = Map.of();

    private LoopShares shares(int loops) {
        return new LoopShares(loops, running, known);
    }

    private void runs(int loop, String scenario, int tickHz, OptionalLong nanosPerTick) {
        running.add(new LoopShares.Running(loop, scenario, tickHz, nanosPerTick));
    }

    @Test
    void aSessionTakesItsTicksTimesTheirCost() {
        runs(0, "peg", 100, OptionalLong.of(1_000_000));
        assertEquals(0.1, shares(1).of(0), 1e-9);
    }

    @Test
    void whatIsNewOrToComeCostsWhatOthersOfItsScenarioDo() {
        runs(0, "peg", 100, OptionalLong.of(1_000_000));
        runs(0, "peg", 50, OptionalLong.of(3_000_000));
        runs(0, "cut", 100, OptionalLong.of(9_000_000));
        runs(1, "peg", 100, NEW);
        assertEquals(0.2, shares(2).of(1), 1e-9);
        assertEquals(0.2, shares(2).ofOne("peg", 100), 1e-9);
        assertEquals(0.9, shares(2).ofOne("cut", 100), 1e-9);
    }

    @Test
    void whereNoneHasRunForLongWhatWasKnownBeforeIsTaken() {
        known = Map.of("peg", 500_000L);
        runs(0, "peg", 100, NEW);
        assertEquals(0.05, shares(1).of(0), 1e-9);
        assertEquals(0.05, shares(1).ofOne("peg", 100), 1e-9);
    }

    @Test
    void whereNothingIsKnownATickIsTakenToCostATenthOfAMillisecond() {
        known = Map.of("peg", 500_000L);
        runs(0, "cut", 100, NEW);
        assertEquals(0.01, shares(1).of(0), 1e-9);
        assertEquals(0.01, shares(1).ofOne("cut", 100), 1e-9);
    }

    @Test
    void theNextSessionComesToTheLoopThatHasLeastAndElseInTurn() {
        assertEquals(0, shares(3).leastBusy(-1));
        assertEquals(1, shares(3).leastBusy(0));
        assertEquals(0, shares(3).leastBusy(2));
        runs(0, "peg", 90, OptionalLong.of(1_000_000));
        runs(1, "peg", 90, OptionalLong.of(2_000_000));
        assertEquals(2, shares(3).leastBusy(2));
        runs(2, "peg", 90, OptionalLong.of(3_000_000));
        assertEquals(0, shares(3).leastBusy(0));
    }
}
