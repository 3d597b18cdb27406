package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.cli.Said;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.xrbridge.trace.TraceReader;

/** {@code trocar play} when its connection breaks in the middle of a recording, or the server dies. */
@Tag("long")
class ComebackTest {
    private static final Path RECORDING = Path.of("../recordings/hands-twoHandedPass.trace.jsonl.gz");
    /** Some four seconds, and near a hundred thousand bytes as messages. */
    private static final int LINES = 400;

    private static final long BREAK_AFTER_BYTES = 30_000;

    @TempDir
    Path temp;

    private Path data;
    private Path recording;

    @BeforeEach
    void shortenTheRecording() throws Exception {
        data = temp.resolve("data");
        recording = temp.resolve("short.trace.jsonl");
        try (BufferedReader lines = TraceReader.text(RECORDING)) {
            Files.write(recording, lines.lines().limit(LINES).toList());
        }
    }

    private Said play(Relay relay, String... more) {
        List<String> all =
                new ArrayList<>(List.of("play", recording.toString(), "--server", relay.address(), "--json"));
        all.addAll(List.of(more));
        return Said.by(all.toArray(String[]::new));
    }

    @Test
    void aRunWhoseServerDiesIsResumedOnTheNextAndLosesNoFrame() throws Exception {
        List<DyingServer> servers = new ArrayList<>(List.of(start()));
        try (Relay relay = new Relay(servers.get(0).port(), BREAK_AFTER_BYTES, broken -> {
            servers.get(0).kill();
            servers.add(start());
            broken.leadTo(servers.get(1).port());
        })) {
            Said said = play(relay, "--lockstep");
            assertEquals(0, said.exit(), said.err());
            String id = said.json().get("id").asText();
            assertTrue(said.err().startsWith("session " + id), said.err());
            assertTrue(said.err().contains("connection lost"), said.err());
            assertTrue(said.err().contains("its server had died"), said.err());
            assertTrue(said.json().get("grade").get("reasons").toString().contains("the server died once"), said.out());
            assertEquals(0, frames(id).get("missing").asLong());
            assertIdentical(said.json());
        } finally {
            servers.forEach(DyingServer::close);
        }
    }

    private DyingServer start() throws Exception {
        return DyingServer.start(data, Duration.ofMinutes(10), false);
    }

    @Test
    void aRunInRealTimeGoesOnAfterTheConnectionBrokeAndTheGapIsInItsGrade() throws Exception {
        try (TrocarServer server = Servers.start(data);
                Relay relay = new Relay(server.address().getPort(), BREAK_AFTER_BYTES, broken -> {})) {
            Said said = play(relay);
            assertEquals(0, said.exit(), said.err());
            assertTrue(said.err().contains("passed without hands"), said.err());
            assertFalse(said.err().contains("died"), said.err());
            String id = said.json().get("id").asText();
            assertTrue(frames(id).get("missing").asLong() > 0, () -> "no frame is missing");
            assertIdentical(said.json());
        }
    }

    @Test
    void aSessionThatEndedMeanwhileGivesItsGrade() throws Exception {
        try (TrocarServer server = Servers.start(Servers.options(data).withGrace(Duration.ZERO));
                Relay relay = new Relay(
                        server.address().getPort(),
                        BREAK_AFTER_BYTES,
                        broken -> Patiently.await(
                                "the session's end",
                                () -> server.sessions().all().isEmpty()))) {
            Said said = play(relay, "--lockstep");
            assertEquals(0, said.exit(), said.err());
            assertEquals("client_vanished", said.json().at("/grade/end_reason").asText(), said.out());
        }
    }

    @Test
    void whoDoesNotWantToWaitIsToldWhatWasLost() throws Exception {
        try (TrocarServer server = Servers.start(data);
                Relay relay = new Relay(server.address().getPort(), BREAK_AFTER_BYTES, broken -> broken.close())) {
            Said said = play(relay, "--lockstep", "--resume-within", "0");
            assertEquals(1, said.exit(), said.err());
            assertTrue(said.err().contains("the connection broke"), said.err());
        }
    }

    private JsonNode frames(String id) throws Exception {
        return Said.by("journal", "describe", id, "--json", "--data", data.toString())
                .json()
                .get("frames");
    }

    private void assertIdentical(JsonNode played) throws Exception {
        Regrade regrade = Regrading.of(SessionFolder.of(data, played.get("id").asText()));
        assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
        assertEquals(played.get("grade_hash").asText(), regrade.grade().gradeHash());
    }
}
