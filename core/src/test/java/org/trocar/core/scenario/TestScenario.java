package org.trocar.core.scenario;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.PegBoard.Peg;

/** Peg transfer as shipped, written in code so that tests of the core need no file. */
public final class TestScenario {
    private TestScenario() {}

    public static Scenario pegTransfer() {
        return new Scenario(
                "peg-transfer",
                1,
                "Peg transfer",
                "Bring all rings across and back.",
                board(),
                new RingSpec(0.009, 0.003, 0.002, 6),
                grasper(),
                new Ports(0.10, 0.16, 0.09),
                new Scenario.Home(0.03, 0.045, 0.01),
                rubric(),
                List.of());
    }

    /** With a rule of every kind, so that the coach has something to do. */
    public static Scenario withCues() {
        Scenario plain = pegTransfer();
        return new Scenario(
                plain.id(),
                plain.version(),
                plain.title(),
                plain.instruction(),
                plain.board(),
                plain.ring(),
                plain.grasper(),
                plain.ports(),
                plain.home(),
                plain.rubric(),
                List.of(
                        cue("untracked", Severity.SAFETY, above(CueMeter.UNTRACKED_FOR, 0.25, 0, 0)),
                        cue("fast", Severity.WARNING, above(CueMeter.TIP_SPEED_NEAR_PEG, 0.08, 0.05, 0.03)),
                        cue("far", Severity.WARNING, above(CueMeter.PATH_LENGTH, 0.5, 0, 0)),
                        cue("idle", Severity.INFORMATION, above(CueMeter.IDLE_FOR, 2, 0, 0)),
                        cue("dropped", Severity.WARNING, new CueTrigger.Events(List.of(CueEvent.DROPPED_IN_VIEW))),
                        cue("wrong", Severity.WARNING, new CueTrigger.Events(List.of(CueEvent.LIFTED_BY_WRONG_HAND))),
                        cue("void", Severity.INFORMATION, new CueTrigger.Events(List.of(CueEvent.CLOSED_ON_NOTHING)))));
    }

    private static CueTrigger above(CueMeter meter, double on, double off, double near) {
        return new CueTrigger.Above(meter, on, off, near);
    }

    private static CueRule cue(String id, Severity severity, CueTrigger trigger) {
        return new CueRule(id, severity, trigger, CueCondition.ALWAYS, 3, id, id, 0.5, 0.1, CueAnchor.NONE);
    }

    public static PegBoard board() {
        List<Peg> pegs = new ArrayList<>();
        addPegs(pegs, Hand.LEFT, -1);
        addPegs(pegs, Hand.RIGHT, 1);
        return new PegBoard(0.095, 0.065, -0.02, 0.0025, 0.020, 0.35, pegs);
    }

    private static void addPegs(List<Peg> pegs, Hand side, int sign) {
        for (double x : new double[] {0.060, 0.030}) {
            for (double z : new double[] {-0.03, 0, 0.03}) {
                pegs.add(new Peg(side.name().charAt(0) + String.valueOf(pegs.size() % 6 + 1), side, sign * x, z));
            }
        }
    }

    public static GrasperSpec grasper() {
        return new GrasperSpec(
                0.42, 0.06, 0.33, 0.018, 0.0015, StrictMath.toRadians(25), 0.12, 0.8, 1.5, 0.020, 0.035, 0.25, 0.12);
    }

    public static Rubric rubric() {
        return new Rubric(
                "peg-transfer-open-formula",
                1,
                300,
                10,
                "provisional",
                48,
                "provisional",
                List.of(ErrorKind.DROP_OUT_OF_VIEW, ErrorKind.TRANSFER_NOT_IN_MID_AIR, ErrorKind.WRONG_HAND_FIRST),
                List.of(ErrorKind.DROP_OUT_OF_VIEW),
                0.9);
    }
}
