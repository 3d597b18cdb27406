package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.ServerMessage.MessageCase;

/** What a server tells those who watch over it. */
class MonitorTest {
    private static final long KEEP_FREE = 1_000_000;
    private static final Path TABLE = Path.of("../docs/operations.md");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(trocar_[a-z_]+)`");
    private static final Pattern TYPE =
            Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped)");
    private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) .+");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{((?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n"
                    + "]|\\\\[\\\\n"
                    + "\"])*\",?)+)})? (\\S+)");

    @TempDir
    Path data;

    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE / 2);
    private final HttpClient http = HttpClient.newHttpClient();

    private TrocarServer start() throws Exception {
        Machine machine = new Machine(System::nanoTime, Clock.systemUTC(), path -> free.get());
        return Servers.start(
                Servers.options(data).withKeepFree(KEEP_FREE).withMetrics(new InetSocketAddress("127.0.0.1", 0)),
                machine);
    }

    private HttpResponse<String> get(TrocarServer server, String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(server, path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(TrocarServer server, String path) {
        return URI.create(
                "http://127.0.0.1:" + server.metricsAddress().orElseThrow().getPort() + path);
    }

    private Map<String, Double> metrics(TrocarServer server) throws Exception {
        return samples(get(server, "/metrics").body());
    }

    /** By name with labels; fails on whatever the text format (version 0.0.4) does not allow. */
    private static Map<String, Double> samples(String text) {
        assertTrue(text.endsWith("\n"));
        Map<String, Double> samples = new HashMap<>();
        Set<String> helped = new HashSet<>();
        Map<String, String> types = new HashMap<>();
        for (String line : text.split("\n")) {
            Matcher help = HELP.matcher(line);
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (help.matches()) {
                assertTrue(helped.add(help.group(1)), line);
            } else if (type.matches()) {
                assertEquals(null, types.put(type.group(1), type.group(2)), line);
                assertEquals(type.group(2).equals("counter"), type.group(1).endsWith("_total"), line);
            } else {
                assertTrue(sample.matches(), line);
                String name = sample.group(1);
                assertTrue(types.containsKey(name) || "histogram summary".contains(types.get(family(name))), line);
                assertEquals(null, samples.put(line.substring(0, line.lastIndexOf(' ')), value(sample.group(3))), line);
            }
        }
        return samples;
    }

    private static String family(String name) {
        return name.replaceFirst("_(bucket|sum|count)$", "");
    }

    private static double value(String text) {
        return Double.parseDouble(text.replace("+Inf", "Infinity").replace("-Inf", "-Infinity"));
    }

    @Test
    void whatASessionDoesIsCountedAndNeitherItsIdNorItsLearnerIsThere() throws Exception {
        try (TrocarServer server = start();
                TestClient client = TestClient.of(server)) {
            Opened opened = client.open(TestHands.opening(Pace.PACE_LOCKSTEP)
                    .setLearnerPseudonym("somebody-here")
                    .build());
            long durable = client.playUntilDurable(1, 90).getDurableTick();
            Map<String, Double> running = metrics(server);
            assertEquals(1, running.get("trocar_sessions{state=\"running\"}"), running.toString());
            assertEquals(1, running.get("trocar_connections"));
            client.send(TestHands.frame(1));
            client.finish();
            client.awaitGrade();
            client.awaitEnd();
            Map<String, Double> after = metrics(server);
            assertEquals(1, after.get("trocar_sessions_opened_total"));
            assertEquals(1, after.get("trocar_sessions_sealed_total"));
            assertTrue(after.get("trocar_tick_work_seconds_count") >= durable, after.toString());
            assertTrue(after.get("trocar_tick_work_seconds_sum") > 0);
            for (String stage : List.of("input", "world", "scoring", "coach", "output", "seal")) {
                assertTrue(after.get("trocar_tick_stage_seconds_total{stage=\"" + stage + "\"}") > 0, stage);
            }
            assertTrue(after.get("trocar_frames_total{verdict=\"accepted\"}") >= durable);
            assertEquals(1, after.get("trocar_frames_total{verdict=\"stale\"}"));
            assertTrue(after.get("trocar_journal_records_total") >= 2 * durable);
            assertTrue(after.get("trocar_journal_write_seconds_count") > 0);
            assertEquals(0, after.get("trocar_journal_waiting_bytes"));
            assertEquals(0, after.get("trocar_journal_lost_records_total"));
            String text = get(server, "/metrics").body();
            assertFalse(text.contains(opened.getSessionId()) || text.contains("somebody-here"));
        }
    }

    @Test
    void theTableInTheDocumentsIsWhatIsServed() throws Exception {
        Set<String> documented = new TreeSet<>();
        Matcher rows = DOCUMENTED.matcher(Files.readString(TABLE));
        while (rows.find()) {
            documented.add(rows.group(1));
        }
        Set<String> served = new TreeSet<>();
        try (TrocarServer server = start();
                TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            HttpResponse<String> answer = get(server, "/metrics");
            assertEquals(200, answer.statusCode());
            assertTrue(answer.body().contains("\njvm_threads_current "), answer.body());
            assertFalse(
                    answer.body().contains("deadlocked"), "to look for deadlocks stops every thread for milliseconds");
            assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain; version=0.0.4"));
            answer.body()
                    .lines()
                    .map(TYPE::matcher)
                    .filter(Matcher::matches)
                    .map(type -> type.group(1))
                    .forEach(name -> {
                        assertTrue(
                                name.startsWith("trocar_") || name.startsWith("jvm_") || name.startsWith("process_"),
                                name);
                        served.add(name);
                    });
        }
        assertTrue(served.removeIf(name -> !name.startsWith("trocar_")), "nothing is said of the virtual machine");
        assertEquals(documented, served);
    }

    @Test
    void aServerIsReadyUntilItsDiskIsNearlyFullAndItLivesOn() throws Exception {
        try (SpokenLog log = new SpokenLog();
                TrocarServer server = start();
                TestClient client = TestClient.of(server)) {
            assertEquals("ready\n", get(server, "/readyz").body());
            free.set(KEEP_FREE - 1);
            assertEquals(
                    "not ready: 999 kB free: make room on the server's disk until 1 MB are free, or start it with a smaller"
                            + " --keep-free\n",
                    get(server, "/readyz").body());
            assertEquals(200, get(server, "/healthz").statusCode());
            client.send(ClientMessage.newBuilder()
                    .setOpen(TestHands.opening(Pace.PACE_LOCKSTEP))
                    .build());
            client.await(MessageCase.REFUSAL);
            Map<String, Double> metrics = metrics(server);
            assertEquals(1, metrics.get("trocar_refusals_total{code=\"no_space\"}"));
            assertEquals(KEEP_FREE - 1, metrics.get("trocar_disk_free_bytes"));
            Patiently.await(
                    "the log to say so",
                    () -> log.with("the disk is nearly full", "free=\"999 kB\"").size() == 1);
            free.set(KEEP_FREE);
            assertEquals(200, get(server, "/readyz").statusCode());
            Patiently.await(
                    "the log to say so",
                    () -> log.with("the disk has room again").size() == 1);
        }
    }

    @Test
    void aServerIsNotReadyWithoutItsDataFolderOrWithTooFewHandles() throws Exception {
        Path folder = data.resolve("data");
        AtomicLong handles = new AtomicLong(Long.MAX_VALUE);
        Machine machine = new Machine(System::nanoTime, Clock.systemUTC(), path -> free.get(), handles::get);
        ServerOptions options = Servers.options(folder).withMetrics(new InetSocketAddress("127.0.0.1", 0));
        try (TrocarServer server = Servers.start(options, machine)) {
            assertEquals(200, get(server, "/readyz").statusCode());
            handles.set(69);
            assertNotReady(server, "69 file handles left");
            handles.set(70);
            assertEquals(200, get(server, "/readyz").statusCode());
            Files.move(folder, data.resolve("elsewhere"));
            assertNotReady(server, "data folder is gone");
            Files.move(data.resolve("elsewhere"), folder);
            assertEquals(200, get(server, "/readyz").statusCode());
        }
    }

    private void assertNotReady(TrocarServer server, String why) throws Exception {
        HttpResponse<String> answer = get(server, "/readyz");
        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().startsWith("not ready: " + why), answer.body());
    }

    @Test
    void aPortThatIsTakenIsNamedAndNothingIsLeftBehind() throws Exception {
        try (TrocarServer first = start()) {
            InetSocketAddress taken = first.metricsAddress().orElseThrow();
            Path other = data.resolve("other");
            ServerOptions second = Servers.options(other).withMetrics(taken);
            IOException refused = assertThrows(IOException.class, () -> Servers.start(second));
            assertTrue(refused.getMessage().contains("--metrics-port"), refused.getMessage());
            Servers.start(Servers.options(other)).close();
        }
    }

    @Test
    void onlyReadingIsAnswered() throws Exception {
        try (TrocarServer server = start()) {
            HttpRequest post = HttpRequest.newBuilder(uri(server, "/metrics"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertEquals(405, send(post).statusCode());
            assertEquals(404, get(server, "/metrics/more").statusCode());
            assertEquals(404, get(server, "/").statusCode());
        }
    }
}
