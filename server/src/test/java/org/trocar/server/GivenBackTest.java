package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.LearnerKeys;

/** A server with one place: a session that cannot be opened or taken up gives it back, and gives it back once. */
@Tag("long")
class GivenBackTest {
    @TempDir
    Path data;

    private TrocarServer start() throws Exception {
        return Servers.start(Servers.options(data).withMaxSessions(1));
    }

    private static TestClient asking(TestClient client) {
        return client.send(ClientMessage.newBuilder()
                .setOpen(TestHands.opening(Pace.PACE_LOCKSTEP))
                .build());
    }

    private static void assertFull(TrocarServer server) throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Refusal refusal = asking(client).await(MessageCase.REFUSAL).getRefusal();
            assertEquals(RefusalCode.REFUSAL_CODE_TOO_MANY, refusal.getCode());
            assertTrue(refusal.getRemedy().contains("takes 1 at once (--max-sessions)"), refusal.getRemedy());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessions", "keys/learners"})
    void anOpeningThatFailsGivesItsPlaceBackOnce(String folder) throws Exception {
        try (TrocarServer server = start();
                TestClient unlucky = TestClient.of(server);
                TestClient lucky = TestClient.of(server)) {
            Path inTheWay = Files.createFile(data.resolve(folder));
            assertEquals(Status.Code.INTERNAL, asking(unlucky).awaitEnd().getCode());
            Files.delete(inTheWay);
            asking(lucky).await(MessageCase.OPENED);
            assertFull(server);
        }
    }

    @Test
    void aTakingUpThatFailsGivesItsPlaceBackOnce() throws Exception {
        Opened opened = diedUnder();
        SessionFolder folder = SessionFolder.of(data, opened.getSessionId());
        Path key = LearnerKeys.fileFor(folder).orElseThrow();
        Path away = Files.move(key, data.resolve("away.json"));
        try (TrocarServer server = start();
                TestClient early = TestClient.of(server);
                TestClient late = TestClient.of(server)) {
            assertEquals(
                    Status.Code.INTERNAL,
                    early.resume(opened, opened.getResumeToken()).awaitEnd().getCode());
            assertFalse(folder.closed());
            Files.move(away, key);
            late.resume(opened, opened.getResumeToken()).await(MessageCase.RESUMED);
            assertFull(server);
        }
    }

    private Opened diedUnder() throws Exception {
        try (DyingServer server = DyingServer.start(data, Duration.ofMinutes(10), true);
                TestClient client = TestClient.at(server.port())) {
            Opened opened = client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            client.playUntilDurable(1, 1);
            server.kill();
            return opened;
        }
    }
}
