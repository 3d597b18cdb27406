package org.trocar.server.log;

import java.io.PrintStream;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where all that is logged in this process goes, by whichever of its libraries. */
public final class Log {
    private static final Logger ROOT = Logger.getLogger("");
    /** They tell of much that needs nobody. Held, because the logging library forgets the settings of loggers nobody holds. */
    private static final List<Logger> CHATTY = List.of(
            Logger.getLogger("net.openhft"),
            Logger.getLogger("io.grpc"),
            Logger.getLogger("io.netty"),
            Logger.getLogger("com.sun.net.httpserver"));

    private Log() {}

    /** Writes what is at least as important to the stream, and nothing anywhere else. */
    public static void to(PrintStream out, LogFormat format, LogLevel level) {
        for (Handler handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        Handler output = new LogOutput(out, format);
        ROOT.addHandler(output);
        ROOT.setLevel(level.level());
        Level chatty = level == LogLevel.DEBUG ? Level.INFO : Level.SEVERE;
        CHATTY.forEach(logger -> logger.setLevel(chatty));
    }
}
