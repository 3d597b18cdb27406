package org.trocar.core.content;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.PegBoard.Peg;
import org.trocar.core.scenario.RingSpec;
import org.trocar.core.scenario.Scenario;

/**
 * Rules between values that are each in range.
 *
 * <p>A value already reported as missing or wrong is NaN or null here; every rule is written so that such a value breaks none.
 */
final class Consistency {
    private final Scenario scenario;
    private final Problems problems;

    Consistency(Scenario scenario, Problems problems) {
        this.scenario = scenario;
        this.problems = problems;
    }

    void check() {
        ringsFitPegs(scenario.ring(), scenario.board());
        pegsStandOnBoard(scenario.board());
        List<Peg> pegs = scenario.board().pegs();
        pegsStandOnTheirSides(pegs);
        pegsHaveNamesOfTheirOwn(pegs);
        pegsLeaveRoomForRings(pegs);
        everyRingHasAPeg(scenario.ring(), pegs);
        grasperIsPossible(scenario.grasper());
        homeIsInReach();
        new RubricRules(scenario.rubric(), problems).check();
    }

    private void ringsFitPegs(RingSpec ring, PegBoard board) {
        double hole = ring.majorRadiusMetres() - ring.tubeRadiusMetres();
        if (hole <= board.pegRadiusMetres()) {
            String text = "rings leave a hole of %s radius, too narrow for pegs of %s; "
                    + "make tube_radius smaller, or major_radius larger";
            problems.at("rings.major_radius", text.formatted(mm(hole), mm(board.pegRadiusMetres())));
        }
    }

    private void pegsStandOnBoard(PegBoard board) {
        double xRoom = board.halfWidthMetres() - board.pegRadiusMetres();
        double zRoom = board.halfDepthMetres() - board.pegRadiusMetres();
        for (int i = 0; i < board.pegs().size(); i++) {
            Peg peg = board.pegs().get(i);
            if (Math.abs(peg.xMetres()) > xRoom) {
                offTheBoard(i, peg, "x", xRoom);
            }
            if (Math.abs(peg.zMetres()) > zRoom) {
                offTheBoard(i, peg, "z", zRoom);
            }
        }
    }

    private void offTheBoard(int index, Peg peg, String axis, double room) {
        String text = "peg %s stands off the board; keep %s from -%s to %s, or make the board larger";
        problems.at(at(index) + "." + axis, text.formatted(peg.name(), axis, mm(room), mm(room)));
    }

    private void pegsStandOnTheirSides(List<Peg> pegs) {
        for (int i = 0; i < pegs.size(); i++) {
            Peg peg = pegs.get(i);
            if (peg.side() == Hand.LEFT && peg.xMetres() > 0 || peg.side() == Hand.RIGHT && peg.xMetres() < 0) {
                String text = "peg %s stands on the other side of the middle than its side says; "
                        + "change side, or the sign of x";
                problems.at(at(i) + ".x", text.formatted(peg.name()));
            }
        }
    }

    private void pegsHaveNamesOfTheirOwn(List<Peg> pegs) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < pegs.size(); i++) {
            String name = pegs.get(i).name();
            if (name != null && !names.add(name)) {
                problems.at(at(i) + ".name", "a second peg is called " + name + "; give each its own name");
            }
        }
    }

    private void pegsLeaveRoomForRings(List<Peg> pegs) {
        double least =
                2 * (scenario.ring().majorRadiusMetres() + scenario.ring().tubeRadiusMetres());
        for (int i = 0; i < pegs.size(); i++) {
            for (int j = 0; j < i; j++) {
                double apart = apart(pegs.get(i), pegs.get(j));
                if (apart < least) {
                    String text =
                            "pegs %s and %s are %s apart, too near for two rings side by side; keep pegs %s apart";
                    problems.at(
                            at(i),
                            text.formatted(pegs.get(j).name(), pegs.get(i).name(), mm(apart), mm(least)));
                }
            }
        }
    }

    private static double apart(Peg a, Peg b) {
        double x = a.xMetres() - b.xMetres();
        double z = a.zMetres() - b.zMetres();
        return Math.sqrt(x * x + z * z);
    }

    /** Rings start on the non-dominant hand's side, which may be either, and all go across. */
    private void everyRingHasAPeg(RingSpec ring, List<Peg> pegs) {
        if (pegs.stream().anyMatch(peg -> peg.side() == null)) {
            return;
        }
        for (Hand side : Hand.values()) {
            long count = pegs.stream().filter(peg -> peg.side() == side).count();
            if (ring.count() > count) {
                String text =
                        "rings.count is %d, but the %s side has %d pegs, and rings start on one side and go to the "
                                + "other; add pegs there, or take rings away";
                problems.at("rings.count", text.formatted(ring.count(), side == Hand.LEFT ? "left" : "right", count));
            }
        }
    }

    private void grasperIsPossible(GrasperSpec grasper) {
        below("grasper.min_inside", grasper.minInsideMetres(), "max_inside", grasper.maxInsideMetres());
        below("grasper.max_inside", grasper.maxInsideMetres(), "length", grasper.lengthMetres());
        below("grasper.jaw_length", grasper.jawLengthMetres(), "min_inside", grasper.minInsideMetres());
        below("grasper.pinch_close", grasper.pinchCloseMetres(), "pinch_open", grasper.pinchOpenMetres());
        below("grasper.squeeze_open", grasper.squeezeOpen(), "squeeze_close", grasper.squeezeClose());
    }

    private void homeIsInReach() {
        double x = scenario.ports().halfDistanceMetres() - scenario.home().xMetres();
        double y = scenario.ports().heightMetres() - scenario.home().yMetres();
        double z = scenario.ports().towardsTraineeMetres() - scenario.home().zMetres();
        double inside = Math.sqrt(x * x + y * y + z * z);
        double least = scenario.grasper().minInsideMetres();
        double most = scenario.grasper().maxInsideMetres();
        // What is not a number is missing, which is said where it is.
        if (Double.isFinite(inside + least + most) && (inside < least || inside > most)) {
            String text =
                    "home is %s from its port, but the grasper reaches from %s to %s inside; move home or the ports";
            problems.at("home", text.formatted(mm(inside), mm(least), mm(most)));
        }
    }

    private void below(String path, double value, String otherKey, double other) {
        if (value >= other) {
            problems.at(path, path + " is not below " + otherKey + "; make it smaller, or " + otherKey + " larger");
        }
    }

    private static String at(int peg) {
        return "board.pegs.at[" + peg + "]";
    }

    private static String mm(double metres) {
        BigDecimal rounded = BigDecimal.valueOf(metres * 1000).setScale(2, RoundingMode.HALF_EVEN);
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros()).toPlainString() + " mm";
    }
}
