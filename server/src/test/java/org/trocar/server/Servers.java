package org.trocar.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.trocar.core.content.ScenarioLibrary;

/** Real servers on free loopback ports, not warmed up. */
final class Servers {
    private static final ScenarioLibrary LIBRARY = ScenarioLibrary.of(Path.of("../scenarios"));

    private Servers() {}

    static TrocarServer start(Path data) throws IOException {
        return start(options(data));
    }

    static TrocarServer start(ServerOptions options) throws IOException {
        return TrocarServer.start(options, LIBRARY);
    }

    static TrocarServer start(ServerOptions options, Machine machine) throws IOException {
        return TrocarServer.start(options, LIBRARY, machine);
    }

    /** Patient at their end: a disk that others use too may take many seconds to write for good, and what is not closed by then stays. */
    static ServerOptions options(Path data) {
        return ServerOptions.in(data)
                .withWarmUpTicks(0)
                .withGrace(Duration.ofSeconds(60))
                .withStop(Duration.ofSeconds(60));
    }
}
