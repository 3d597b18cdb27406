package org.trocar.core.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.StartHands;
import org.trocar.core.instrument.Fulcrum;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.scenario.TestScenario;

class PlacementTest {
    private final Scenario scenario = TestScenario.pegTransfer();
    private final Placement placement = new Placement(scenario);

    /** Where the fulcrum says the handle is when the tip is at home. */
    private Vec3 homeHandle(Hand hand) {
        double side = hand == Hand.LEFT ? -1 : 1;
        Vec3 home = new Vec3(
                side * scenario.home().xMetres(),
                scenario.home().yMetres(),
                scenario.home().zMetres());
        return new Fulcrum(hand, scenario.grasper(), scenario.ports())
                .handleFor(home, new Vec3(1, 0, 0), new Pose())
                .position;
    }

    private Vec3 inField(double x, double y, double z) {
        Pose pose = new Pose();
        pose.position.set(x, y, z);
        return placement.toField(pose, pose).position;
    }

    private static void assertAt(Vec3 expected, Vec3 actual, double tolerance) {
        assertEquals(0, expected.distance(actual), tolerance, expected + " against " + actual);
    }

    @Test
    void handsAtTheNominalDistanceComeExactlyToTheirStart() {
        double half = homeHandle(Hand.RIGHT).x;
        placement.lay(new StartHands(1 - half, 1.2, -2, 1 + half, 1.2, -2), true);

        assertAt(homeHandle(Hand.LEFT), inField(1 - half, 1.2, -2), 1e-12);
        assertAt(homeHandle(Hand.RIGHT), inField(1 + half, 1.2, -2), 1e-12);
    }

    @Test
    void aTraineeWhoFacesAnotherWayGetsTheFieldTurned() {
        double half = homeHandle(Hand.RIGHT).x;
        placement.lay(new StartHands(0, 1.2, -half, 0, 1.2, half), true);

        assertAt(homeHandle(Hand.LEFT), inField(0, 1.2, -half), 1e-12);
        assertAt(homeHandle(Hand.RIGHT), inField(0, 1.2, half), 1e-12);
        assertEquals(-Math.PI / 2, placement.yawRadians(), 1e-12);
    }

    @Test
    void handsFurtherApartAreNeverScaled() {
        placement.lay(new StartHands(-0.5, 1, 0, 0.5, 1, 0), true);

        assertEquals(1.0, inField(-0.5, 1, 0).distance(inField(0.5, 1, 0)), 1e-12);
    }

    @Test
    void anOrientationTurnsBackWithTheField() {
        double half = homeHandle(Hand.RIGHT).x;
        placement.lay(new StartHands(0, 1.2, -half, 0, 1.2, half), true);
        Pose hand = new Pose();
        hand.orientation.set(placement.fieldInSpace().orientation);

        placement.toField(hand, hand);
        assertEquals(1, Math.abs(hand.orientation.w), 1e-12);
    }
}
