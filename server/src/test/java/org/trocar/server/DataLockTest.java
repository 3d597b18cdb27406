package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.Pace;

/** One server a data folder. */
class DataLockTest {
    @TempDir
    Path data;

    @Test
    void aSecondServerOnTheSameFolderIsToldWhoHasItAndWhatToDo() throws Exception {
        try (TrocarServer server = Servers.start(data);
                TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_REALTIME).build());
            String message = refusal();
            assertTrue(message.contains("process " + ProcessHandle.current().pid()), message);
            assertTrue(message.contains("--server 127.0.0.1:" + server.address().getPort()), message);
            assertTrue(message.contains("--data"), message);
            assertEquals(1, message.lines().count());
            client.awaitState(state -> state.getTick() > 10);
        }
    }

    @Test
    void theFolderIsFreeOnceItsServerIsClosed() throws Exception {
        Servers.start(data).close();
        Servers.start(data).close();
    }

    @Test
    void aServerThatCouldNotListenFreesTheFolder() throws Exception {
        try (TrocarServer server = Servers.start(data.resolve("a"))) {
            int port = server.address().getPort();
            ServerOptions taken = Servers.options(data.resolve("b")).withAddress("127.0.0.1", port);
            assertThrows(IOException.class, () -> Servers.start(taken));
            Servers.start(data.resolve("b")).close();
        }
    }

    @Test
    void aSymbolicLinkIsNoWayAroundTheLock() throws Exception {
        Path folder = Files.createDirectory(data.resolve("real"));
        Path link = Files.createSymbolicLink(data.resolve("link"), folder);
        try (TrocarServer server = Servers.start(folder)) {
            assertThrows(IOException.class, () -> Servers.start(link), server.address()::toString);
        }
    }

    @Test
    void anotherProcessHoldsItUntilItIsKilled() throws Exception {
        try (ChildJvm other = ChildJvm.start(LockHolder.class, data.toString())) {
            assertEquals("locked", other.readLine());
            String message = refusal();
            assertTrue(message.contains("process " + other.pid()), message);
            assertTrue(message.contains("--server 127.0.0.1:9"), message);
            other.kill();
            Servers.start(data).close();
        }
    }

    private String refusal() {
        return assertThrows(IOException.class, () -> Servers.start(data)).getMessage();
    }
}
