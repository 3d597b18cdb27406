package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.trocar.core.math.Vec3;
import org.trocar.core.state.StateBuffer;

class MovementLogTest {
    /** Half a second of rest, a reach of 0.30 m in 1 s, rest; the feed begins at 7 s. */
    private static final DoubleFunction<Vec3> REACH =
            t -> Signals.along(Signals.U, 0.30 * Signals.minimumJerk(t - 0.5));

    private final List<Movement> movements = new ArrayList<>();

    private PipelineFeed logged() {
        PipelineFeed feed = new PipelineFeed();
        feed.pipeline.logMovements(new MovementLog(movements::add));
        return feed;
    }

    @Test
    void aReachIsOneMovementFromItsOnsetToItsStop() {
        MotionPipeline motion = logged().play(100, 2.5, REACH).finish();

        assertEquals(1, movements.size());
        Movement reach = movements.get(0);
        assertEquals(7.5, reach.onNanos() * 1e-9, 0.1);
        assertEquals(8.5, reach.offNanos() * 1e-9, 0.1);
        assertEquals(motion.movingSeconds(), (reach.offNanos() - reach.onNanos()) * 1e-9, 1e-9);
        assertEquals(0.30, reach.pathMetres(), 0.002);
        assertEquals(motion.peakSpeedMetresPerSecond(), reach.peakMetresPerSecond());
        assertEquals(motion.medianSparc(), reach.sparc());
        assertEquals(SparcOutcome.DEFINED, reach.sparcOutcome());
        assertFalse(reach.cutOff());
    }

    @Test
    void aMovementThatTrackingLosesSightOfIsCutOff() {
        logged().play(90, 1, t -> new Vec3(t * 0.1, 0, 0)).lose(90, 0.5);

        assertEquals(1, movements.size());
        assertTrue(movements.get(0).cutOff());
        assertEquals(0.1, movements.get(0).pathMetres(), 0.01);
    }

    @Test
    void movementsPathsAddUpToNoMoreThanTheWholePath() {
        MotionPipeline motion =
                logged().play(100, 2.5, REACH).play(100, 2.5, REACH).finish();

        double sum = movements.stream().mapToDouble(Movement::pathMetres).sum();
        assertEquals(motion.movementCount(), movements.size());
        assertTrue(sum <= motion.pathMetres() && sum > 0.95 * motion.pathMetres(), sum + " of " + motion.pathMetres());
    }

    @Test
    void beingWatchedChangesNoState() {
        MotionPipeline watched = logged().play(100, 2.5, REACH).finish();
        MotionPipeline alone = new PipelineFeed().play(100, 2.5, REACH).finish();

        assertArrayEquals(state(alone), state(watched));
    }

    private static byte[] state(MotionPipeline motion) {
        StateBuffer buffer = new StateBuffer();
        motion.exchange(buffer.forSaving());
        return buffer.toByteArray();
    }
}
