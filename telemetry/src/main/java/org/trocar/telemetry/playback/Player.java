package org.trocar.telemetry.playback;

import org.trocar.core.session.SessionSink;

/**
 * The buttons of a {@link Playback}: play, pause, speed, step, seek. Whoever has it calls {@link #advance} again and again with the time of a
 * steady clock; it has neither clock nor thread of its own. Not thread-safe.
 */
public final class Player implements AutoCloseable {
    public static final double SLOWEST = 0.25;
    public static final double FASTEST = 16;
    /** What cannot be caught up within one call is given up: a playback that is late slows down, it does not jump. */
    private static final int MOST_TICKS = 64;

    private final Playback playback;
    private final double tickNanos;
    private boolean playing;
    private double speed = 1;
    private long anchorTick;
    private long anchorNanos;

    public Player(Playback playback) {
        this.playback = playback;
        tickNanos = playback.manifest().tickNanos();
    }

    public Playback playback() {
        return playback;
    }

    public boolean playing() {
        return playing;
    }

    /** How many seconds of the session pass in one. */
    public double speed() {
        return speed;
    }

    /** Plays on from here, or at the end from the start. */
    public void play(long nowNanos) {
        if (playback.tick() >= playback.lastTick()) {
            playback.seek(0);
        }
        playing = true;
        anchor(nowNanos);
    }

    public void pause() {
        playing = false;
    }

    /** Throws {@link IllegalArgumentException} for a factor that is not within {@link #SLOWEST} and {@link #FASTEST}. */
    public void speed(double factor, long nowNanos) {
        if (!(factor >= SLOWEST && factor <= FASTEST)) {
            throw new IllegalArgumentException(
                    "speed " + factor + " is not within " + SLOWEST + " and " + FASTEST + "; choose one that is");
        }
        speed = factor;
        anchor(nowNanos);
    }

    /** Goes to a tick, and on from there if it is playing. */
    public void seek(long tick, long nowNanos) {
        playback.seek(tick);
        anchor(nowNanos);
    }

    /** Pauses, and goes so many ticks on, or back when there are fewer than none. */
    public void step(long ticks) {
        pause();
        playback.seek(playback.tick() + ticks);
    }

    /**
     * Takes the ticks that are due, and pauses at the end.
     *
     * @param sink is given the session after each
     * @return how many were taken
     */
    public int advance(long nowNanos, SessionSink sink) {
        int taken = 0;
        while (playing && nanosToNext(nowNanos) <= 0 && taken < MOST_TICKS) {
            if (playback.step()) {
                sink.emit(playback.session());
                taken++;
            } else {
                playing = false;
            }
        }
        if (taken == MOST_TICKS) {
            anchor(nowNanos);
        }
        return taken;
    }

    /** How long until the next tick is due, nanoseconds; nothing is due while it is paused. */
    public long nanosToNext(long nowNanos) {
        if (!playing) {
            return Long.MAX_VALUE;
        }
        double due = anchorNanos + (playback.tick() + 1 - anchorTick) * tickNanos / speed;
        return (long) Math.ceil(due - nowNanos);
    }

    private void anchor(long nowNanos) {
        anchorTick = playback.tick();
        anchorNanos = nowNanos;
    }

    @Override
    public void close() {
        playback.close();
    }
}
