package org.trocar.server;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The server that is killed, as a process of its own. It says {@code ready PORT MIDNIGHT}, the latter as {@link FastCalendar#midnightNanos},
 * and runs until it is killed or its standard input ends.
 */
final class KillsServer {
    static final Duration DAY = Duration.ofSeconds(1);

    private KillsServer() {}

    /** @param args the data folder, how many milliseconds an interrupted session waits for its client, and whether to encrypt */
    public static void main(String[] args) throws Exception {
        FastCalendar calendar = new FastCalendar(DAY);
        Machine real = Machine.real();
        ServerOptions options = Servers.options(Path.of(args[0]))
                .withKeepFree(0)
                .withResumeWithin(Duration.ofMillis(Long.parseLong(args[1])))
                .withEncryption(Boolean.parseBoolean(args[2]));
        TrocarServer server = Servers.start(options, new Machine(real.clock(), calendar, real.freeBytes()));
        System.out.println("ready " + server.address().getPort() + " " + calendar.midnightNanos());
        while (System.in.read() >= 0) {
            // Nothing is said to it; the end is.
        }
        server.close();
        System.out.println("closed");
    }
}
