package org.trocar.server.cli;

import java.util.logging.Logger;
import org.trocar.server.log.Event;
import org.trocar.server.log.LastingLogManager;
import org.trocar.server.log.Log;
import org.trocar.server.log.LogFormat;
import org.trocar.server.log.LogLevel;

/** Log lines are for what needs a person's attention; only a server tells all it does. */
final class Logs {
    private Logs() {}

    static void quieten() {
        // Before the first logger is made, of whichever class.
        System.setProperty("java.util.logging.manager", LastingLogManager.class.getName());
        Log.to(System.err, LogFormat.TEXT, LogLevel.WARN);
    }

    /** A server's, from here on; a thread that dies is told of like anything else. */
    static void ofServer(LogFormat format, LogLevel level) {
        Log.to(System.err, format, level);
        Logger log = Logger.getLogger(Logs.class.getName());
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> Event.error("a thread failed")
                .with("thread", thread.getName())
                .because(failure)
                .to(log));
    }
}
