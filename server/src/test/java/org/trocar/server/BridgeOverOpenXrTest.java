package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.cli.Trocar;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.xrbridge.testruntime.TestRuntime;
import org.trocar.xrbridge.trace.TraceReader;

/** {@code trocar bridge}, a process of its own, between an OpenXR runtime that plays a recording and a real server. */
class BridgeOverOpenXrTest {
    private static final Path DEMO = Path.of("../recordings/physics-demo.trace.jsonl.gz");
    /** Some four seconds. */
    private static final int LINES = 400;

    private static final long SECOND = 1_000_000_000;
    private static final long STILL_NANOS = 3 * SECOND;

    @TempDir
    private Path temp;

    private Path data;
    private TestRuntime runtime;
    private TrocarServer server;
    private ChildJvm bridge;

    @BeforeEach
    void bridgeAShortRecording() throws IOException {
        data = temp.resolve("data");
        Path recording = temp.resolve("short.trace.jsonl");
        try (BufferedReader lines = TraceReader.text(DEMO)) {
            Files.write(recording, lines.lines().limit(LINES).toList());
        }
        runtime = TestRuntime.playing(TraceReader.open(recording)).holdAt(0);
        server = Servers.start(data);
        bridge = ChildJvm.start(
                runtime.environment(),
                ChildJvm.classPath(),
                Trocar.class,
                "bridge",
                "--server",
                "127.0.0.1:" + server.address().getPort(),
                "--json");
    }

    @AfterEach
    void close() throws IOException {
        Stream.of(bridge, server, runtime).forEach(BridgeOverOpenXrTest::closeIfThere);
    }

    private static void closeIfThere(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hands are held still until the field can be placed between them, and only then move. */
    private void playFromTheStart() throws Exception {
        Patiently.await("the bridge's session", () -> !server.sessions().all().isEmpty());
        Patiently.awaitMoment(System.nanoTime() + STILL_NANOS);
        runtime.playFromTheStart();
    }

    private void awaitPlayed(long nanos) {
        Patiently.awaitMoment(runtime.playingSinceNanos() + nanos);
    }

    /** What the bridge says at its end. */
    private JsonNode outcome() throws IOException, InterruptedException {
        runtime.exit();
        String said =
                Stream.generate(this::line).takeWhile(line -> line != null).collect(Collectors.joining("\n"));
        assertEquals(0, bridge.awaitExit(), said);
        return new ObjectMapper().readTree(said);
    }

    private String line() {
        try {
            return bridge.readLine();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertIdentical(JsonNode answer) throws IOException {
        Regrade regrade = Regrading.of(SessionFolder.of(data, answer.get("id").asText()));
        assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
        assertEquals(answer.get("grade_hash").asText(), regrade.grade().gradeHash());
    }

    @Test
    void whatTheRuntimeSeesIsGradedAndNoRuleOfOpenXrIsBroken() throws Exception {
        playFromTheStart();
        awaitPlayed(runtime.lengthNanos());
        JsonNode answer = outcome();
        assertEquals(1, answer.at("/bridge/openings").asInt(), answer.toString());
        assertEquals("headset", answer.at("/grade/provenance").asText());
        assertFalse(answer.at("/grade/reasons").toString().contains("never placed"), answer.toString());
        assertIdentical(answer);
        assertEquals(List.of(), runtime.violations());
    }

    @Test
    void aRuntimeThatDiesComesBackIntoTheSameSession() throws Exception {
        playFromTheStart();
        awaitPlayed(SECOND);
        runtime.lose();
        awaitPlayed(SECOND * 3 / 2);
        runtime.comeBack();
        runtime.await("the bridge comes back", () -> runtime.instances() == 2 && runtime.sessionState() > 0);
        awaitPlayed(runtime.lengthNanos());
        JsonNode answer = outcome();
        assertEquals(2, answer.at("/bridge/openings").asInt(), answer.toString());
        assertEquals(1, data.resolve("sessions").toFile().list().length);
        assertIdentical(answer);
        assertEquals(List.of(), runtime.violations());
    }
}
