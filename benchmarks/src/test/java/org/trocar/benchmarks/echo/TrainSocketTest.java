package org.trocar.benchmarks.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.benchmarks.fixture.Quiet;
import org.trocar.benchmarks.load.LockstepTape;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.server.ServerOptions;
import org.trocar.server.TrocarServer;
import org.trocar.telemetry.pack.SessionPack;

class TrainSocketTest {
    private static final int FRAMES = 200;
    private static final Path GOLDEN = Path.of("../server/src/test/resources/golden/engine-3-one-ring.trocar");

    @TempDir
    private Path folder;

    private TrocarServer server;
    private TrainSocket stream;

    @BeforeEach
    void connect() throws IOException {
        Quiet.please();
        server = TrocarServer.start(
                ServerOptions.in(folder.resolve("data")).withAddress("127.0.0.1", 0),
                ScenarioLibrary.of(Path.of("../scenarios")));
        stream = new TrainSocket(server.address());
    }

    @AfterEach
    void end() throws IOException {
        stream.close();
        server.close();
    }

    @Test
    void aSessionTakesItsFramesFromABareSocket() throws Exception {
        LockstepTape hands = LockstepTape.of(SessionPack.unpack(GOLDEN, folder));
        stream.send(hands.opening());
        assertTrue(next().hasOpened());

        for (int number = 1; number <= FRAMES; number++) {
            stream.send(hands.frame(number));
            assertEquals(number, nextState().getWorldState().getAcknowledgedSequence());
        }
    }

    @Test
    void aStreamThatTheServerEndsIsSaidToHaveEnded() throws Exception {
        stream.send(ClientMessage.newBuilder()
                .setOpen(Open.newBuilder().setScenarioId("no-such-operation"))
                .build()
                .toByteArray());

        IOException ended = assertThrows(IOException.class, () -> {
            while (true) {
                stream.receive();
            }
        });

        assertEquals("the server ended the stream", ended.getMessage());
    }

    private ServerMessage next() throws Exception {
        return ServerMessage.parseFrom(stream.receive());
    }

    private ServerMessage nextState() throws Exception {
        ServerMessage said = next();
        while (!said.hasWorldState()) {
            said = next();
        }
        return said;
    }
}
