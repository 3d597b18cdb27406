package org.trocar.core.content;

import static org.trocar.core.content.Dimension.ANGLE;
import static org.trocar.core.content.Dimension.FORCE;
import static org.trocar.core.content.Dimension.LENGTH;
import static org.trocar.core.content.Dimension.MASS;
import static org.trocar.core.content.Dimension.NUMBER;
import static org.trocar.core.content.Dimension.TIME;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.Ports;
import org.trocar.core.scenario.RingSpec;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Scenario;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Schemas 1 and 2, key by key: what a scenario file holds, in which unit, and what range is sensible. They differ in what a rubric may say,
 * which is {@link RubricParser}'s, and in the cues, which are {@link FixedCueParser}'s and {@link CueParser}'s.
 */
final class ScenarioParser {
    /** The newest; all before it are read too. */
    static final int SCHEMA = 2;

    static final int MAX_VERSION = 1_000_000;

    private final Problems problems;

    ScenarioParser(Problems problems) {
        this.problems = problems;
    }

    /** The rubric of a scenario file, or of a file that has nothing else; of use only when no problem was found. */
    LoadedRubric parseRubric(Node document) {
        Fields file = Fields.root(document, problems);
        if (file.has("board")) {
            Scenario scenario = parse(file);
            return new LoadedRubric(Optional.ofNullable(scenario.id()), scenario.rubric());
        }
        int schema = requireSchema(file);
        LoadedRubric read = new LoadedRubric(file.optionalName("scenario"), rubric(file, schema));
        file.finish();
        new RubricRules(read.rubric(), problems).check();
        return read;
    }

    /** The scenario; of use only when no problem was found. */
    Scenario parse(Node document) {
        return parse(Fields.root(document, problems));
    }

    private Scenario parse(Fields file) {
        int schema = requireSchema(file);
        Scenario scenario = new Scenario(
                file.name("id"),
                file.wholeNumber("version", 1, MAX_VERSION),
                file.text("title", 100),
                file.text("instruction", 2000),
                board(file.group("board")),
                rings(file.group("rings")),
                grasper(file.group("grasper")),
                ports(file.group("ports")),
                home(file.group("home")),
                rubric(file, schema),
                cues(file, schema));
        file.finish();
        new Consistency(scenario, problems).check();
        return scenario;
    }

    /** Keys of another schema would all look wrong, so its number alone is reported. */
    private int requireSchema(Fields file) {
        int schema = file.wholeNumber("schema", 1, MAX_VERSION);
        if (schema > SCHEMA) {
            problems.at(
                    "schema",
                    "schema is " + schema + ", but schemas 1 to " + SCHEMA + " are what is read here; write 'schema: "
                            + SCHEMA + "' if the file keeps to it, or use the release it was written for");
            problems.throwIfAny();
        }
        return schema;
    }

    private Rubric rubric(Fields file, int schema) {
        return new RubricParser(problems, schema).parse(file.group("rubric"));
    }

    private PegBoard board(Fields board) {
        Fields pegs = board.group("pegs");
        PegBoard read = new PegBoard(
                board.quantity("half_width", LENGTH, "20 mm", "500 mm"),
                board.quantity("half_depth", LENGTH, "20 mm", "500 mm"),
                board.quantity("out_of_view_below", LENGTH, "-500 mm", "-1 mm"),
                pegs.quantity("radius", LENGTH, "0.5 mm", "20 mm"),
                pegs.quantity("height", LENGTH, "5 mm", "100 mm"),
                board.quantity("friction", NUMBER, "0", "2"),
                pegs(pegs.groups("at")));
        pegs.finish();
        board.finish();
        return read;
    }

    private static List<PegBoard.Peg> pegs(List<Fields> at) {
        List<PegBoard.Peg> pegs = new ArrayList<>();
        for (Fields peg : at) {
            pegs.add(new PegBoard.Peg(
                    peg.name("name"),
                    peg.word("side", Hand.class),
                    peg.quantity("x", LENGTH, "-500 mm", "500 mm"),
                    peg.quantity("z", LENGTH, "-500 mm", "500 mm")));
            peg.finish();
        }
        return pegs;
    }

    private static RingSpec rings(Fields rings) {
        RingSpec read = new RingSpec(
                rings.quantity("major_radius", LENGTH, "2 mm", "50 mm"),
                rings.quantity("tube_radius", LENGTH, "0.5 mm", "20 mm"),
                rings.quantity("mass", MASS, "0.1 g", "100 g"),
                rings.wholeNumber("count", 1, 24));
        rings.finish();
        return read;
    }

    private static GrasperSpec grasper(Fields grasper) {
        GrasperSpec read = new GrasperSpec(
                grasper.quantity("length", LENGTH, "100 mm", "1000 mm"),
                grasper.quantity("min_inside", LENGTH, "10 mm", "900 mm"),
                grasper.quantity("max_inside", LENGTH, "20 mm", "990 mm"),
                grasper.quantity("jaw_length", LENGTH, "5 mm", "60 mm"),
                grasper.quantity("jaw_radius", LENGTH, "0.2 mm", "10 mm"),
                grasper.quantity("open_angle", ANGLE, "5 deg", "45 deg"),
                grasper.quantity("close_time", TIME, "0.02 s", "2 s"),
                grasper.quantity("friction", NUMBER, "0", "2"),
                grasper.quantity("break_force", FORCE, "0.05 N", "50 N"),
                grasper.quantity("pinch_close", LENGTH, "5 mm", "100 mm"),
                grasper.quantity("pinch_open", LENGTH, "5 mm", "150 mm"),
                grasper.quantity("squeeze_close", NUMBER, "0", "1"),
                grasper.quantity("squeeze_open", NUMBER, "0", "1"));
        grasper.finish();
        return read;
    }

    private static Ports ports(Fields ports) {
        Ports read = new Ports(
                ports.quantity("half_distance", LENGTH, "10 mm", "500 mm"),
                ports.quantity("height", LENGTH, "20 mm", "800 mm"),
                ports.quantity("towards_trainee", LENGTH, "-500 mm", "500 mm"));
        ports.finish();
        return read;
    }

    private static Scenario.Home home(Fields home) {
        Scenario.Home read = new Scenario.Home(
                home.quantity("right", LENGTH, "0 mm", "500 mm"),
                home.quantity("up", LENGTH, "1 mm", "500 mm"),
                home.quantity("towards_trainee", LENGTH, "-500 mm", "500 mm"));
        home.finish();
        return read;
    }

    private List<CueRule> cues(Fields file, int schema) {
        return schema == 1
                ? new FixedCueParser(problems).parse(file.group("cues"))
                : new CueParser(problems).parse(file);
    }
}
