package org.trocar.server.terminal;

import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/** A terminal's whole screen, taken over until it is closed: then everything is as it was, also when the process is told to end. */
final class FullScreen implements AutoCloseable {
    private static final int MOST_COLUMNS = 400;
    private static final int MOST_ROWS = 200;
    private static final Size USUAL = Size.of(80, 24);

    private final Terminal terminal;
    private final Attributes before;
    private final Display display;
    private final Thread restoring = new Thread(this::restore, "terminal-restore");
    private Size size = Size.of(0, 0);
    private boolean restored;

    FullScreen(Terminal terminal) {
        this.terminal = terminal;
        Runtime.getRuntime().addShutdownHook(restoring);
        before = terminal.enterRawMode();
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.puts(Capability.cursor_invisible);
        display = new Display(terminal, true);
    }

    /** Its size now, within reason: after a change everything is drawn anew. */
    Size size() {
        Size now = sensible(terminal.getSize());
        if (!now.equals(size)) {
            size = now;
            display.clear();
            display.resize(size);
        }
        return size;
    }

    /** A pseudo terminal nobody gave a size has none. */
    private static Size sensible(Size size) {
        return size.getColumns() > 0 && size.getRows() > 0
                ? Size.of(Math.min(MOST_COLUMNS, size.getColumns()), Math.min(MOST_ROWS, size.getRows()))
                : USUAL;
    }

    void show(List<AttributedString> lines) {
        display.update(lines, 0);
    }

    private synchronized void restore() {
        if (!restored) {
            restored = true;
            terminal.puts(Capability.cursor_normal);
            terminal.puts(Capability.keypad_local);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
            terminal.setAttributes(before);
        }
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(restoring);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook does what is done already.
        }
    }
}
