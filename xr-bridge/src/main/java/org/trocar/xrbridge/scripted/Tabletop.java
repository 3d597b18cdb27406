package org.trocar.xrbridge.scripted;

import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.Ports;
import org.trocar.core.scenario.RingSpec;
import org.trocar.core.scenario.Scenario;
import org.trocar.protos.v1.Grasper;
import org.trocar.protos.v1.Peg;
import org.trocar.protos.v1.PegTransfer;

/** What a trainee knows of a peg transfer by looking at it: shapes and places, no rules. */
public record Tabletop(PegBoard board, RingSpec ring, GrasperSpec grasper, Ports ports) {
    /** Stands for what cannot be seen and plays no part here. */
    private static final double UNSEEN = Double.NaN;

    private static final double CLEARANCE_METRES = 0.027;

    public static Tabletop of(Scenario scenario) {
        return new Tabletop(scenario.board(), scenario.ring(), scenario.grasper(), scenario.ports());
    }

    /** As a server shows it to its clients. */
    public static Tabletop of(org.trocar.protos.v1.Scenario scenario) {
        PegTransfer task = scenario.getPegTransfer();
        return new Tabletop(
                board(task),
                new RingSpec(
                        task.getRingMajorRadiusMetres(), task.getRingTubeRadiusMetres(), UNSEEN, task.getRingCount()),
                grasper(scenario.getGrasper()),
                new Ports(scenario.getRightPort(0), scenario.getRightPort(1), scenario.getRightPort(2)));
    }

    private static PegBoard board(PegTransfer task) {
        return new PegBoard(
                task.getHalfWidthMetres(),
                task.getHalfDepthMetres(),
                task.getOutOfViewBelowMetres(),
                task.getPegRadiusMetres(),
                task.getPegHeightMetres(),
                UNSEEN,
                task.getPegsList().stream().map(Tabletop::peg).toList());
    }

    private static PegBoard.Peg peg(Peg peg) {
        Hand side = peg.getSide() == org.trocar.protos.v1.Hand.HAND_LEFT ? Hand.LEFT : Hand.RIGHT;
        return new PegBoard.Peg(peg.getName(), side, peg.getXMetres(), peg.getZMetres());
    }

    /** As far as it shows: a shaft that slides through its port from end to end. */
    private static GrasperSpec grasper(Grasper grasper) {
        return new GrasperSpec(
                grasper.getLengthMetres(),
                0,
                grasper.getLengthMetres(),
                grasper.getJawLengthMetres(),
                grasper.getJawRadiusMetres(),
                grasper.getOpenAngleRadians(),
                UNSEEN,
                UNSEEN,
                UNSEEN,
                UNSEEN,
                UNSEEN,
                UNSEEN,
                UNSEEN);
    }

    /** A tip so high is clear of the pegs: moving fast there is not moving fast near a peg. */
    double clearHeightMetres() {
        return board.pegHeightMetres() + CLEARANCE_METRES;
    }

    /** From a ring's centre to its outermost point. */
    double outerRadiusMetres() {
        return ring.majorRadiusMetres() + ring.tubeRadiusMetres();
    }

    /** How far the end of an open jaw is from the shaft's axis. */
    double openJawMetres() {
        return grasper.jawRadiusMetres() + grasper.jawLengthMetres() * StrictMath.sin(grasper.openAngleRadians());
    }
}
