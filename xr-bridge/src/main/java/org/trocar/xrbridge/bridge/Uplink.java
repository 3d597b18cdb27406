package org.trocar.xrbridge.bridge;

import io.grpc.ManagedChannel;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.trocar.core.hands.StartHands;
import org.trocar.protos.v1.Clock;
import org.trocar.protos.v1.Cue;
import org.trocar.protos.v1.Device;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.ProposedPlacement;
import org.trocar.protos.v1.Resumed;
import org.trocar.xrbridge.client.LastingRun;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainClient;
import org.trocar.xrbridge.client.TrainException;
import org.trocar.xrbridge.headset.HeadsetDescription;
import org.trocar.xrbridge.headset.HeadsetException;
import org.trocar.xrbridge.headset.HeadsetFrame;

/**
 * The thread that talks to the server: waits for the headset, opens the session, sends frames as they come, and hears what comes back. It
 * looks for frames every millisecond; being woken for each would cost the headset's thread an allocation.
 */
final class Uplink {
    private static final long LISTEN_NANOS = 1_000_000;
    private static final long LOOK_MILLIS = 50;

    private final BridgeOptions options;
    private final LongSupplier clock;
    private final HeadsetLoop loop;
    private final FreshFrames frames;
    private final BlockingQueue<HeadsetNews> news;
    private final BridgeListener listener;
    private final BridgeListener all;
    private final Patience patience = new Patience();
    private final DeviceRecord device = new DeviceRecord();
    private Optional<String> session = Optional.empty();
    private boolean headsetOver;
    private long sent;
    private long fetched;

    Uplink(
            BridgeOptions options,
            LongSupplier clock,
            HeadsetLoop loop,
            FreshFrames frames,
            Vibrations vibrations,
            BlockingQueue<HeadsetNews> news,
            BridgeListener listener) {
        this.options = options;
        this.clock = clock;
        this.loop = loop;
        this.frames = frames;
        this.news = news;
        this.listener = listener;
        all = new Own(vibrations).and(listener);
    }

    /** What the bridge itself does about what it hears. */
    private final class Own implements BridgeListener {
        private final Vibrations vibrations;

        Own(Vibrations vibrations) {
            this.vibrations = vibrations;
        }

        @Override
        public void cue(Cue cue) {
            if (cue.hasHaptic()) {
                vibrations.ask(cue.getHaptic(), clock.getAsLong());
            }
        }

        @Override
        public void headsetRunning(HeadsetDescription description) {
            device.is(description);
        }

        @Override
        public void headsetChanged(HeadsetDescription description) {
            device.is(description);
        }

        @Override
        public void opened(Opened opened) {
            session = Optional.of(opened.getSessionId());
        }

        @Override
        public void lost(String why) {
            patience.begin();
        }

        @Override
        public void resumed(Resumed resumed, long tickBefore) {
            patience.enough();
        }
    }

    /** The whole run; empty when it was over before there was a headset to open a session for. */
    Optional<RunOutcome> run(ManagedChannel channel) throws TrainException, HeadsetException {
        Optional<HeadsetDescription> headset = awaitHeadset();
        if (headset.isEmpty()) {
            return Optional.empty();
        }
        try {
            patience.start();
            return Optional.of(new LastingRun(channel, clock, all, all, options.patience())
                    .<RuntimeException>run(opening(headset.get()), this::send));
        } catch (TrainException e) {
            throw patience.over() ? stopped(e) : e;
        } finally {
            patience.end();
        }
    }

    private TrainException stopped(TrainException why) {
        String left = session.map(id -> "session " + id
                        + " waits on its server for its client to come back, and is then graded as it is")
                .orElse("no session was open yet");
        return new TrainException("stopped without a grade (" + why.getMessage() + "): " + left);
    }

    /** Any thread: ends the run in good order; whoever waits for a connection does so no longer. */
    void stop() {
        patience.lose();
    }

    /** Any thread: ends the run at once, whatever it waits for. */
    void abandon() {
        patience.abandon();
    }

    private Optional<HeadsetDescription> awaitHeadset() throws HeadsetException, TrainException {
        while (!patience.over() && !headsetOver) {
            HeadsetNews heard = nextNews();
            if (heard instanceof HeadsetNews.Failed failed) {
                fail(failed.why());
            }
            if (heard != null) {
                hear(heard);
            }
            if (heard instanceof HeadsetNews.Running running) {
                return Optional.of(running.description());
            }
        }
        return Optional.empty();
    }

    private HeadsetNews nextNews() throws TrainException {
        try {
            return news.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainException("interrupted while waiting for the headset");
        }
    }

    private static void fail(Throwable why) throws HeadsetException {
        if (why instanceof HeadsetException missing) {
            throw missing;
        }
        throw new IllegalStateException("the headset's driver failed", why);
    }

    private void hear(HeadsetNews heard) {
        headsetOver |= heard.last();
        heard.tell(all);
    }

    private Open opening(HeadsetDescription headset) {
        Open.Builder opening = options.run()
                .open()
                .setProvenance(headset.provenance())
                .setGazeConsent(options.gaze())
                .setClock(Clock.newBuilder().setName(headset.clockName()).setResolutionNanos(1))
                .setDevice(Device.newBuilder()
                        .setName(headset.name())
                        .setRuntime(headset.runtime())
                        .setLeftSource(headset.left())
                        .setRightSource(headset.right())
                        .setNominalRateHz(headset.rateHz()));
        device.opens(headset);
        options.start().ifPresent(start -> opening.setProposedPlacement(placement(start)));
        return opening.build();
    }

    private static ProposedPlacement placement(StartHands start) {
        return ProposedPlacement.newBuilder()
                .addLeftHandle((float) start.leftX())
                .addLeftHandle((float) start.leftY())
                .addLeftHandle((float) start.leftZ())
                .addRightHandle((float) start.rightX())
                .addRightHandle((float) start.rightY())
                .addRightHandle((float) start.rightZ())
                .build();
    }

    private void send(TrainClient client, long afterSequence) throws TrainException {
        discard();
        loop.handOver();
        boolean taken = true;
        while (taken && !patience.over() && !headsetOver) {
            client.hearUntil(clock.getAsLong() + LISTEN_NANOS);
            for (HeadsetNews heard = news.poll(); heard != null; heard = news.poll()) {
                hear(heard);
            }
            device.mark(client, clock.getAsLong());
            // After its last news the headset's thread hands over nothing more, so this is also the last.
            taken = sendWaiting(client, afterSequence);
        }
        device.markNow(client);
        loop.stop();
    }

    /**
     * What was captured before this connection is not sent on it: the server takes the first frame it gets for one of now, and would place
     * all later ones by it.
     */
    private void discard() {
        while (fetch() != null) {
            // It is counted as not sent.
        }
    }

    private HeadsetFrame fetch() {
        HeadsetFrame frame = frames.poll();
        fetched += frame == null ? 0 : 1;
        return frame;
    }

    private boolean sendWaiting(TrainClient client, long afterSequence) throws TrainException {
        boolean taken = !client.sessionOver();
        for (HeadsetFrame frame = taken ? fetch() : null; frame != null; frame = taken ? fetch() : null) {
            if (frame.measured.sequence > afterSequence) {
                taken = client.send(frame.measured, frame.predicted, frame.gaze);
                sent += taken ? 1 : 0;
            }
        }
        return taken;
    }

    /** How many frames were sent; once the run has ended. */
    long sent() {
        return sent;
    }

    /** How many frames were fetched and not sent: captured while there was no connection, or lost with it. */
    long discarded() {
        return fetched - sent;
    }
}
