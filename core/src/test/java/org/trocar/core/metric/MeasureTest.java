package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MeasureTest {
    @Test
    void eachMetricHasADefinitionAndNoDefinitionIsLeftOver() {
        Set<String> keys = Arrays.stream(Measure.values()).map(Measure::key).collect(Collectors.toSet());
        assertEquals(keys, Definition.BY_KEY.keySet());
    }

    @Test
    void aDefinitionThatTakesSeveralLinesReadsAsOne() {
        assertEquals(
                "tracked time over T; a gap over 100 ms is untracked; below 0.9 nothing should be graded",
                Measure.TRACKED_FRACTION.formula());
        assertEquals("without orientations", Measure.ANGULAR_PATH.undefined());
        assertEquals("", Measure.ANGULAR_PATH.source());
    }
}
