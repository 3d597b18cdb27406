package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.cli.Said;
import org.trocar.server.cli.Trocar;
import org.trocar.xrbridge.scripted.Script;
import org.trocar.xrbridge.testruntime.TestRuntime;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.TraceReader;

/**
 * The long check {@code bridge}: {@code trocar bridge}, a process of its own, between an OpenXR runtime that plays recorded hands in real
 * time and a real server. A person's whole recording and a minute of a scripted trainee at full length, a tenth of that otherwise.
 */
@Tag("long")
class BridgeOverOpenXrTest {
    private static final double SCALE = Double.parseDouble(System.getProperty("trocar.check.scale", "0.1"));
    private static final Path DEMO = Path.of("../recordings/physics-demo.trace.jsonl.gz");
    private static final long SECOND = 1_000_000_000;
    private static final double DEMO_SECONDS = 39;
    private static final double TRAINEE_SECONDS = 60;
    private static final long STILL_NANOS = 3 * SECOND;
    private static final double RATE_HZ = 90;
    /** What happens for the first time may allocate, for its classes: the rest of some hundreds or thousands of ticks does not. */
    private static final long MANY_TICKS = 10;

    /** What a busy machine may add to a gap. */
    private static final double SLACK_SECONDS = 0.75;

    @TempDir
    private Path temp;

    private Path data;
    private TestRuntime runtime;
    private TrocarServer server;
    private ChildJvm bridge;

    private void bridge(FrameSource hands, double seconds) throws IOException {
        data = temp.resolve("data");
        runtime = TestRuntime.playing(new Beginning(hands, (long) (SCALE * seconds * SECOND)))
                .holdAt(0);
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
    void close() {
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
        JsonNode answer = new ObjectMapper().readTree(said);
        System.out.println("bridge: " + answer.get("bridge"));
        return answer;
    }

    private String line() {
        try {
            return bridge.readLine();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Said said(JsonNode answer, String... command) {
        List<String> rest = List.of(answer.get("id").asText(), "--json", "--data", data.toString());
        return Said.by(Stream.concat(Stream.of(command), rest.stream()).toArray(String[]::new));
    }

    /** What holds of every run over this bridge, whatever happened on the way. */
    private void assertSound(JsonNode answer, double seconds) throws IOException {
        assertEquals(List.of(), runtime.violations());
        assertTrue(answer.at("/bridge/allocating_ticks").asLong(MANY_TICKS) < MANY_TICKS, answer.toString());
        assertTrue(framesMeant(answer) / RATE_HZ > SCALE * seconds, answer.toString());
        assertEquals(1, data.resolve("sessions").toFile().list().length);
        assertEquals("headset", answer.at("/grade/provenance").asText());
        assertFalse(answer.at("/grade/reasons").toString().contains("never placed"), answer.toString());
        Said graded = said(answer, "grade", "--verify");
        assertEquals(0, graded.exit(), graded.out() + graded.err());
        assertEquals("identical", graded.json().get("outcome").asText());
        assertEquals(
                answer.get("grade_hash").asText(),
                graded.json().get("grade_hash").asText());
        Said verified = said(answer, "verify");
        assertEquals("sound", verified.json().get("outcome").asText(), verified.out());
    }

    /** Those that a busy machine let slip or fall among them. */
    private static long framesMeant(JsonNode answer) {
        return Stream.of("sent", "dropped", "slips")
                .mapToLong(kind -> answer.at("/bridge/" + kind).asLong())
                .sum();
    }

    private static double measured(String key, JsonNode answer) {
        return StreamSupport.stream(answer.at("/grade/measures").spliterator(), false)
                .filter(measure -> measure.get("key").asText().equals(key))
                .findFirst()
                .orElseThrow()
                .get("value")
                .asDouble();
    }

    @Test
    void aPersonWithControllersIsGradedAndNoRuleOfOpenXrIsBroken() throws Exception {
        bridge(TraceReader.open(DEMO), DEMO_SECONDS);
        playFromTheStart();
        awaitPlayed(runtime.lengthNanos());
        JsonNode answer = outcome();
        assertEquals(1, answer.at("/bridge/openings").asInt(), answer.toString());
        assertSound(answer, DEMO_SECONDS - 1);
    }

    @Test
    void bareHandsAreGradedWithTheTimeMissingThatTheirRuntimeWasDead() throws Exception {
        SessionHands hands = new SessionHands(RecordedSessions.scripted(temp.resolve("original"), Script.poor(1)));
        bridge(hands, TRAINEE_SECONDS);
        runtime.profile(TestRuntime.Profile.BARE_HANDS);
        playFromTheStart();
        long half = runtime.lengthNanos() / 2;
        awaitPlayed(half);
        long lostNanos = System.nanoTime();
        loseAndComeBack();
        runtime.playFrom(half);
        double lostSeconds = (double) (System.nanoTime() - lostNanos) / SECOND;
        awaitPlayed(runtime.lengthNanos());
        JsonNode answer = outcome();
        assertEquals(2, answer.at("/bridge/openings").asInt(), answer.toString());
        assertSound(answer, TRAINEE_SECONDS - 1);
        assertCoverageLacks(lostSeconds, answer);
    }

    /** Where the tracking space has a new origin, the field has to be placed anew: the hands go back to where they started and hold still. */
    private void loseAndComeBack() {
        runtime.lose();
        runtime.holdAt(0);
        Patiently.awaitMoment(System.nanoTime() + SECOND);
        runtime.comeBack();
        runtime.await("the bridge comes back", () -> runtime.instances() == 2 && runtime.sessionState() > 0);
        Patiently.awaitMoment(System.nanoTime() + STILL_NANOS);
    }

    /** Some seconds of either hand, and hardly any more. */
    private void assertCoverageLacks(double seconds, JsonNode answer) throws IOException {
        JsonNode coverage = said(answer, "journal", "describe").json().get("coverage");
        for (String hand : List.of("left", "right")) {
            double untracked = coverage.get(hand).get("observed_seconds").asDouble()
                    - coverage.get(hand).get("tracked_seconds").asDouble();
            assertEquals(seconds, untracked, SLACK_SECONDS, coverage.toString());
        }
        assertEquals(coverage.get("worse_hand").asDouble(), measured("coverage", answer), 1e-6);
    }
}
