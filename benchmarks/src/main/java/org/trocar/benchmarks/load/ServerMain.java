package org.trocar.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.trocar.benchmarks.fixture.Quiet;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.server.ServerOptions;
import org.trocar.server.SoftHeap;
import org.trocar.server.TrocarServer;

/** A server in a process of its own, as {@code trocar serve} starts it but for how many sessions it takes. Ends with its standard input. */
public final class ServerMain {
    static final String LISTENS = "listens on ";

    private ServerMain() {}

    /** @param args the data folder, the folder of scenarios, how many sessions it takes, how many threads simulate */
    public static void main(String[] args) throws IOException {
        Quiet.please();
        SoftHeap.forSessions(Integer.parseInt(args[2]));
        ServerOptions options = ServerOptions.in(Path.of(args[0]))
                .withMaxSessions(Integer.parseInt(args[2]))
                .withLoopThreads(Integer.parseInt(args[3]))
                .withMetrics(new InetSocketAddress("127.0.0.1", 0));
        try (TrocarServer server = TrocarServer.start(options, ScenarioLibrary.of(Path.of(args[1])))) {
            System.out.println(LISTENS + server.address().getPort() + " "
                    + server.metricsAddress().orElseThrow().getPort());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Whoever started us is still there.
            }
        }
    }
}
