package org.trocar.xrbridge.bridge;

import io.grpc.ManagedChannel;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainException;
import org.trocar.xrbridge.headset.HeadsetDriver;
import org.trocar.xrbridge.headset.HeadsetException;

/** Carries one headset through one session on a server. Use once. */
public final class Bridge {
    /** A third of a second: older hands are of no use to anybody. */
    private static final int FRAMES_WAITING = 32;

    private static final long JOIN_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final Vibrations vibrations = new Vibrations();
    private final FreshFrames frames = new FreshFrames(FRAMES_WAITING);
    private final Ticker ticker;
    private final HeadsetLoop loop;
    private final Uplink uplink;

    /** @param listener hears, on the thread that runs the bridge */
    public Bridge(HeadsetDriver driver, BridgeOptions options, BridgeListener listener) {
        this(driver, options, listener, new MachineClock(Runtime.getRuntime().availableProcessors()));
    }

    private Bridge(HeadsetDriver driver, BridgeOptions options, BridgeListener listener, SteadyClock clock) {
        BlockingQueue<HeadsetNews> news = new LinkedBlockingQueue<>();
        ticker = new Ticker(clock, options.run().tickNanos());
        loop = new HeadsetLoop(driver, clock, ticker, options.gaze(), frames, vibrations, news);
        uplink = new Uplink(options, clock::nanoTime, loop, frames, vibrations, news, listener);
    }

    /**
     * Waits for the headset, opens a session, carries the hands there and the vibrations back until the session or the headset ends or
     * {@link #stop} is called, finishes, and waits for the grade.
     *
     * @return empty when it was over before a session was opened
     * @throws HeadsetException when the headset cannot be had
     * @throws TrainException when the session is refused, or lost for longer than the patience
     */
    public Optional<RunOutcome> run(ManagedChannel channel) throws TrainException, HeadsetException {
        Thread headset = new Thread(loop, "headset");
        headset.setDaemon(true);
        headset.start();
        try {
            return uplink.run(channel);
        } finally {
            loop.stop();
            join(headset);
        }
    }

    /**
     * Any thread: ends the run as if the headset had been put away. Its grade is waited for while there is a connection, and none is looked
     * for when there is not.
     */
    public void stop() {
        uplink.stop();
    }

    /** Any thread: ends the run now, without the grade if that is not there yet. */
    public void abandon() {
        uplink.abandon();
    }

    /** How it went, once it is over. */
    public BridgeReport report() {
        return loop.meter()
                .report(uplink.sent(), frames.dropped() + uplink.discarded(), ticker.slips(), vibrations.played());
    }

    /** A driver that hangs in its runtime must not keep the run's grade from whoever waits for it. */
    private static void join(Thread headset) {
        try {
            headset.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
