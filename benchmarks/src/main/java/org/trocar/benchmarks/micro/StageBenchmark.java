package org.trocar.benchmarks.micro;

import java.io.IOException;
import java.io.InputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.trocar.benchmarks.fixture.Stretch;
import org.trocar.core.feedback.Coach;
import org.trocar.core.feedback.Cues;
import org.trocar.core.feedback.Guidance;
import org.trocar.core.feedback.LiveRun;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scoring.Scorer;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.session.SilentJournal;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.world.RecordedWorld;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.World;
import org.trocar.core.world.WorldEvents;
import org.trocar.server.wire.WorldStateView;

/** A tick's stages one by one, each over the same ticks. */
public class StageBenchmark {
    private StageBenchmark() {}

    /** The operated world: instruments, rings, contacts, the task's rules. */
    @State(Scope.Thread)
    public static class WorldStage {
        private final TickInput in = new TickInput();
        private final StateBuffer start = new StateBuffer();
        private Stretch stretch;
        private World world;
        private int next;

        @Setup
        public void setUp() throws IOException {
            stretch = Given.stretch();
            SessionManifest manifest = stretch.manifest();
            world = new World(manifest.scenario(), manifest.dominantHand(), manifest.tickNanos(), manifest.start());
            stretch.leadIn(this::step);
            world.exchange(start.forSaving());
        }

        private void step(TickInput input) {
            world.step(input, input.tick() * stretch.manifest().tickNanos(), 0, false);
        }

        @Benchmark
        public int world() {
            if (next == Stretch.TICKS) {
                next = 0;
                world.exchange(start.forRestoring());
            }
            step(stretch.fill(next++, in));
            return world.events().count();
        }
    }

    /** The coach, given what there was to see at each tick. */
    @State(Scope.Thread)
    public static class CoachStage {
        private final StateBuffer start = new StateBuffer();
        private final LiveRun[] seen = new LiveRun[Stretch.TICKS];
        private Stretch stretch;
        private Coach coach;
        private Cues cues;
        private int next;

        @Setup
        public void setUp() throws IOException {
            stretch = Given.stretch();
            SessionManifest manifest = stretch.manifest();
            coach = new Coach(
                    manifest.scenario().cues(),
                    manifest.scenario().board(),
                    manifest.dominantHand(),
                    new Guidance(false, manifest.mastery()),
                    manifest.seed());
            cues = new Cues(coach.most());
            look();
            coach.exchange(start.forSaving());
        }

        private void look() throws IOException {
            Session session = new Session(stretch.manifest(), new SilentJournal(), shown -> {});
            stretch.leadIn(session::tick);
            TickInput in = new TickInput();
            for (int i = 0; i < Stretch.TICKS; i++) {
                session.tick(stretch.fill(i, in));
                seen[i] = seen(session);
            }
        }

        /** What a session shows its coach, as far as anyone else can see it: the paces are those of rest. */
        private static LiveRun seen(Session session) {
            LiveRun run = new LiveRun();
            for (Hand hand : Hand.values()) {
                run.hand(
                                hand,
                                new org.trocar.core.math.Vec3()
                                        .set(session.world().grasper(hand).tip().position),
                                0,
                                session.world().tracked(hand))
                        .work(hand, session.world().rings().heldRing(hand), 0);
            }
            for (ErrorKind kind : ErrorKind.values()) {
                run.errors(kind, session.errors().total(kind));
            }
            return run.idle(0, 0)
                    .task(session.world().taskSeconds(), session.world().wayBack())
                    .running(true);
        }

        @Benchmark
        public int coach() {
            if (next == Stretch.TICKS) {
                next = 0;
                coach.exchange(start.forRestoring());
            }
            long tick = Stretch.FIRST_TICK + next;
            coach.respond(tick, tick * stretch.manifest().tickNanos(), stretch.events(next), seen[next], cues);
            next++;
            return cues.count();
        }
    }

    /** A state's bytes for the client. */
    @State(Scope.Thread)
    public static class EmitStage {
        private Session session;
        private WorldStateView view;

        @Setup
        public void setUp() throws IOException {
            Stretch stretch = Given.stretch();
            session = new Session(stretch.manifest(), new SilentJournal(), shown -> {});
            stretch.leadIn(session::tick);
            view = new WorldStateView(stretch.manifest().scenario().ring().count());
        }

        @Benchmark
        public InputStream emit() {
            return view.encode(session, 1);
        }
    }

    /** Scoring a frame: what the world did and where the tips were, read from the record, into metrics, errors and transfers. */
    @State(Scope.Thread)
    public static class ScoreStage {
        private final TickInput in = new TickInput();
        private final StateBuffer start = new StateBuffer();
        private Stretch stretch;
        private RecordedWorld world;
        private Scorer scorer;
        private int next;

        @Setup
        public void setUp() throws IOException {
            stretch = Given.stretch();
            world = new RecordedWorld(
                    stretch.manifest().scenario(), stretch.manifest().start());
            scorer = new Scorer(world, stretch.manifest().dominantHand());
            stretch.leadInRecorded(this::take);
            scorer.exchange(start.forSaving());
        }

        private void take(TickInput input, WorldEvents events, TipSamples tips) {
            long nanos = input.tick() * stretch.manifest().tickNanos();
            world.recall(input, events, tips, nanos, 0, false);
            scorer.observe(input.tick(), nanos, false, 0);
        }

        @Benchmark
        public double score() {
            if (next == Stretch.TICKS) {
                next = 0;
                scorer.exchange(start.forRestoring());
            }
            take(stretch.fill(next, in), stretch.events(next), stretch.tips(next));
            next++;
            return scorer.pathMetres(Hand.RIGHT);
        }
    }
}
