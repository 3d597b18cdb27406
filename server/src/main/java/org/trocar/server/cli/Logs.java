package org.trocar.server.cli;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Log lines are for what needs a person's attention; libraries tell us of much that does not. */
final class Logs {
    /** Held, because the logging library forgets the settings of loggers nobody holds. */
    private static final List<Logger> CHATTY =
            List.of(Logger.getLogger("net.openhft"), Logger.getLogger("io.grpc"), Logger.getLogger("io.netty"));

    private Logs() {}

    static void quieten() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT %4$s %3$s: %5$s%6$s%n");
        CHATTY.forEach(logger -> logger.setLevel(Level.SEVERE));
    }
}
