package org.trocar.telemetry.report;

import java.util.function.Function;
import org.trocar.core.grade.Grade;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.RingSpec;
import org.trocar.core.scenario.Scenario;

/** The field when a critical error was found, from one side, with the last ways of the ring and of both tips. */
final class SceneFigure {
    private static final double MARGIN = 8;
    private static final int CORNERS = 32;
    private static final double SHAFT_METRES = 0.4;

    private final Scenario scenario;
    private final Scene scene;
    private final View.Paper paper;
    private final String id;

    private SceneFigure(Scenario scenario, Scene scene, View view) {
        this.scenario = scenario;
        this.scene = scene;
        paper = new View.Paper(view, scenario, MARGIN, 24);
        id = "scene-" + scene.number() + "-" + Units.words(view);
    }

    static String of(Scenario scenario, Scene scene, View view) {
        return new SceneFigure(scenario, scene, view).draw();
    }

    private String draw() {
        View view = paper.view();
        Svg svg = new Svg(
                id,
                paper.right() + MARGIN,
                paper.bottom() + 30,
                "The field at error " + scene.number() + ", " + view.words(),
                description());
        svg.text(MARGIN, 15, "start", "strong", Units.sentence(view.words()));
        paper.board(svg);
        svg.clipped(id + "-box", paper.left(), paper.top(), paper.width(), paper.height());
        for (Hand hand : Hand.values()) {
            svg.group(Units.name(hand));
            svg.path(way(field -> field.tool(hand).tip().position), "way");
            svg.close();
        }
        if (scene.error().ring() >= 0) {
            svg.path(way(field -> field.rings().get(scene.error().ring()).pose().position), "fall");
        }
        for (int i = 0; i < scene.found().rings().size(); i++) {
            ring(svg, i);
        }
        for (Hand hand : Hand.values()) {
            tool(svg, hand);
        }
        numbers(svg);
        svg.close();
        place(svg);
        paper.captions(svg);
        return svg.done();
    }

    private String description() {
        Grade.ErrorEntry error = scene.error();
        String ring = error.ring() < 0 ? "" : " of ring " + (error.ring() + 1);
        return Units.sentence(error.kind().description()) + " at " + Units.time(error.seconds()) + ", found at "
                + Units.time(scene.found().seconds()) + ". The error" + ring + " is marked "
                + away(error.xMetres(), "right of", "left of") + " the board's middle, "
                + away(error.yMetres(), "above", "below")
                + " it and " + away(error.zMetres(), "towards", "away from") + " the trainee.";
    }

    private static String away(double metres, String forward, String back) {
        return Units.text("%.0f mm ", Math.abs(metres) * 1000) + (metres < 0 ? back : forward);
    }

    private String way(Function<Field, Vec3> place) {
        Outline outline = new Outline();
        for (Field field : scene.moments()) {
            outline.to(paper.x(place.apply(field)), paper.y(place.apply(field)));
        }
        return outline.data();
    }

    private void ring(Svg svg, int i) {
        Field.Ring ring = scene.found().rings().get(i);
        RingSpec spec = scenario.ring();
        boolean its = i == scene.error().ring();
        svg.group(its ? "torus its" : "torus", "ring " + (i + 1) + ", " + Units.words(ring.state()));
        svg.path(
                circle(ring.pose(), spec.majorRadiusMetres() + spec.tubeRadiusMetres())
                        + circle(ring.pose(), spec.majorRadiusMetres() - spec.tubeRadiusMetres()),
                "tube");
        svg.close();
    }

    /** Above a ring that is seen from beside, in the hole of one that is seen from above. */
    private void numbers(Svg svg) {
        boolean above = paper.view() == View.TOP;
        double lift = above ? 0 : scenario.ring().tubeRadiusMetres() * View.Paper.SCALE + 12;
        Labels labels = new Labels();
        for (int i = 0; i < scene.found().rings().size(); i++) {
            Vec3 at = scene.found().rings().get(i).pose().position;
            double y = paper.y(at) - lift;
            if (above) {
                svg.circle(paper.x(at), y, 8, "hole");
            }
            if (y < paper.bottom()) {
                labels.add(paper.x(at), y, Integer.toString(i + 1));
            }
        }
        labels.draw(svg, 0, "middle", above ? "num" : "num halo");
    }

    private String circle(Pose pose, double radius) {
        StringBuilder circle = new StringBuilder();
        for (int i = 0; i < CORNERS; i++) {
            double angle = 2 * Math.PI * i / CORNERS;
            Vec3 corner = pose.toOuter(
                    new Vec3(radius * StrictMath.cos(angle), 0, radius * StrictMath.sin(angle)), new Vec3());
            circle.append(i == 0 ? 'M' : 'L')
                    .append(Svg.number(paper.x(corner)))
                    .append(' ')
                    .append(Svg.number(paper.y(corner)));
        }
        return circle.append('Z').toString();
    }

    /** An unseen hand's instrument is dotted. */
    private void tool(Svg svg, Hand hand) {
        Field.Tool tool = scene.found().tool(hand);
        double jaw = scenario.grasper().jawLengthMetres();
        double sideways = jaw * StrictMath.sin(tool.jawRadians());
        double forward = jaw - jaw * StrictMath.cos(tool.jawRadians());
        String seen = tool.tracked() ? "" : ", not seen";
        svg.group(Units.name(hand), Units.name(hand) + " instrument" + seen);
        svg.path(line(tool.at(sideways, forward), tool.at(0, jaw), tool.at(-sideways, forward)), "jaws");
        svg.path(line(tool.at(0, jaw), tool.at(0, SHAFT_METRES)), tool.tracked() ? "shaft" : "shaft unseen");
        Vec3 on = tool.at(0, 2.2 * jaw);
        svg.text(paper.x(on), paper.y(on) + 4.5, "middle", "letter halo", hand == Hand.LEFT ? "L" : "R");
        svg.close();
    }

    private String line(Vec3... points) {
        StringBuilder line = new StringBuilder();
        for (Vec3 point : points) {
            line.append(line.length() == 0 ? 'M' : 'L')
                    .append(Svg.number(paper.x(point)))
                    .append(' ')
                    .append(Svg.number(paper.y(point)));
        }
        return line.toString();
    }

    /** A wide ring around the place, with cross hairs that leave it free. */
    private void place(Svg svg) {
        Grade.ErrorEntry error = scene.error();
        double x = paper.x(error.xMetres(), error.yMetres(), error.zMetres());
        double y = paper.y(error.xMetres(), error.yMetres(), error.zMetres());
        x = Math.max(paper.left() + 4, Math.min(paper.right() - 4, x));
        y = Math.max(paper.top() + 4, Math.min(paper.bottom() - 4, y));
        svg.group("critical", "where the error was found");
        svg.circle(x, y, 20, "target");
        svg.path("M" + Svg.number(x) + " " + Svg.number(y) + "m-34 0h14m40 0h14m-34-34v14m0 40v14", "target");
        svg.close();
    }
}
