package org.trocar.server.terminal;

import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.Scenario;

/** Draws board, pegs, rings and instruments as seen from one side. The field's frame: x to the right, y up, z towards the trainee. */
final class FieldDrawing {
    private static final int RING_CORNERS = 24;
    /** As much of the shaft as any view shows. */
    private static final double SHAFT_METRES = 0.4;
    /** Where on the shaft the hand's letter stands, from the tip. */
    private static final double LETTER_METRES = 0.045;
    /** A ring narrower than this many characters has its number beside it. */
    private static final int ROOMY_RING = 5;

    /** From where one looks. */
    enum From {
        ABOVE,
        FRONT
    }

    private final Canvas canvas;
    private final From from;
    private final Extent extent;
    private final Scenario scenario;

    FieldDrawing(Canvas canvas, From from, Scenario scenario) {
        this.canvas = canvas;
        this.from = from;
        this.scenario = scenario;
        extent = Extent.of(scenario, canvas);
    }

    void draw(Scene scene) {
        board();
        scenario.board().pegs().forEach(this::peg);
        for (int i = 0; i < scene.rings().size(); i++) {
            ring(scene.rings().get(i), Integer.toString(i + 1));
        }
        tool(scene.left(), Ink.LEFT, "L");
        tool(scene.right(), Ink.RIGHT, "R");
    }

    private void board() {
        double x = scenario.board().halfWidthMetres();
        double z = scenario.board().halfDepthMetres();
        line(new Vec3(-x, 0, -z), new Vec3(x, 0, -z), 1, Ink.BOARD);
        line(new Vec3(-x, 0, z), new Vec3(x, 0, z), 1, Ink.BOARD);
        line(new Vec3(-x, 0, -z), new Vec3(-x, 0, z), 1, Ink.BOARD);
        line(new Vec3(x, 0, -z), new Vec3(x, 0, z), 1, Ink.BOARD);
    }

    private void peg(PegBoard.Peg peg) {
        double r = scenario.board().pegRadiusMetres();
        double top = scenario.board().pegHeightMetres();
        for (double side : new double[] {-r / 2, r / 2}) {
            line(
                    new Vec3(peg.xMetres() + side, 0, peg.zMetres() - r / 2),
                    new Vec3(peg.xMetres() + side, top, peg.zMetres() + r / 2),
                    1,
                    Ink.PEG);
        }
    }

    /** A held ring is drawn thick and a loose one dotted, so that colours are not the only sign. */
    private void ring(Scene.Ring ring, String number) {
        if (ring.state() == Scene.RingState.OUT_OF_VIEW) {
            return;
        }
        double middle = scenario.ring().majorRadiusMetres();
        double tube = scenario.ring().tubeRadiusMetres();
        boolean loose = ring.state() == Scene.RingState.LOOSE;
        circle(ring, loose ? middle + tube : middle, loose ? 2 : 1);
        if (ring.state() == Scene.RingState.HELD) {
            circle(ring, middle + tube, 1);
        }
        label(ring, number, middle + tube);
    }

    private void circle(Scene.Ring ring, double radius, int every) {
        Vec3 last = corner(ring, radius, 0);
        for (int i = 1; i <= RING_CORNERS; i++) {
            Vec3 next = corner(ring, radius, i);
            if (i % every == 0) {
                line(last, next, 1, ring.state().ink());
            }
            last = next;
        }
    }

    private static Vec3 corner(Scene.Ring ring, double radius, int i) {
        double angle = 2 * Math.PI * i / RING_CORNERS;
        return ring.pose().toOuter(new Vec3(radius * Math.cos(angle), 0, radius * Math.sin(angle)), new Vec3());
    }

    private void label(Scene.Ring ring, String number, double radius) {
        Vec3 at = ring.pose().position;
        int width = column(x(new Vec3(2 * radius, 0, 0))) - column(x(new Vec3()));
        int right = column(x(new Vec3(at.x + radius, at.y, at.z))) + 1;
        canvas.text(
                width < ROOMY_RING ? right : column(x(at)),
                row(y(at)),
                number,
                ring.state().ink());
    }

    /** An untracked hand's instrument is dotted, and its letter has a question mark. */
    private void tool(Scene.Tool tool, Ink ink, String letter) {
        double jaw = scenario.grasper().jawLengthMetres();
        Vec3 hinge = at(tool, 0, jaw);
        double sideways = jaw * Math.sin(tool.jawRadians());
        double forward = jaw - jaw * Math.cos(tool.jawRadians());
        int every = tool.tracked() ? 1 : 3;
        line(hinge, at(tool, sideways, forward), 1, ink);
        line(hinge, at(tool, -sideways, forward), 1, ink);
        line(hinge, at(tool, 0, SHAFT_METRES), every, ink);
        Vec3 on = at(tool, 0, LETTER_METRES);
        canvas.text(column(x(on)), row(y(on)), tool.tracked() ? letter : letter + "?", ink);
    }

    /** A point beside and behind an instrument's tip. */
    private static Vec3 at(Scene.Tool tool, double sideways, double behind) {
        return tool.tip().toOuter(new Vec3(sideways, 0, behind), new Vec3());
    }

    private void line(Vec3 start, Vec3 end, int every, Ink ink) {
        canvas.line(x(start), y(start), x(end), y(end), every, ink);
    }

    private int x(Vec3 at) {
        return (int) Math.floor((at.x - extent.leftMetres()) / extent.metresAcross());
    }

    private int y(Vec3 at) {
        double down = from == From.ABOVE ? at.z - extent.farMetres() : extent.topMetres() - at.y;
        return (int) Math.floor(down / extent.metresDown());
    }

    private int column(int x) {
        return Math.floorDiv(x, canvas.glyphs().dotsAcross());
    }

    private int row(int y) {
        return Math.floorDiv(y, canvas.glyphs().dotsDown());
    }
}
