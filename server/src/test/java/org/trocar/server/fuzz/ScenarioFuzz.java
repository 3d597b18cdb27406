package org.trocar.server.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.trocar.core.content.CatalogueReader;
import org.trocar.core.content.LoadedRubric;
import org.trocar.core.content.RubricReader;
import org.trocar.core.content.RubricWriter;
import org.trocar.core.content.ScenarioException;
import org.trocar.core.content.ScenarioReader;
import org.trocar.core.grade.Grader;
import org.trocar.core.grade.RunRecord;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.session.Engine;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.session.SilentJournal;
import org.trocar.core.uncertainty.ErrorBars;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.RubricDocument;

/**
 * Any text as a scenario file, a rubric and a catalogue of words. What is taken can be trained in and graded by, and a rubric is the same when it was
 * written and read again.
 */
public final class ScenarioFuzz {
    private static final int TICKS = 20;
    private static final InputFolder FOLDER = new InputFolder();

    private ScenarioFuzz() {}

    public static void fuzzerInitialize() {
        FuzzTarget.SCENARIOS.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        scenario(input);
        rubric(input);
        catalogue(input);
    }

    private static void scenario(byte[] input) {
        Scenario scenario;
        try {
            scenario = ScenarioReader.read("input.yaml", input).scenario();
        } catch (ScenarioException refused) {
            return;
        }
        train(scenario);
        writtenAgain(Optional.of(scenario.id()), scenario.rubric());
    }

    private static void rubric(byte[] input) {
        LoadedRubric rubric;
        try {
            rubric = RubricReader.read(FOLDER.write("input.yaml", input));
        } catch (ScenarioException refused) {
            return;
        }
        writtenAgain(rubric.scenarioId(), rubric.rubric());
    }

    private static void catalogue(byte[] input) {
        try {
            CatalogueReader.read("en.yaml", input).texts();
        } catch (ScenarioException refused) {
            // As promised.
        }
    }

    private static void writtenAgain(Optional<String> scenarioId, Rubric rubric) {
        byte[] written = RubricWriter.write(scenarioId, rubric).getBytes(StandardCharsets.UTF_8);
        LoadedRubric read = RubricReader.read(FOLDER.write("written.yaml", written));
        RubricDocument document = RubricDocument.of(rubric);
        assertEquals(document.sha256(), RubricDocument.of(read.rubric()).sha256(), "written as YAML");
        try {
            assertEquals(document, RubricDocument.ofCanonical(document.canonicalJson()), "written as JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void train(Scenario scenario) {
        FuzzedHands hands = new FuzzedHands(scenario);
        SessionManifest manifest = manifest(scenario, hands);
        Session session = new Session(manifest, new SilentJournal(), shown -> {});
        TickInput in = new TickInput();
        for (int tick = 1; tick <= TICKS; tick++) {
            HandFrame frame = hands.frame(tick, tick * manifest.tickNanos());
            in.clear(tick).addFrame(frame.captureNanos, false).set(frame);
            session.tick(in);
        }
        GradeDocument.of(Grader.grade(session, new RunRecord("", "", 0, "", 0), ErrorBars.none()));
    }

    private static SessionManifest manifest(Scenario scenario, FuzzedHands hands) {
        return new SessionManifest(
                "0199-fuzz",
                "learner-1",
                scenario,
                "00",
                Mode.PRACTICE,
                Hand.RIGHT,
                "",
                "fuzz",
                Provenance.SCRIPTED,
                Pace.LOCKSTEP,
                90,
                42,
                0,
                Engine.VERSION,
                Optional.of(hands.start()),
                0,
                false);
    }

    /** There are files to start from. */
    static List<byte[]> seeds() {
        return List.of();
    }
}
