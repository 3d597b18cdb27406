package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.cli.Said;
import org.trocar.server.cli.Trocar;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.xrbridge.trace.TraceReader;

/** {@code trocar bridge} with the simulated headset, in real time, against a real server. */
@Tag("long")
class BridgeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DEMO = Path.of("../recordings/physics-demo.trace.jsonl.gz");
    /** Some four seconds. */
    private static final int LINES = 400;

    /** Some eleven seconds: enough for a server to start meanwhile, where not too much else is done. */
    private static final int MANY_LINES = 1000;

    private static final long BREAK_AFTER_BYTES = 30_000;

    @TempDir
    private Path temp;

    private Path data;
    private Path recording;

    @BeforeEach
    void shortenTheRecording() throws IOException {
        data = temp.resolve("data");
        recording = beginning("short", LINES);
    }

    private Path beginning(String name, int lineCount) throws IOException {
        Path file = temp.resolve(name + ".trace.jsonl");
        try (BufferedReader lines = TraceReader.text(DEMO)) {
            return Files.write(file, lines.lines().limit(lineCount).toList());
        }
    }

    private static List<String> bridge(String server, Path trace) {
        return List.of("bridge", "--server", server, "--device", "simulated", "--trace", trace.toString(), "--json");
    }

    private static Said said(List<String> command) {
        return Said.by(command.toArray(String[]::new));
    }

    private static String address(TrocarServer server) {
        return "127.0.0.1:" + server.address().getPort();
    }

    @Test
    void aWholeRecordingIsBridgedWithoutChronicleOrAPortAndGraded() throws Exception {
        Path whole = beginning("whole", 2 * LINES);
        String lean = Arrays.stream(ChildJvm.classPath().split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("chronicle-"))
                .collect(Collectors.joining(File.pathSeparator));
        try (TrocarServer server = Servers.start(data);
                ChildJvm child = ChildJvm.start(
                        lean, Trocar.class, bridge(address(server), whole).toArray(String[]::new))) {
            Patiently.await(
                    "the bridge's session", () -> !server.sessions().all().isEmpty());
            assertEquals(Set.of(), listeningSockets(child.pid()));
            JsonNode answer = JSON.readTree(everything(child));
            assertEquals(0, child.awaitExit());
            assertEquals("recording", answer.at("/grade/provenance").asText());
            assertTrue(
                    seconds(answer) > lastSecond(whole) - 1,
                    answer.at("/bridge").toString());
            assertIdentical(answer);
        }
    }

    private static String everything(ChildJvm child) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = child.readLine(); line != null; line = child.readLine()) {
            all.append(line).append('\n');
        }
        return all.toString();
    }

    private static double lastSecond(Path trace) throws IOException {
        List<String> lines = Files.readAllLines(trace);
        return JSON.readTree(lines.get(lines.size() - 1)).get("t").asLong() * 1e-9;
    }

    /** How long the bridge's frames last, those it dropped among them. */
    private static double seconds(JsonNode answer) {
        JsonNode bridge = answer.get("bridge");
        return (bridge.get("sent").asLong()
                        + bridge.get("dropped").asLong()
                        + bridge.get("slips").asLong())
                / 90.0;
    }

    /** The sockets of a process that wait for others, as the system lists them. */
    private static Set<String> listeningSockets(long pid) throws IOException {
        Set<String> own = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path file : files.toList()) {
                own.add(linked(file));
            }
        }
        Set<String> listening = new HashSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table))) {
                String[] fields = line.trim().split("\\s+");
                String socket = "socket:[" + fields[9] + "]";
                if (fields[3].equals("0A") && own.contains(socket)) {
                    listening.add(line);
                }
            }
        }
        return listening;
    }

    private static String linked(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            // It was closed meanwhile.
            return "";
        }
    }

    @Test
    void aBrokenConnectionIsResumedAndTheGapIsInTheGrade() throws Exception {
        try (TrocarServer server = Servers.start(data);
                Relay relay = new Relay(server.address().getPort(), BREAK_AFTER_BYTES, broken -> {})) {
            Said said = said(bridge(relay.address(), recording));
            assertEquals(0, said.exit(), said.err());
            assertTrue(said.err().contains("resumed after"), said.err());
            assertFalse(said.err().contains("its sequence number is not above"), said.err());
            assertFalse(said.err().contains("its capture time is not after"), said.err());
            JsonNode frames = said("journal", "describe", said.json().get("id").asText())
                    .json()
                    .get("frames");
            long missing = frames.get("missing").asLong();
            long handedOver = said.json().at("/bridge/sent").asLong()
                    + said.json().at("/bridge/dropped").asLong();
            assertTrue(missing > 0, "no frame is missing");
            assertTrue(frames.get("accepted").asLong() + missing <= handedOver, frames.toString());
            assertIdentical(said.json());
        }
    }

    @Test
    void aServerThatDiesIsFoundAgainWithTheSameSession() throws Exception {
        List<DyingServer> servers = new ArrayList<>(List.of(start()));
        try (Relay relay = new Relay(servers.get(0).port(), BREAK_AFTER_BYTES, broken -> {
            servers.get(0).kill();
            servers.add(start());
            broken.leadTo(servers.get(1).port());
        })) {
            Said said = said(bridge(relay.address(), beginning("longer", MANY_LINES)));
            assertEquals(0, said.exit(), said.err());
            assertTrue(said.err().contains("its server had died"), said.err());
            assertEquals(1, said.json().at("/bridge/openings").asInt(), "the headset went on");
            assertIdentical(said.json());
        } finally {
            servers.forEach(DyingServer::close);
        }
    }

    private DyingServer start() throws Exception {
        return DyingServer.start(data, Duration.ofMinutes(10), false);
    }

    private Said said(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--json", "--data", data.toString()));
        return said(all);
    }

    @Test
    void aBridgeThatIsInterruptedFinishesItsRunAndShowsTheGrade() throws Exception {
        try (TrocarServer server = Servers.start(data);
                ChildJvm child = ChildJvm.start(
                        Trocar.class, bridge(address(server), DEMO).toArray(String[]::new))) {
            Patiently.await(
                    "the bridge's session", () -> !server.sessions().all().isEmpty());
            child.terminate();
            JsonNode answer = JSON.readTree(everything(child));
            assertEquals("hands_ended", answer.at("/grade/end_reason").asText());
            assertIdentical(answer);
        }
    }

    private void assertIdentical(JsonNode answer) throws IOException {
        Regrade regrade = Regrading.of(SessionFolder.of(data, answer.get("id").asText()));
        assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
        assertEquals(answer.get("grade_hash").asText(), regrade.grade().gradeHash());
    }
}
