package org.trocar.server.terminal;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;

/** The terminal that this process was started from. */
public final class OwnTerminal {
    private OwnTerminal() {}

    /** Empty when it has none that a whole screen can be drawn on. */
    public static Optional<Terminal> find() {
        try {
            Terminal terminal =
                    TerminalBuilder.builder().system(true).dumb(false).build();
            if (terminal.getStringCapability(Capability.cursor_address) != null) {
                return Optional.of(terminal);
            }
            terminal.close();
        } catch (IOException | IllegalStateException e) {
            // Neither a terminal nor anything a person could put right: the caller prints instead.
        }
        return Optional.empty();
    }
}
