package org.trocar.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.WorldState;
import org.trocar.telemetry.folder.SessionFolder;

/**
 * A session in lockstep as its server left it when it was killed. Starting a server to kill it takes seconds, so tests that go on from the
 * same death each take a copy.
 *
 * @param last the last state its client heard
 */
record KilledSession(Path data, Opened opened, WorldState last) {
    /** Kills a server on an empty data folder after so many frames, when half of their ticks outlive it. */
    static KilledSession after(int frames, Path data, boolean encrypts) throws Exception {
        try (DyingServer server = DyingServer.start(data, Duration.ofMinutes(10), encrypts);
                TestClient client = TestClient.at(server.port())) {
            Opened opened = client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            for (int i = 1; i <= frames; i++) {
                client.send(TestHands.frame(i));
            }
            WorldState last = client.playUntilDurable(frames + 1, Math.max(1, frames / 2));
            server.kill();
            return new KilledSession(data, opened, last);
        }
    }

    SessionFolder folder() {
        return SessionFolder.of(data, opened.getSessionId());
    }

    /** The same with a data folder of its own, which must not exist yet. */
    KilledSession copiedTo(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            for (Path path : all.sorted().toList()) {
                Files.copy(path, folder.resolve(data.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return new KilledSession(folder, opened, last);
    }
}
