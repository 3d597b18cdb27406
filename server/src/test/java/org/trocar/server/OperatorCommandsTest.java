package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.server.cli.Said;

/** The commands with which a technician looks after a server that runs. */
class OperatorCommandsTest {
    @TempDir
    Path data;

    private TrocarServer server;
    private TestClient client;
    private String id;

    @BeforeEach
    void open() throws Exception {
        server = Servers.start(data);
        client = TestClient.of(server);
        id = client.open(TestHands.opening(Pace.PACE_REALTIME).build()).getSessionId();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Said run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data", data.toString()));
        return Said.by(all.toArray(String[]::new));
    }

    private String done(String... args) {
        Said said = run(args);
        assertEquals(0, said.exit(), said.err());
        return said.out();
    }

    @Test
    void aSessionIsPausedToldSomethingMarkedAndEndedFromAScript() throws Exception {
        assertTrue(done("sessions", "pause", id, "--by", "tech-1").contains("paused"));
        client.awaitState(state -> state.getStatus() == SessionStatus.SESSION_STATUS_PAUSED);
        done("sessions", "resume", id, "--by", "tech-1");
        client.awaitState(state -> state.getStatus() == SessionStatus.SESSION_STATUS_RUNNING);
        done("sessions", "message", id, "--by", "tech-1", "--text", "look up");
        assertEquals(
                "look up",
                client.await(MessageCase.OPERATOR_MESSAGE).getOperatorMessage().getText());
        assertTrue(done("sessions", "mark", id, "--by", "tech-1", "--reason", "fine")
                .contains("this moment"));
        done("sessions", "end", id, "--by", "tech-1", "--reason", "broken");
        assertEquals(
                EndReason.END_REASON_ENDED_BY_OPERATOR,
                client.await(MessageCase.ENDED).getEnded().getReason());
        JsonNode listed = run("sessions", "--json").json().at("/sessions/0");
        assertEquals("fine", listed.at("/marked/reason").asText());
        assertTrue(done("sessions").contains(" marked"));
    }

    @Test
    void theTableIsPrintedOnce() throws Exception {
        String table = done("sessions", "--once");
        assertTrue(table.contains("1 of 64 sessions") && table.contains("learner-1"), table);
        JsonNode json = run("sessions", "--once", "--json").json();
        assertEquals(id, json.at("/sessions/0/id").asText());
        assertEquals("running", json.at("/sessions/0/status").asText());
    }

    @Test
    void aSessionThatDoesNotRunIsSaidSo() {
        Said said = run("sessions", "pause", "ffff", "--by", "tech-1");
        assertEquals(1, said.exit());
        assertTrue(said.err().contains("no session that begins with \"ffff\" runs there"), said.err());
    }

    @Test
    void withAnotherServersTokenItIsSaidWhereTheRightOneIs() throws Exception {
        String address = "127.0.0.1:" + server.address().getPort();
        Path other = data.resolve("other.token");
        Files.writeString(other, "0".repeat(64) + "\n");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));
        Said wrong = run("sessions", "--once", "--server", address, "--token-file", other.toString());
        assertEquals(1, wrong.exit());
        assertTrue(wrong.err().contains("keys/operator.token"), wrong.err());
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
        Said open = run("sessions", "--once", "--server", address, "--token-file", other.toString());
        assertTrue(open.err().contains("chmod 600"), open.err());
        Said none = run("sessions", "--once", "--server", address, "--token-file", other + ".missing");
        assertEquals(2, none.exit());
    }
}
