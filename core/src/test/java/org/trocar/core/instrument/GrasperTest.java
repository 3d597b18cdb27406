package org.trocar.core.instrument;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.state.StateBuffer;

/** Jaws in time, and what a grasper keeps. */
class GrasperTest {
    private static final double TICK = 1.0 / 90;
    private static final double OPEN = Specs.GRASPER.openAngleRadians();

    private final Grasper grasper = new Grasper(Hand.RIGHT, Specs.GRASPER, Specs.PORTS);
    private final Pose handle = new Fulcrum(Hand.RIGHT, Specs.GRASPER, Specs.PORTS)
            .handleFor(new Vec3(0.03, 0.01, 0), new Vec3(1, 0, 0), new Pose());

    @Test
    void theJawsCloseAndOpenInTheirCloseTime() {
        advance(true, 0.06);
        assertEquals(OPEN / 2, grasper.jawAngleRadians(), OPEN * TICK / 0.12);
        advance(true, 0.08);
        assertEquals(0, grasper.jawAngleRadians());
        advance(false, 0.14);
        assertEquals(OPEN, grasper.jawAngleRadians());
    }

    @Test
    void theJawsStopAtWhatTheyHoldAndOpenFromThere() {
        advance(true, 0.05);
        grasper.holdAt(0.2);
        advance(true, 0.5);
        assertEquals(0.2, grasper.jawAngleRadians());
        advance(false, TICK);
        assertTrue(grasper.jawAngleRadians() > 0.2);
        grasper.letGo();
        advance(true, 0.5);
        assertEquals(0, grasper.jawAngleRadians());
    }

    @Test
    void closedJawsTouchEachOtherAndEndAtTheTip() {
        JawShape shape = new JawShape(Specs.GRASPER);
        Vec3[] hinge = {new Vec3(), new Vec3()};
        Vec3[] end = {new Vec3(), new Vec3()};
        shape.axis(grasper.tip(), 0, JawSide.NEGATIVE, hinge[0], end[0]);
        shape.axis(grasper.tip(), 0, JawSide.POSITIVE, hinge[1], end[1]);
        assertEquals(2 * shape.radiusMetres(), end[0].distance(end[1]), 1e-12);
        Vec3 between = new Vec3().lerp(end[0], end[1], 0.5);
        assertEquals(shape.radiusMetres(), between.distance(grasper.tip().position), 1e-12);
        assertEquals(
                shape.lengthMetres(), new Vec3().lerp(hinge[0], hinge[1], 0.5).distance(grasper.tip().position), 1e-12);
    }

    @Test
    void openJawsSpreadInTheTipFramesX() {
        JawShape shape = new JawShape(Specs.GRASPER);
        Vec3 hinge = new Vec3();
        Vec3 end = new Vec3();
        shape.axis(new Pose(), OPEN, JawSide.POSITIVE, hinge, end);
        assertEquals(0.0015 + 0.0165 * StrictMath.sin(OPEN), end.x, 1e-12);
        assertEquals(0, end.y);
    }

    @Test
    void aRestoredGrasperIsTheSame() {
        advance(true, 0.05);
        grasper.holdAt(0.2);
        byte[] snapshot = save(grasper);
        Grasper other = new Grasper(Hand.RIGHT, Specs.GRASPER, Specs.PORTS);
        other.exchange(new StateBuffer().forRestoring(snapshot));
        assertArrayEquals(snapshot, save(other));
        other.advance(handle, true, 1);
        assertEquals(0.2, other.jawAngleRadians());
    }

    @Test
    void anOpenAngleNoGrasperHasIsRefused() {
        GrasperSpec s = Specs.GRASPER;
        GrasperSpec wide = new GrasperSpec(
                s.lengthMetres(),
                s.minInsideMetres(),
                s.maxInsideMetres(),
                s.jawLengthMetres(),
                s.jawRadiusMetres(),
                1.2,
                s.closeSeconds(),
                s.friction(),
                s.breakForceNewtons(),
                s.pinchCloseMetres(),
                s.pinchOpenMetres(),
                s.squeezeClose(),
                s.squeezeOpen());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Grasper(Hand.LEFT, wide, Specs.PORTS))
                .getMessage()
                .contains("open angle is 1.2"));
    }

    private void advance(boolean close, double seconds) {
        for (int i = 0; i < StrictMath.round(seconds / TICK); i++) {
            grasper.advance(handle, close, TICK);
        }
    }

    private static byte[] save(Grasper grasper) {
        StateBuffer state = new StateBuffer().forSaving();
        grasper.exchange(state);
        return state.toByteArray();
    }
}
