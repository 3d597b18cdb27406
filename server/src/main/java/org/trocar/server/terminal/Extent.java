package org.trocar.server.terminal;

import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.Scenario;

/**
 * What part of the field a canvas shows, and how large: the board with a margin, in one scale for all views. A character is taken to be
 * twice as high as it is wide.
 *
 * @param leftMetres x at the left edge
 * @param farMetres z at the upper edge of a view from above
 * @param topMetres y at the upper edge of a view from the front
 * @param metresAcross between two dots side by side
 * @param metresDown between two dots on top of each other
 */
record Extent(double leftMetres, double farMetres, double topMetres, double metresAcross, double metresDown) {
    private static final double BESIDE_METRES = 0.02;
    private static final double BEFORE_METRES = 0.012;
    private static final double BELOW_METRES = 0.004;

    static Extent of(Scenario scenario, Canvas canvas) {
        PegBoard board = scenario.board();
        double wide = 2 * (board.halfWidthMetres() + BESIDE_METRES);
        double deep = 2 * (board.halfDepthMetres() + BEFORE_METRES);
        double column = Math.max(wide / canvas.columns(), deep / (2 * canvas.rows()));
        double bottom = board.outOfViewBelowMetres() - BELOW_METRES;
        return new Extent(
                -column * canvas.columns() / 2,
                -column * canvas.rows(),
                bottom + 2 * column * canvas.rows(),
                column / canvas.glyphs().dotsAcross(),
                2 * column / canvas.glyphs().dotsDown());
    }

    /** How many rows show the whole board's depth in so many columns. */
    static int rowsFor(Scenario scenario, int columns) {
        PegBoard board = scenario.board();
        double column = 2 * (board.halfWidthMetres() + BESIDE_METRES) / columns;
        return (int) Math.ceil((board.halfDepthMetres() + BEFORE_METRES) / column);
    }
}
