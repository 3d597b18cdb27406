package org.trocar.server.terminal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.trocar.telemetry.playback.Player;

/** Has a terminal's whole screen until it is closed, and shows a replay there until the person at its keys has seen enough. */
public final class ReplayViewer implements AutoCloseable {
    private static final long FRAME_NANOS = 33_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** How soon a resized window is noticed. */
    private static final long IDLE_MILLIS = 200;

    private final Terminal terminal;
    private final Glyphs glyphs;
    private final LongSupplier clock;
    private final FullScreen screen;
    private String opening = "";

    /**
     * Takes the screen over, so that keys are no longer echoed.
     *
     * @param clock steady nanoseconds
     */
    public ReplayViewer(Terminal terminal, Glyphs glyphs, LongSupplier clock) {
        this.terminal = terminal;
        this.glyphs = glyphs;
        this.clock = clock;
        screen = new FullScreen(terminal);
    }

    /**
     * Says that a session is being opened.
     *
     * @param name what it is called
     * @param total 0 when it is not known
     */
    public void opening(String name, long done, long total) {
        String part = total <= 0 ? "" : " " + Math.min(100, 100 * done / total) + " %";
        String text = "opening " + name + part;
        if (!text.equals(opening)) {
            opening = text;
            screen.show(screen().opening(text));
        }
    }

    /**
     * Plays at once, and returns when the person quits.
     *
     * @param title names the session in the first line
     * @param startNanos the session time to begin at, nanoseconds
     */
    public void show(Player player, String title, long startNanos) {
        ReplayControls controls = new ReplayControls(player, title);
        controls.goTo(startNanos);
        player.play(clock.getAsLong());
        AtomicBoolean interrupted = new AtomicBoolean();
        Terminal.SignalHandler before = terminal.handle(Signal.INT, signal -> interrupted.set(true));
        try {
            run(controls, interrupted);
        } finally {
            terminal.handle(Signal.INT, before);
        }
    }

    private void run(ReplayControls controls, AtomicBoolean interrupted) {
        Keyboard<Key> keyboard = ReplayKeys.of(terminal);
        long nextFrameNanos = clock.getAsLong();
        while (!controls.quit() && !interrupted.get()) {
            controls.work(clock.getAsLong());
            if (clock.getAsLong() >= nextFrameNanos) {
                screen.show(screen().lines(controls.view()));
                nextFrameNanos = clock.getAsLong() + FRAME_NANOS;
            }
            Key key = keyboard.await(controls.typing(), millisToWait(controls, nextFrameNanos));
            if (key != null) {
                controls.press(key, keyboard.characters(), clock.getAsLong());
                nextFrameNanos = clock.getAsLong();
            }
        }
    }

    private long millisToWait(ReplayControls controls, long nextFrameNanos) {
        if (controls.busy()) {
            return 1;
        }
        long untilFrame = (nextFrameNanos - clock.getAsLong()) / NANOS_PER_MILLI;
        return Math.max(1, controls.playing() ? untilFrame : IDLE_MILLIS);
    }

    private ReplayScreen screen() {
        Size size = screen.size();
        return new ReplayScreen(glyphs, size.getColumns(), size.getRows());
    }

    @Override
    public void close() {
        screen.close();
    }
}
