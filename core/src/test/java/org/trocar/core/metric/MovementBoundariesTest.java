package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trocar.core.metric.PipelineFeed.SECOND;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.trocar.core.math.Vec3;

/** Movements found in the filtered speed, measured in the unfiltered one, against values computed with NumPy and SciPy. */
class MovementBoundariesTest {
    private static final Golden GOLDEN = Golden.file("movement-boundaries-golden.json");
    private static final DoubleFunction<Vec3> COURSE = t -> Signals.along(
                    Signals.U,
                    0.30 * Signals.minimumJerk((t - 0.5) / 1.0) + 0.03 * Signals.minimumJerk((t - 2.6) / 0.9))
            .addScaled(Signals.W, 0.04 * Signals.minimumJerk((t - 2.3) / 0.5));

    @Test
    void theFiltersGroupDelayIsTheGoldenOne() {
        double expected = GOLDEN.number("group_delay_samples");
        assertEquals(expected, Biquad.lowPass(100, 6).groupDelaySamples(), expected * 1e-9);
        assertEquals(GOLDEN.number("shift_samples"), Math.rint(expected));
    }

    @Test
    void movementsAreShiftedBackByTheGroupDelayBeforeTheirSparcIsTaken() {
        List<Movement> movements = new ArrayList<>();
        PipelineFeed feed = new PipelineFeed(7 * SECOND);
        feed.pipeline.logMovements(new MovementLog(movements::add));
        feed.play(100, 5.01, COURSE).finish();

        Golden expected = GOLDEN.child("movements");
        assertEquals(expected.size(), movements.size());
        for (int i = 0; i < movements.size(); i++) {
            assertSame(expected.child(i), movements.get(i));
        }
    }

    private static void assertSame(Golden expected, Movement actual) {
        assertEquals(7 * SECOND + Math.round(expected.number("on_s") * SECOND), actual.onNanos());
        assertEquals(7 * SECOND + Math.round(expected.number("off_s") * SECOND), actual.offNanos());
        assertEquals(expected.number("sparc"), actual.sparc(), 1e-9);
        double unshifted = expected.number("sparc_without_shift");
        assertTrue(Math.abs(unshifted - actual.sparc()) > 1e-3, "the shift makes a difference that this test sees");
    }
}
