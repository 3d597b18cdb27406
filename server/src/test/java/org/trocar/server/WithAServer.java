package org.trocar.server;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own for each test, on a free port, with an empty data folder. */
abstract class WithAServer {
    @TempDir
    Path data;

    TrocarServer server;

    @BeforeEach
    final void startServer() throws Exception {
        server = Servers.start(data);
    }

    @AfterEach
    final void stopServer() {
        server.close();
    }
}
