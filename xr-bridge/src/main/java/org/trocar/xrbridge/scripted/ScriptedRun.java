package org.trocar.xrbridge.scripted;

import io.grpc.Channel;
import java.util.function.LongSupplier;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.v1.Cue;
import org.trocar.protos.v1.Device;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.OperatorMessage;
import org.trocar.protos.v1.Provenance;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.ScoreSheet;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.protos.v1.WorldState;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainClient;
import org.trocar.xrbridge.client.TrainException;
import org.trocar.xrbridge.client.TrainListener;

/**
 * A scripted trainee on a server, as an ordinary client: it sends a frame, looks at what came of it, and goes on. In lockstep it waits for
 * every tick; in real time it acts on the newest it has seen. The server is told that it is scripted, not how well it will do.
 */
public final class ScriptedRun {
    private static final String DEVICE = "scripted";

    private final Script script;
    private final RunOptions options;
    private final LongSupplier clock;
    private final TrainListener listener;
    private Sight sight = new Sight(0);
    private long acknowledged;

    /**
     * @param options its dominant hand is replaced by the script's
     * @param clock steady nanoseconds
     * @param listener hears everything the server says
     */
    public ScriptedRun(Script script, RunOptions options, LongSupplier clock, TrainListener listener) {
        this.script = script;
        this.options = options.withDominant(script.streamedDominant());
        this.clock = clock;
        this.listener = listener;
    }

    /** Opens a session, operates to the end, and waits for the grade. Use once. */
    public RunOutcome run(Channel channel) throws TrainException {
        try (TrainClient client = new TrainClient(channel, clock, new Looking())) {
            Opened opened = client.open(opening());
            Tabletop tabletop = Tabletop.of(opened.getParameters().getScenario());
            sight = new Sight(tabletop.ring().count());
            operate(client, new ScriptedTrainee(script, tabletop, options.tickHz()));
            return client.sessionOver() ? client.awaitEnd() : client.finish();
        }
    }

    private void operate(TrainClient client, ScriptedTrainee trainee) throws TrainException {
        HandFrame frame = new HandFrame();
        long startNanos = clock.getAsLong();
        while (!client.sessionOver() && !trainee.finished()) {
            trainee.next(sight, frame);
            if (options.inLockstep()) {
                client.send(frame);
                waitForTick(frame.sequence, client);
            } else {
                frame.captureNanos += startNanos;
                frame.sampleNanos += startNanos;
                client.hearUntil(frame.captureNanos);
                client.send(frame);
            }
        }
    }

    private void waitForTick(long sequence, TrainClient client) throws TrainException {
        while (!client.over() && acknowledged < sequence) {
            client.receiveOrFail();
        }
    }

    private Open opening() {
        return options.open()
                .setProvenance(Provenance.PROVENANCE_SCRIPTED)
                .setDevice(Device.newBuilder()
                        .setName(DEVICE)
                        .setRuntime(DEVICE)
                        .setLeftSource(TrackingSource.TRACKING_SOURCE_SCRIPTED)
                        .setRightSource(TrackingSource.TRACKING_SOURCE_SCRIPTED)
                        .setNominalRateHz(options.tickHz()))
                .build();
    }

    /** Looks at the world, and passes everything on. */
    private final class Looking implements TrainListener {
        @Override
        public void worldState(WorldState state) {
            acknowledged = state.getAcknowledgedSequence();
            WireSight.read(state, sight);
            listener.worldState(state);
        }

        @Override
        public void cue(Cue cue) {
            listener.cue(cue);
        }

        @Override
        public void scoreSheet(ScoreSheet sheet) {
            listener.scoreSheet(sheet);
        }

        @Override
        public void refusal(Refusal refusal) {
            listener.refusal(refusal);
        }

        @Override
        public void operatorMessage(OperatorMessage message) {
            listener.operatorMessage(message);
        }

        @Override
        public void grade(Grade grade) {
            listener.grade(grade);
        }
    }
}
