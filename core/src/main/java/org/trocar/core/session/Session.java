package org.trocar.core.session;

import org.trocar.core.feedback.Coach;
import org.trocar.core.feedback.Cues;
import org.trocar.core.feedback.Guidance;
import org.trocar.core.feedback.LiveRun;
import org.trocar.core.feedback.Withheld;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.TickInput;
import org.trocar.core.metric.MovementLog;
import org.trocar.core.metric.TipSink;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scoring.ErrorLog;
import org.trocar.core.scoring.ScoreSheet;
import org.trocar.core.scoring.Scorer;
import org.trocar.core.scoring.TransferLog;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;
import org.trocar.core.world.World;

/**
 * One trainee's run. Live and replay both come here: a replay feeds recorded inputs to the same session, with a journal that compares
 * where the live one writes. Not thread-safe: one loop thread drives it.
 */
public final class Session implements Attempt, Stateful {
    /** What a restart or a jump within a replay has to compute anew, at most. */
    private static final int SNAPSHOT_SECONDS = 10;

    private static final ErrorKind[] ERRORS = ErrorKind.values();

    private final SessionManifest manifest;
    private final SessionJournal journal;
    private final SessionSink sink;
    private final Run run = new Run();
    private final World world;
    private final Scorer scorer;
    private final Coach coach;

    @Scratch
    private final Cues cues;

    @Scratch
    private final LiveRun live = new LiveRun();

    @Scratch
    private final StateBuffer state = new StateBuffer();

    @Scratch
    private StageTimes times = StageTimes.none();

    private long tick;

    public Session(SessionManifest manifest, SessionJournal journal, SessionSink sink) {
        this.manifest = manifest;
        this.journal = journal;
        this.sink = sink;
        world = new World(manifest.scenario(), manifest.dominantHand(), manifest.tickNanos(), manifest.start());
        scorer = new Scorer(world, manifest.dominantHand());
        coach = new Coach(
                manifest.scenario().cues(),
                manifest.scenario().board(),
                manifest.dominantHand(),
                new Guidance(manifest.mode() == Mode.ASSESSMENT, manifest.mastery()),
                manifest.seed());
        cues = new Cues(coach.most());
    }

    /** One tick: takes every frame accepted since the last one, moves the world on, scores, corrects, records. */
    public void tick(TickInput in) {
        times.begin();
        tick = in.tick();
        journal.input(in);
        run.apply(in);
        times.done(TickStage.INPUT);
        world.step(in, sessionNanos(), run.gapNanos(), run.paused());
        times.done(TickStage.WORLD);
        scorer.observe(tick, sessionNanos(), run.paused(), run.gapNanos());
        times.done(TickStage.SCORING);
        coach.respond(tick, sessionNanos(), world.events(), liveRun(), cues);
        times.done(TickStage.COACH);
        journal.derived(tick, world.events(), world.tips());
        endIfOver();
        sink.emit(this);
        times.done(TickStage.OUTPUT);
        journal.seal(tick, stateHash());
        snapshotWhenDue();
        times.done(TickStage.SEAL);
    }

    /** Has its ticks timed there from now on. */
    void time(StageTimes stages) {
        times = stages;
    }

    /** The hash that was just sealed left the whole state in the buffer. */
    private void snapshotWhenDue() {
        if (tick % (manifest.tickHz() * SNAPSHOT_SECONDS) == 0) {
            journal.snapshot(tick, state);
        }
    }

    private LiveRun liveRun() {
        describe(Hand.LEFT);
        describe(Hand.RIGHT);
        for (ErrorKind kind : ERRORS) {
            live.errors(kind, scorer.errors().total(kind));
        }
        return live.idle(scorer.openIdleSeconds(), scorer.idleSeconds())
                .task(world.taskSeconds(), world.wayBack())
                .running(phase() == Phase.RUNNING);
    }

    private void describe(Hand hand) {
        live.hand(hand, world.grasper(hand).tip().position, scorer.speedMetresPerSecond(hand), world.tracked(hand))
                .work(hand, world.rings().heldRing(hand), scorer.pathMetres(hand));
    }

    private void endIfOver() {
        run.endIfOver(world, sessionNanos());
        if (run.ended()) {
            scorer.finish(sessionNanos());
        }
    }

    /** Everything that carries from this tick to the next, in one flat buffer. */
    @Override
    public void exchange(StateBuffer buffer) {
        tick = buffer.exchange(tick);
        run.exchange(buffer);
        world.exchange(buffer);
        scorer.exchange(buffer);
        coach.exchange(buffer);
    }

    /** The hash of the whole state, which a replay has to meet at every tick. */
    public long stateHash() {
        exchange(state.forSaving());
        return state.hash();
    }

    /** A snapshot from which {@link #restore} continues bit by bit. */
    public byte[] snapshot() {
        exchange(state.forSaving());
        return state.toByteArray();
    }

    /** Continues from a snapshot of a session with an equal manifest. Throws {@link IllegalStateException} when it does not fit. */
    public void restore(byte[] snapshot) {
        try {
            exchange(state.forRestoring(snapshot));
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalStateException("the snapshot holds a count or choice that no session has", e);
        }
        state.requireConsumed();
    }

    @Override
    public SessionManifest manifest() {
        return manifest;
    }

    public Phase phase() {
        if (run.ended()) {
            return Phase.ENDED;
        }
        if (run.paused()) {
            return Phase.PAUSED;
        }
        return world.placed() ? Phase.RUNNING : Phase.CALIBRATING;
    }

    @Override
    public EndReason endReason() {
        return run.endReason();
    }

    @Override
    public long tick() {
        return tick;
    }

    /** Session time at the end of the last tick, nanoseconds: ticks, and what slipped between them. */
    public long sessionNanos() {
        return run.sessionNanos(tick, manifest.tickNanos());
    }

    /** The last tick that would survive the process. */
    public long durableTick() {
        return journal.durableTick();
    }

    boolean sinkHasRoom() {
        return sink.hasRoom();
    }

    @Override
    public World world() {
        return world;
    }

    /** The cues raised by the last tick. */
    public Cues cues() {
        return cues;
    }

    /** For how long both hands have been tracked and neither has moved, seconds. */
    double stillSeconds() {
        return scorer.openIdleSeconds();
    }

    /** How many cues were due but not given, since the run began. */
    public long withheld(Withheld reason) {
        return coach.withheld(reason);
    }

    @Override
    public ScoreSheet sheet() {
        return scorer.sheet();
    }

    @Override
    public ErrorLog errors() {
        return scorer.errors();
    }

    /** Has each of a hand's movements told of as it ends, from here on; see {@link MovementLog}. */
    public void logMovements(Hand hand, MovementLog log) {
        scorer.logMovements(hand, log);
    }

    /** Whether tracking is too noisy to tell a hand's movements from stillness. */
    public boolean tooNoisy(Hand hand) {
        return scorer.tooNoisy(hand);
    }

    /** Has everything that motion is measured from given to a second taker too; see {@link Scorer#copyTips}. Not for the live loop. */
    public void copyTips(TipSink taker) {
        scorer.copyTips(taker);
    }

    @Override
    public TransferLog transfers() {
        return scorer.transfers();
    }

    @Override
    public InputCounts inputCounts() {
        return run;
    }
}
