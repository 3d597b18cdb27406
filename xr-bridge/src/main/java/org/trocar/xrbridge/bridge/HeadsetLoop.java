package org.trocar.xrbridge.bridge;

import java.util.Queue;
import org.trocar.core.hands.Hand;
import org.trocar.xrbridge.headset.Headset;
import org.trocar.xrbridge.headset.HeadsetDescription;
import org.trocar.xrbridge.headset.HeadsetDriver;
import org.trocar.xrbridge.headset.HeadsetException;
import org.trocar.xrbridge.headset.HeadsetFrame;
import org.trocar.xrbridge.headset.HeadsetState;

/**
 * The thread that owns the headset: opens it, takes a frame from it every tick, lets it vibrate, and when it is lost opens it anew, less
 * and less often, until it is back or nobody wants it any more. While the headset runs, a tick allocates nothing.
 */
final class HeadsetLoop implements Runnable {
    /** Located so far in the past, a device interpolates between what it has sampled rather than guesses. */
    static final long CAPTURE_LAG_NANOS = 2_000_000;
    /** A picture of what was asked for at one tick is drawn in the next and seen after it. */
    private static final int TICKS_TO_DISPLAY = 2;

    private final HeadsetDriver driver;
    private final SteadyClock clock;
    private final Ticker ticker;
    private final boolean gaze;
    private final FreshFrames frames;
    private final Vibrations vibrations;
    private final Queue<HeadsetNews> news;
    private final HandVelocities left = new HandVelocities(Hand.LEFT);
    private final HandVelocities right = new HandVelocities(Hand.RIGHT);
    private final TickMeter meter = new TickMeter();
    private final BackOff backOff;
    private volatile boolean wanted;
    private volatile boolean stopping;
    private Headset headset;
    private HeadsetDescription description;
    private HeadsetState state = HeadsetState.WAITING;
    private boolean told;
    private boolean everOpened;
    private long sequence;
    private int epochBase;
    private int lastEpoch;

    /** @param gaze whether frames may say where the learner looks */
    HeadsetLoop(
            HeadsetDriver driver,
            SteadyClock clock,
            Ticker ticker,
            boolean gaze,
            FreshFrames frames,
            Vibrations vibrations,
            Queue<HeadsetNews> news) {
        this.driver = driver;
        this.clock = clock;
        this.ticker = ticker;
        this.gaze = gaze;
        this.frames = frames;
        this.vibrations = vibrations;
        this.news = news;
        backOff = new BackOff(clock.nanoTime());
    }

    @Override
    public void run() {
        ticker.restart();
        try {
            while (!stopping) {
                tick(ticker.next());
            }
        } catch (RuntimeException | Error e) {
            end(new HeadsetNews.Failed(e));
        } finally {
            close();
        }
    }

    /** Any thread: from now on frames are handed over, not only located. */
    void handOver() {
        wanted = true;
    }

    /** Any thread: the loop returns after its present tick. */
    void stop() {
        stopping = true;
    }

    void tick(long deadlineNanos) {
        if (headset == null) {
            openWhenDue();
        } else {
            turnTo(headset.poll());
        }
        if (headset != null && state == HeadsetState.RUNNING) {
            heedDescription();
            carry(deadlineNanos);
        } else {
            // Nobody misses a frame while there are none.
            ticker.restart();
        }
    }

    private void openWhenDue() {
        if (!backOff.due(clock.nanoTime())) {
            return;
        }
        try {
            headset = driver.open();
            meter.opened();
            everOpened = true;
            state = HeadsetState.WAITING;
            told = false;
        } catch (HeadsetException e) {
            missing(e);
        }
    }

    /** What was there once may come back, whatever it says now. */
    private void missing(HeadsetException why) {
        if (why.passing() || everOpened) {
            news.add(new HeadsetNews.NotYet(why.getMessage()));
            backOff.failed(clock.nanoTime());
        } else {
            end(new HeadsetNews.Failed(why));
        }
    }

    private void turnTo(HeadsetState next) {
        if (told && next == state) {
            return;
        }
        told = true;
        state = next;
        meter.pause();
        switch (next) {
            case WAITING -> news.add(new HeadsetNews.Waiting());
            case RUNNING -> {
                backOff.succeeded();
                description = headset.description();
                news.add(new HeadsetNews.Running(description));
            }
            case LOST -> lose();
            case ENDED -> end(new HeadsetNews.Ended());
        }
    }

    private void heedDescription() {
        HeadsetDescription now = headset.description();
        if (now != description) {
            description = now;
            news.add(new HeadsetNews.Changed(now));
        }
    }

    private void lose() {
        news.add(new HeadsetNews.Lost());
        close();
        epochBase = lastEpoch + 1;
        backOff.failed(clock.nanoTime());
    }

    private void end(HeadsetNews last) {
        news.add(last);
        stopping = true;
    }

    private void close() {
        if (headset != null) {
            headset.close();
            headset = null;
        }
    }

    /** One frame, from the headset to the network's side. */
    private void carry(long deadlineNanos) {
        long begunNanos = clock.nanoTime();
        HeadsetFrame frame = frames.filling();
        frame.clear();
        long captureNanos = deadlineNanos - CAPTURE_LAG_NANOS;
        headset.locate(captureNanos, deadlineNanos + TICKS_TO_DISPLAY * ticker.periodNanos(), frame);
        number(frame, captureNanos);
        meter.cleared(HeadsetSanitizer.sanitize(frame));
        left.derive(frame.measured);
        right.derive(frame.measured);
        if (wanted) {
            frames.publish();
        } else {
            meter.early();
        }
        vibrations.play(headset, begunNanos);
        meter.tick(begunNanos, clock.nanoTime());
    }

    private void number(HeadsetFrame frame, long captureNanos) {
        frame.measured.sequence = ++sequence;
        frame.measured.captureNanos = captureNanos;
        frame.measured.spaceEpoch += epochBase;
        lastEpoch = frame.measured.spaceEpoch;
        if (!gaze) {
            frame.gaze.clear();
        }
    }

    /** What was measured; once the thread has ended. */
    TickMeter meter() {
        return meter;
    }
}
