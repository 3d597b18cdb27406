package org.trocar.telemetry.report;

import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.Scenario;

/** From where the field is looked at. The field's frame: x to the right, y up, z towards the trainee. */
enum View {
    FRONT("from the front", "left", "right"),
    TOP("from above, the far side up", "left", "right"),
    SIDE("from the right", "near", "far");

    private final String words;
    private final String atLeft;
    private final String atRight;

    View(String words, String atLeft, String atRight) {
        this.words = words;
        this.atLeft = atLeft;
        this.atRight = atRight;
    }

    String words() {
        return words;
    }

    /** What lies at a drawing's left edge. */
    String atLeft() {
        return atLeft;
    }

    String atRight() {
        return atRight;
    }

    /** Metres to the right in the drawing. */
    double across(double x, double y, double z) {
        return this == SIDE ? -z : x;
    }

    /** Metres up in the drawing. */
    double up(double x, double y, double z) {
        return this == TOP ? -z : y;
    }

    /**
     * A view on paper, at one scale whatever the run: a reader can lay two reports side by side.
     *
     * @param left of the drawing's plot, user units
     */
    record Paper(View view, Scenario scenario, double left, double top) {
        /** User units a metre. */
        static final double SCALE = 1700;

        private static final double BESIDE_METRES = 0.035;
        private static final double ABOVE_METRES = 0.110;
        private static final double BELOW_METRES = 0.050;

        private double halfAcross() {
            PegBoard board = scenario.board();
            return (view == SIDE ? board.halfDepthMetres() : board.halfWidthMetres()) + BESIDE_METRES;
        }

        private double highest() {
            return view == TOP ? scenario.board().halfDepthMetres() + BESIDE_METRES : ABOVE_METRES;
        }

        private double lowest() {
            return view == TOP ? -highest() : -BELOW_METRES;
        }

        double width() {
            return 2 * halfAcross() * SCALE;
        }

        double height() {
            return (highest() - lowest()) * SCALE;
        }

        double right() {
            return left + width();
        }

        double bottom() {
            return top + height();
        }

        double x(Vec3 at) {
            return x(at.x, at.y, at.z);
        }

        double y(Vec3 at) {
            return y(at.x, at.y, at.z);
        }

        double x(double x, double y, double z) {
            return left + (view.across(x, y, z) + halfAcross()) * SCALE;
        }

        double y(double x, double y, double z) {
            return top + (highest() - view.up(x, y, z)) * SCALE;
        }

        /** Frame, board and pegs. */
        void board(Svg svg) {
            svg.rect(left, top, width(), height(), "frame");
            if (view == TOP) {
                boardFromAbove(svg);
            } else {
                boardFromBeside(svg);
            }
        }

        private void boardFromAbove(Svg svg) {
            PegBoard board = scenario.board();
            double x = x(-board.halfWidthMetres(), 0, 0);
            double y = y(0, 0, -board.halfDepthMetres());
            svg.rect(x, y, 2 * board.halfWidthMetres() * SCALE, 2 * board.halfDepthMetres() * SCALE, "board");
            for (PegBoard.Peg peg : board.pegs()) {
                svg.circle(
                        x(peg.xMetres(), 0, peg.zMetres()),
                        y(peg.xMetres(), 0, peg.zMetres()),
                        board.pegRadiusMetres() * SCALE,
                        "peg");
            }
        }

        /** Pegs that stand behind one another are drawn once. */
        private void boardFromBeside(Svg svg) {
            PegBoard board = scenario.board();
            double half = (view == SIDE ? board.halfDepthMetres() : board.halfWidthMetres()) * SCALE;
            double middle = left + halfAcross() * SCALE;
            svg.rect(middle - half, y(0, 0, 0), 2 * half, 5, "board");
            double radius = board.pegRadiusMetres() * SCALE;
            double peak = y(0, board.pegHeightMetres(), 0);
            board.pegs().stream()
                    .map(peg -> x(peg.xMetres(), 0, peg.zMetres()))
                    .distinct()
                    .forEach(x -> svg.rect(x - radius, peak, 2 * radius, y(0, 0, 0) - peak, "peg"));
        }

        /** Five centimetres, and what is where. */
        void captions(Svg svg) {
            double length = 0.05 * SCALE;
            double y = bottom() + 16;
            svg.path(
                    "M" + Svg.number(right() - length) + " " + Svg.number(y - 4) + "v8m0-4h" + Svg.number(length)
                            + "m0-4v8",
                    "scale");
            svg.text(right() - length - 6, y + 4, "end", "num", "5 cm");
            svg.text(left, y + 4, "start", "", view.atLeft() + " ↔ " + view.atRight());
        }
    }
}
