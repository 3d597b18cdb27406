package org.trocar.server.terminal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.trocar.server.desk.Desk;
import org.trocar.server.desk.Order;
import org.trocar.server.desk.WatchFeed;

/** Has a terminal's whole screen until it is closed, and shows a server's sessions there until the person at its keys has seen enough. */
public final class WatchViewer implements AutoCloseable {
    /** How soon a new table is shown, and a resized window noticed. */
    private static final long IDLE_MILLIS = 200;

    private static final long RETRY_NANOS = 2_000_000_000L;

    private final Terminal terminal;
    private final Glyphs glyphs;
    private final LongSupplier clock;
    private final FullScreen screen;
    private final ExecutorService orders = Executors.newSingleThreadExecutor(WatchViewer::daemon);
    private WatchFeed feed;
    private long retryNanos;
    private Future<String> answer;

    /**
     * Takes the screen over, so that keys are no longer echoed.
     *
     * @param clock steady nanoseconds
     */
    public WatchViewer(Terminal terminal, Glyphs glyphs, LongSupplier clock) {
        this.terminal = terminal;
        this.glyphs = glyphs;
        this.clock = clock;
        screen = new FullScreen(terminal);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "orders");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Returns when the person quits; a server that goes away is waited for.
     *
     * @param author who is at the keys; empty to be asked for
     */
    public void show(Desk desk, String address, String author) {
        WatchControls controls = new WatchControls(address, author);
        AtomicBoolean interrupted = new AtomicBoolean();
        Terminal.SignalHandler before = terminal.handle(Signal.INT, signal -> interrupted.set(true));
        feed = desk.watch();
        try {
            run(desk, controls, interrupted);
        } finally {
            terminal.handle(Signal.INT, before);
            feed.close();
        }
    }

    private void run(Desk desk, WatchControls controls, AtomicBoolean interrupted) {
        Keyboard<WatchKey> keyboard = WatchKeys.of(terminal);
        while (!controls.quit() && !interrupted.get()) {
            follow(desk, controls);
            controls.takeOrder().ifPresent(order -> answer = orders.submit(() -> carryOut(desk, order)));
            hearAnswer(controls);
            Size size = screen.size();
            screen.show(new WatchScreen(glyphs, size.getColumns(), size.getRows()).lines(controls.view()));
            WatchKey key = keyboard.await(controls.typing(), IDLE_MILLIS);
            if (key != null) {
                controls.press(key, keyboard.characters());
            }
        }
    }

    private void follow(Desk desk, WatchControls controls) {
        feed.newest().ifPresent(controls::show);
        if (feed.ended().isPresent()) {
            Status end = feed.ended().get();
            controls.trouble(Desk.words(end) + "; what is above was before, and the server is being tried again");
            retry(desk);
        } else {
            retryNanos = clock.getAsLong() + RETRY_NANOS;
        }
    }

    private void retry(Desk desk) {
        if (clock.getAsLong() >= retryNanos) {
            feed = desk.watch();
        }
    }

    private static String carryOut(Desk desk, Order order) {
        try {
            return desk.direct(order);
        } catch (StatusRuntimeException e) {
            return "not done: " + Desk.words(e.getStatus());
        }
    }

    private void hearAnswer(WatchControls controls) {
        if (answer != null && answer.isDone()) {
            try {
                controls.answered(answer.get());
            } catch (java.util.concurrent.ExecutionException e) {
                controls.answered("not done: " + e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answer = null;
        }
    }

    @Override
    public void close() {
        orders.shutdownNow();
        screen.close();
    }
}
