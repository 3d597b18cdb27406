package org.trocar.server.wire;

import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.Scenario;
import org.trocar.protos.codec.WireHands;
import org.trocar.protos.v1.Grasper;
import org.trocar.protos.v1.Peg;
import org.trocar.protos.v1.PegTransfer;

/** A scenario as a client needs it in order to draw it. */
public final class WireScenario {
    /** What {@code WorldState.phase} counts in. */
    private static final List<String> PHASES = List.of("out", "back");

    private static final double NANOS_PER_SECOND = 1e9;

    private WireScenario() {}

    /** @param sha256 of the scenario's file, lower-case hex */
    public static org.trocar.protos.v1.Scenario of(Scenario scenario, String sha256) {
        return org.trocar.protos.v1.Scenario.newBuilder()
                .setId(scenario.id())
                .setTitle(scenario.title())
                .setInstructions(scenario.instruction())
                .setHash(sha256)
                .addAllPhases(PHASES)
                .setStepCount(PHASES.size() * scenario.ring().count())
                .setTimeLimitNanos((long) (scenario.rubric().cutoffSeconds() * NANOS_PER_SECOND))
                .setGrasper(grasper(scenario.grasper()))
                .addAllLeftPort(port(scenario, Hand.LEFT))
                .addAllRightPort(port(scenario, Hand.RIGHT))
                .setPegTransfer(pegTransfer(scenario))
                .build();
    }

    private static Grasper grasper(GrasperSpec spec) {
        return Grasper.newBuilder()
                .setLengthMetres((float) spec.lengthMetres())
                .setJawLengthMetres((float) spec.jawLengthMetres())
                .setJawRadiusMetres((float) spec.jawRadiusMetres())
                .setOpenAngleRadians((float) spec.openAngleRadians())
                .build();
    }

    private static List<Float> port(Scenario scenario, Hand hand) {
        return List.of(
                (float) scenario.ports().xMetres(hand), (float) scenario.ports().heightMetres(), (float)
                        scenario.ports().towardsTraineeMetres());
    }

    private static PegTransfer pegTransfer(Scenario scenario) {
        PegBoard board = scenario.board();
        PegTransfer.Builder task = PegTransfer.newBuilder()
                .setHalfWidthMetres((float) board.halfWidthMetres())
                .setHalfDepthMetres((float) board.halfDepthMetres())
                .setOutOfViewBelowMetres((float) board.outOfViewBelowMetres())
                .setPegRadiusMetres((float) board.pegRadiusMetres())
                .setPegHeightMetres((float) board.pegHeightMetres())
                .setRingMajorRadiusMetres((float) scenario.ring().majorRadiusMetres())
                .setRingTubeRadiusMetres((float) scenario.ring().tubeRadiusMetres())
                .setRingCount(scenario.ring().count());
        board.pegs().forEach(peg -> task.addPegs(peg(peg)));
        return task.build();
    }

    private static Peg peg(PegBoard.Peg peg) {
        return Peg.newBuilder()
                .setName(peg.name())
                .setSide(WireHands.toWire(peg.side()))
                .setXMetres((float) peg.xMetres())
                .setZMetres((float) peg.zMetres())
                .build();
    }
}
