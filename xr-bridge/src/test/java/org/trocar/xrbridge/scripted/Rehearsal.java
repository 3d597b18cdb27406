package org.trocar.xrbridge.scripted;

import java.nio.file.Path;
import java.util.Optional;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Grader;
import org.trocar.core.grade.RunRecord;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.Mode;
import org.trocar.core.session.Engine;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Phase;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.session.SilentJournal;
import org.trocar.core.uncertainty.ErrorBars;
import org.trocar.core.uncertainty.TipTrace;
import org.trocar.core.world.World;

/** A scripted trainee at a real session, without a network between them: the shipped scenario, from calibration to grade. */
final class Rehearsal {
    private static final LoadedScenario SCENARIO =
            ScenarioLibrary.of(Path.of("../scenarios")).get("peg-transfer");
    private static final int TICK_HZ = 90;

    private final ScriptedTrainee trainee;
    private final Session session;
    private final Sight sight = new Sight(SCENARIO.scenario().ring().count());
    private final HandFrame frame = new HandFrame();
    private final TickInput in = new TickInput();
    private final long tickNanos;

    private Rehearsal(Script script, Mode mode) {
        SessionManifest manifest = manifest(script, mode);
        tickNanos = manifest.tickNanos();
        session = new Session(manifest, new SilentJournal(), it -> {});
        trainee = new ScriptedTrainee(script, Tabletop.of(SCENARIO.scenario()), TICK_HZ);
    }

    /** Runs a script to its end and grades it. */
    static Grade grade(Script script) {
        return grade(script, Mode.PRACTICE, 0);
    }

    /** The same in another mode, as if the server had died so often. */
    static Grade grade(Script script, Mode mode, int restarts) {
        return new Rehearsal(script, mode).perform(restarts);
    }

    /** A run to its end, and how far its motion's measures can be off. */
    record Rehearsed(Session session, ErrorBars bars) {}

    /** Runs a script to its end, to be graded by whatever rubric. */
    static Rehearsed run(Script script) {
        Rehearsal rehearsal = new Rehearsal(script, Mode.PRACTICE);
        TipTrace trace = new TipTrace();
        rehearsal.session.copyTips(trace);
        rehearsal.operate();
        return new Rehearsed(rehearsal.session, ErrorBars.of(rehearsal.session, trace));
    }

    private static SessionManifest manifest(Script script, Mode mode) {
        return new SessionManifest(
                "rehearsal",
                "learner-1",
                SCENARIO.scenario(),
                SCENARIO.sha256(),
                mode,
                script.streamedDominant(),
                "",
                "scripted",
                Provenance.SCRIPTED,
                Pace.LOCKSTEP,
                TICK_HZ,
                script.seed(),
                0,
                Engine.VERSION,
                Optional.empty(),
                0,
                false);
    }

    private Grade perform(int restarts) {
        operate();
        return Grader.grade(session, new RunRecord("", "", 0, "", restarts), ErrorBars.none());
    }

    private void operate() {
        while (session.phase() != Phase.ENDED) {
            trainee.next(sight, frame);
            in.clear(session.tick() + 1);
            in.addFrame(in.tick() * tickNanos, false).set(frame);
            if (trainee.finished()) {
                in.addControl(new ControlEvent(ControlEvent.Kind.FINISH, "client", "", 0));
            }
            session.tick(in);
            look();
        }
    }

    private void look() {
        World world = session.world();
        sight.placed = world.placed();
        sight.field.set(world.fieldInSpace());
        sight.wayBack = world.wayBack();
        sight.transfersDone = world.transfersDone();
        for (Hand hand : Hand.values()) {
            sight.instrument(hand).tip.set(world.grasper(hand).tip());
            sight.instrument(hand).heldRing = world.rings().heldRing(hand);
        }
        for (int i = 0; i < sight.ringCount(); i++) {
            sight.ring(i).set(world.rings().pose(i));
            sight.setState(i, state(world, i));
        }
    }

    private static Sight.RingState state(World world, int ring) {
        if (world.rings().held(ring)) {
            return Sight.RingState.HELD;
        }
        if (world.rings().outOfView(ring)) {
            return Sight.RingState.OUT_OF_VIEW;
        }
        return world.rings().peggedOn(ring) >= 0 ? Sight.RingState.ON_PEG : Sight.RingState.LOOSE;
    }
}
