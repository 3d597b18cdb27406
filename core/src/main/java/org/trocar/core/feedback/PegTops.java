package org.trocar.core.feedback;

import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.PegBoard;

/** The tops of a board's pegs, as points of the field. */
final class PegTops {
    private final Vec3[] tops;

    PegTops(PegBoard board) {
        tops = board.pegs().stream()
                .map(peg -> new Vec3(peg.xMetres(), board.pegHeightMetres(), peg.zMetres()))
                .toArray(Vec3[]::new);
    }

    boolean anyWithin(double metres, Vec3 point) {
        for (Vec3 top : tops) {
            if (top.distance(point) <= metres) {
                return true;
            }
        }
        return false;
    }

    /** The number of the peg whose top is nearest; of several, the first. */
    int nearest(Vec3 point) {
        int nearest = 0;
        for (int i = 1; i < tops.length; i++) {
            if (tops[i].distance(point) < tops[nearest].distance(point)) {
                nearest = i;
            }
        }
        return nearest;
    }

    Vec3 top(int peg) {
        return tops[peg];
    }
}
