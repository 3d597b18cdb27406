package org.trocar.server.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.trocar.core.content.ScenarioReader;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.scoring.Metric;
import org.trocar.core.session.Phase;
import org.trocar.telemetry.playback.Marker;
import org.trocar.telemetry.playback.MarkerKind;

/** Moments made up for tests: half through a session of 100 s, all rings on the left pegs, both instruments pointing down beside the middle. */
final class Views {
    static final long TICKS = 9000;
    static final long SECOND = 1_000_000_000L;
    static final Scenario SCENARIO = scenario();

    private Views() {}

    private static Scenario scenario() {
        try {
            Path file = Path.of("../scenarios/peg-transfer.yaml");
            return ScenarioReader.read(file.toString(), Files.readAllBytes(file))
                    .scenario();
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static ReplayView view(Scene scene, Marker... markers) {
        return view(scene, TICKS / 2, TICKS, markers);
    }

    static ReplayView view(Scene scene, long tick, long surveyedTick, Marker... markers) {
        ReplayView.Position position =
                new ReplayView.Position(tick, TICKS, surveyedTick, tick * SECOND / 90, TICKS * SECOND / 90, false, 1);
        return new ReplayView("the session", SCENARIO, scene, position, List.of(markers), "", false);
    }

    static Scene scene() {
        return scene(rings(), true, Map.of());
    }

    static Scene scene(List<Scene.Ring> rings, boolean leftTracked, Map<Metric, Double> values) {
        List<Double> all = new ArrayList<>(Collections.nCopies(Metric.values().length, Double.NaN));
        values.forEach((metric, value) -> all.set(metric.ordinal(), value));
        return new Scene(Phase.RUNNING, false, 3, 12, tool(-0.02, leftTracked), tool(0.05, true), rings, all);
    }

    static List<Scene.Ring> rings() {
        List<Scene.Ring> rings = new ArrayList<>();
        for (PegBoard.Peg peg : SCENARIO.board().pegs()) {
            if (peg.side() == Hand.LEFT) {
                rings.add(ring(peg.xMetres(), 0.003, peg.zMetres(), Scene.RingState.ON_PEG, peg.name()));
            }
        }
        return rings;
    }

    static List<Scene.Ring> ringsWithTheSecond(Scene.Ring second) {
        List<Scene.Ring> rings = rings();
        rings.set(1, second);
        return rings;
    }

    static Scene.Ring ring(double x, double y, double z, Scene.RingState state, String place) {
        Pose pose = new Pose();
        pose.position.set(x, y, z);
        return new Scene.Ring(pose, state, place);
    }

    /** Its shaft stands upright above the tip. */
    private static Scene.Tool tool(double x, boolean tracked) {
        Pose tip = new Pose();
        tip.position.set(x, 0.05, 0.02);
        tip.orientation.set(-Math.sqrt(0.5), 0, 0, Math.sqrt(0.5));
        return new Scene.Tool(tip, 0.3, tracked);
    }

    static Marker marker(double seconds, MarkerKind kind, String what) {
        return new Marker((long) (seconds * 90), (long) (seconds * SECOND), kind, what, Hand.LEFT, 2, "");
    }
}
