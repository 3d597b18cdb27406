package org.trocar.core.session;

import org.trocar.core.hands.Hand;
import org.trocar.core.input.TickInput;
import org.trocar.core.metric.TipSink;
import org.trocar.core.scoring.ErrorLog;
import org.trocar.core.scoring.ScoreSheet;
import org.trocar.core.scoring.Scorer;
import org.trocar.core.scoring.TransferLog;
import org.trocar.core.world.RecordedWorld;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;

/**
 * A run read from its records: what entered each tick and what the tick made of it, scored by the same {@link Scorer} as the live one,
 * without physics, cues or state hashes. Nothing here checks that the one follows from the other; a replay does.
 */
public final class RecordedRun implements Attempt {
    private final SessionManifest manifest;
    private final Run run = new Run();
    private final RecordedWorld world;
    private final Scorer scorer;
    private long tick;

    /** @param manifest of the session that was recorded, with its own scenario and so its own cutoff */
    public RecordedRun(SessionManifest manifest) {
        this.manifest = manifest;
        world = new RecordedWorld(manifest.scenario(), manifest.start());
        scorer = new Scorer(world, manifest.dominantHand());
    }

    /**
     * Takes one recorded tick.
     *
     * @param in its INPUT, which is not altered but for what {@link org.trocar.core.hands.FrameSanitizer} takes back
     * @param events of its DERIVED record; read until the next tick
     * @param tips likewise
     */
    public void tick(TickInput in, WorldEvents events, TipSamples tips) {
        tick = in.tick();
        run.apply(in);
        long sessionNanos = run.sessionNanos(tick, manifest.tickNanos());
        world.recall(in, events, tips, sessionNanos, run.gapNanos(), run.paused());
        scorer.observe(tick, sessionNanos, run.paused(), run.gapNanos());
        run.endIfOver(world, sessionNanos);
        if (run.ended()) {
            scorer.finish(sessionNanos);
        }
    }

    @Override
    public SessionManifest manifest() {
        return manifest;
    }

    @Override
    public long tick() {
        return tick;
    }

    @Override
    public EndReason endReason() {
        return run.endReason();
    }

    @Override
    public RecordedWorld world() {
        return world;
    }

    @Override
    public ScoreSheet sheet() {
        return scorer.sheet();
    }

    @Override
    public ErrorLog errors() {
        return scorer.errors();
    }

    /** Has everything that motion is measured from given to a second taker too; see {@link Scorer#copyTips}. */
    public void copyTips(TipSink taker) {
        scorer.copyTips(taker);
    }

    /** Whether tracking is too noisy to tell a hand's movements from stillness. */
    public boolean tooNoisy(Hand hand) {
        return scorer.tooNoisy(hand);
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
