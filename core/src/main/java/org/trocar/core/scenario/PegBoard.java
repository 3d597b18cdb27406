package org.trocar.core.scenario;

import java.util.List;
import org.trocar.core.hands.Hand;

/**
 * The board of a peg transfer and its pegs, in the field's frame: origin at the middle of the board's top face, y up, −z away from the
 * trainee, metres.
 *
 * @param halfWidthMetres half the board's extent along x
 * @param halfDepthMetres half the board's extent along z
 * @param outOfViewBelowMetres a ring whose centre is lower than this is out of view (a negative height)
 * @param pegRadiusMetres every peg's radius
 * @param pegHeightMetres from the board to the top of a peg's rounded end
 * @param friction Coulomb coefficient of rings on board and pegs
 * @param pegs in the order of the scenario file
 */
public record PegBoard(
        double halfWidthMetres,
        double halfDepthMetres,
        double outOfViewBelowMetres,
        double pegRadiusMetres,
        double pegHeightMetres,
        double friction,
        List<Peg> pegs) {

    public PegBoard {
        pegs = List.copyOf(pegs);
    }

    /** A vertical peg: its name, the trainee's side it stands on, and where. */
    public record Peg(String name, Hand side, double xMetres, double zMetres) {}
}
