package org.trocar.telemetry;

import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.Joint;
import org.trocar.core.input.TickInput;
import org.trocar.core.math.Pose;
import org.trocar.core.session.SessionJournal;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.world.EventKind;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.replay.ReplaySource;
import org.trocar.telemetry.replay.VerifyingJournal;

/** Stands for a session: journals in the same order, and what it makes of a tick depends on every tick before. */
public final class ToyRun {
    public static final long TICKS_A_SNAPSHOT = 900;

    private final SessionJournal journal;
    private final WorldEvents events = new WorldEvents();
    private final TipSamples tips = new TipSamples(TickInput.MAX_FRAMES);
    private final StateBuffer state = new StateBuffer();
    private final Pose palm = new Pose();
    private double travelled;
    private long refused;

    public ToyRun(SessionJournal journal) {
        this.journal = journal;
    }

    /** Runs again what was recorded, each tick compared with the recording. */
    public static VerifyingJournal again(ReplaySource source) {
        VerifyingJournal journal = new VerifyingJournal(source);
        ToyRun run = new ToyRun(journal);
        TickInput in = new TickInput();
        while (source.next(in)) {
            run.tick(in);
        }
        return journal;
    }

    public void tick(TickInput in) {
        journal.input(in);
        step(in);
        journal.derived(in.tick(), events, tips);
        state.forSaving();
        state.exchange(travelled);
        state.exchange(refused);
        journal.seal(in.tick(), state.hash());
        if (in.tick() % TICKS_A_SNAPSHOT == 0) {
            journal.snapshot(in.tick(), state);
        }
    }

    /** The same run with another journal from here on. */
    public ToyRun journaledBy(SessionJournal other) {
        ToyRun run = new ToyRun(other);
        run.travelled = travelled;
        run.refused = refused;
        return run;
    }

    /** As if the simulation had drifted: the next tick's tips are not what they would have been. */
    public void nudge() {
        travelled += 1e-9;
    }

    private void step(TickInput in) {
        events.clear();
        tips.clear();
        for (int i = 0; i < in.frameCount(); i++) {
            sample(in.frame(i), in.captureSessionNanos(i));
        }
        if (in.tick() % 10 == 0) {
            events.add(EventKind.GRASPED, Hand.RIGHT, 3, travelled, palm.position);
        }
        refused += in.refused(org.trocar.core.input.FrameVerdict.STALE) + in.controlCount();
    }

    private void sample(HandFrame frame, long captureSessionNanos) {
        tips.add(captureSessionNanos, frame.sampleNanos);
        for (Hand hand : Hand.values()) {
            frame.hand(hand).joint(Joint.PALM, palm);
            travelled += palm.position.x;
            palm.position.y = travelled;
            tips.tip(hand, palm, 0.5, frame.hand(hand).tracked(Joint.PALM));
        }
    }
}
