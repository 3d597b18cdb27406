package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;

class DepthTest {
    private static final Quat UPRIGHT = new Quat();
    /** The tool's z along the room's y. */
    private static final Quat UPWARDS = new Quat().between(new Vec3(0, 0, 1), new Vec3(0, 1, 0));

    private final Depth depth = new Depth();

    @Test
    void pushingAndPullingAlongTheShaftCountsBothWays() {
        depth.add(new Vec3(0, 0, 0), UPRIGHT);
        depth.add(new Vec3(0, 0, -0.05), UPRIGHT);
        depth.add(new Vec3(0, 0, 0), UPRIGHT);
        assertEquals(0.10, depth.metres(), 1e-15);
    }

    @Test
    void swingingSidewaysIsNoDepth() {
        depth.add(new Vec3(0, 0, 0), UPRIGHT);
        depth.add(new Vec3(0.1, 0.1, 0), UPRIGHT);
        assertEquals(0, depth.metres());
    }

    @Test
    void theAxisIsTheToolsAndNotTheRooms() {
        depth.add(new Vec3(0, 0, 0), UPWARDS);
        depth.add(new Vec3(0, 0.03, 0.04), UPWARDS);
        assertEquals(0.03, depth.metres(), 1e-15);
    }

    @Test
    void nothingAccruesOverABreak() {
        depth.add(new Vec3(0, 0, 0), UPRIGHT);
        depth.restart();
        depth.add(new Vec3(0, 0, 1), UPRIGHT);
        assertEquals(0, depth.metres());
    }

    @Test
    void thePipelinesDepthIsThatOfTheFilteredPointAndNeverMoreThanItsPath() {
        MotionPipeline along = new PipelineFeed()
                .play(90, 2.5, t -> new Vec3(0, 0, 0.3 * Signals.minimumJerk(t - 0.5)))
                .finish();
        MotionPipeline slanted = new PipelineFeed()
                .play(90, 2.5, t -> Signals.along(Signals.U, 0.3 * Signals.minimumJerk(t - 0.5)))
                .finish();
        assertEquals(along.pathMetres(), along.depthMetres(), 1e-12);
        assertEquals(0.48 * slanted.pathMetres(), slanted.depthMetres(), 1e-6);
        assertTrue(slanted.depthMetres() < slanted.pathMetres());
    }
}
