package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.server.cli.Trocar;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.store.SessionStore;

/**
 * The long check {@code stops}: real commands in processes of their own are told to end, at moments of their lives that matter and at random
 * ones; thirty of these at full length, a tenth of that otherwise.
 */
@Tag("long")
class StopsTest {
    private static final int SIGTERM = 143;
    private static final int SIGINT = 130;
    private static final int STOPS = 30;
    private static final int LATEST_MILLIS = 3_000;
    private static final long SEED = Long.getLong("trocar.check.seed", 20_261_123L);
    /** As on the smallest machine that is said to do. */
    private static final List<String> WEAK = List.of("-Xmx192m", "-XX:ActiveProcessorCount=1");

    /** How a line of the log begins: with a time and a level. Causes are indented below it. */
    private static final Pattern LOGGED = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(?:Z|[+-][0-9:]+) ([A-Z]+) ");

    private static final String RECORDING = "../recordings/hands-twoHandedPass.trace.jsonl.gz";

    @TempDir
    Path temp;

    private Path data() {
        return temp.resolve("data");
    }

    private ChildJvm trocar(List<String> options, String... arguments) throws IOException {
        return ChildJvm.quiet(options, temp.resolve("complaints"), Trocar.class, arguments);
    }

    private ChildJvm serve(List<String> options) throws IOException {
        return trocar(
                options,
                "serve",
                "--port",
                "0",
                "--keep-free",
                "1MB",
                "--scenarios",
                "../scenarios",
                "--data",
                data().toString());
    }

    private static int awaitPort(ChildJvm server) throws IOException {
        String line = awaitLine(server, "Trocar listens on 127.0.0.1:");
        awaitLine(server, "stop with");
        return Integer.parseInt(line.substring(line.indexOf("127.0.0.1:") + 10).split(" ")[0]);
    }

    private static String awaitLine(ChildJvm child, String beginning) throws IOException {
        String line;
        do {
            line = child.readLine();
            assertTrue(line != null, () -> "it ended before it said: " + beginning);
        } while (!line.startsWith(beginning));
        return line;
    }

    private static void assertStopped(ChildJvm child, int exit) throws Exception {
        assertEquals(exit, child.awaitExit(), child.complaints());
        assertFalse(child.complaints().contains("\tat "), child.complaints());
    }

    private void assertNothingHalfWritten() throws IOException {
        if (Files.notExists(data())) {
            return;
        }
        try (Stream<Path> files = Files.walk(data())) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().endsWith(".part")).toList());
        }
    }

    @Test
    void aServerOnAWeakMachineThatIsToldTwiceToEndGradesWhatRunsAndTellsItsClients() throws Exception {
        try (ChildJvm server = serve(WEAK)) {
            int port = awaitPort(server);
            try (TestClient live = TestClient.at(port);
                    TestClient lockstep = TestClient.at(port)) {
                Opened first = live.open(TestHands.opening(Pace.PACE_REALTIME).build());
                Opened second =
                        lockstep.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
                for (int i = 1; i <= 30; i++) {
                    lockstep.send(TestHands.frame(i));
                }
                live.awaitState(state -> state.getTick() > 20);
                lockstep.awaitState(state -> state.getTick() > 20);
                server.terminate();
                server.terminate();
                assertGraded(live, first);
                assertGraded(lockstep, second);
            }
            assertStopped(server, SIGTERM);
            assertTrue(server.complaints().contains(" stopped"), server.complaints());
        }
        assertNothingHalfWritten();
    }

    private void assertGraded(TestClient client, Opened opened) throws Exception {
        String hash = client.awaitGrade().getGradeHash();
        assertEquals(
                EndReason.END_REASON_SERVER_STOPPING,
                client.await(MessageCase.ENDED).getEnded().getReason());
        Regrade regrade = Regrading.of(SessionFolder.of(data(), opened.getSessionId()));
        assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
        assertEquals(hash, regrade.grade().gradeHash());
    }

    @Test
    void aServerThatIsInterruptedWhileItBeginsOrRecoversLeavesAllToTheNext() throws Exception {
        SessionFolder folder = RecordedSessions.recorded(data(), "hands-twoHandedPass");
        for (String name : List.of("grade.json", "grade.json.sig", "inventory.json", "inventory.json.sig")) {
            Files.delete(folder.path().resolve(name));
        }
        Files.deleteIfExists(data().resolve("server.lock"));
        try (ChildJvm server = serve(List.of())) {
            Patiently.await("it to begin", () -> Files.exists(data().resolve("server.lock")));
            server.interrupt();
            assertStopped(server, SIGINT);
        }
        try (ChildJvm server = serve(List.of())) {
            awaitPort(server);
            server.interrupt();
            assertStopped(server, SIGINT);
        }
        try (TrocarServer server = Servers.start(data())) {
            Patiently.await(
                    server.address() + " to close it",
                    () -> Files.exists(folder.path().resolve("inventory.json.sig")));
        }
        assertEquals(Regrade.Outcome.IDENTICAL, Regrading.of(folder).outcome());
        assertNothingHalfWritten();
    }

    @Test
    void playThatIsInterruptedHasItsRunGraded() throws Exception {
        try (ChildJvm play =
                trocar(List.of(), "play", RECORDING, "--scenarios", "../scenarios", "--data", data().toString())) {
            Patiently.await("a session to run", () -> !running().isEmpty());
            play.interrupt();
            assertStopped(play, SIGINT);
        }
        for (SessionFolder folder : new SessionStore(data()).folders()) {
            GradeDocument grade = GradeDocument.read(folder).orElseThrow();
            assertTrue(
                    grade.grade().toString().contains("SERVER_STOPPED"),
                    grade.grade().toString());
            assertTrue(Files.exists(folder.path().resolve("inventory.json.sig")));
        }
        assertNothingHalfWritten();
    }

    /** It may hold the learner's key. Packing what is added here takes seconds. */
    @Test
    void aPackThatIsToldToEndLeavesNothing() throws Exception {
        SessionFolder folder = golden();
        try (RandomAccessFile large =
                new RandomAccessFile(folder.path().resolve("large.bin").toFile(), "rw")) {
            large.setLength(4L << 30);
        }
        Path packed = temp.resolve("packed.trocar");
        try (ChildJvm pack = trocar(List.of(), "pack", folder.path().toString(), "--force", "-o", packed.toString())) {
            Patiently.await("it to begin", () -> Files.exists(temp.resolve("packed.trocar.part")) || !pack.isAlive());
            pack.terminate();
            assertStopped(pack, SIGTERM);
        }
        assertFalse(Files.exists(temp.resolve("packed.trocar.part")));
        assertFalse(Files.exists(packed));
    }

    private SessionFolder golden() throws IOException {
        return RecordedSessions.golden(temp.resolve("golden"), "engine-1-scripted");
    }

    private List<SessionFolder> running() throws IOException {
        return new SessionStore(data())
                .folders().stream()
                        .filter(folder -> folder.isRunning()
                                && Files.notExists(folder.path().resolve("opening")))
                        .toList();
    }

    @Test
    void wheneverACommandIsToldToEndItDoesAndSaysNoMoreThanALine() throws Exception {
        double scale = Double.parseDouble(System.getProperty("trocar.check.scale", "0.1"));
        int stops = (int) Math.ceil(STOPS * scale);
        Random random = new Random(SEED);
        System.out.println("stops: " + stops + " with seed " + SEED + " (-Dtrocar.check.seed)");
        String data = data().toString();
        String session = golden().path().toString();
        String out = temp.resolve("out").toString();
        List<List<String>> commands = List.of(
                List.of("demo", "--scenarios", "../scenarios", "--data", data),
                List.of("play", RECORDING, "--lockstep", "--scenarios", "../scenarios", "--data", data),
                List.of("serve", "--port", "0", "--scenarios", "../scenarios", "--data", data),
                List.of("export", session, "--format", "bids", "-o", out + "-export", "--data", data),
                List.of("regrade", "--rubric", "../scenarios/peg-transfer.yaml", "-o", out + "-grades", "--data", data),
                List.of("replay", session, "--timeline", "--data", data),
                List.of("report", session, "-o", out + ".html", "--data", data),
                List.of("backup", out + "-backup", "--data", data),
                List.of("verify", session, "--data", data));
        for (int i = 0; i < stops; i++) {
            stopOnce(commands.get(i % commands.size()), random.nextInt(LATEST_MILLIS), random.nextBoolean());
        }
        try (TrocarServer server = Servers.start(data())) {
            Patiently.await(server.address() + " to find all closed or to be resumed", () -> waiting() == 0);
        }
    }

    private void stopOnce(List<String> command, int millis, boolean interrupts) throws Exception {
        try (ChildJvm child = trocar(List.of(), command.toArray(String[]::new))) {
            Patiently.awaitMoment(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
            if (interrupts) {
                child.interrupt();
            } else {
                child.terminate();
            }
            while (child.readLine() != null) {
                // What it says until its end is of no interest here.
            }
            int exit = child.awaitExit();
            assertTrue(exit == 0 || exit == (interrupts ? SIGINT : SIGTERM), command + " ended with " + exit);
            assertFalse(child.complaints().contains("\tat "), child.complaints());
            List<String> said = child.complaints().lines().toList();
            assertTrue(
                    said.stream().filter(line -> !LOGGED.matcher(line).find()).count() <= 1, child.complaints());
            assertFalse(said.stream().anyMatch(StopsTest::isError), child.complaints());
        }
    }

    private static boolean isError(String line) {
        Matcher logged = LOGGED.matcher(line);
        return logged.find() && (logged.group(1).equals("ERROR") || line.contains(" cause="));
    }

    /** Those that ended, and have no seal. */
    private long waiting() throws IOException {
        return new SessionStore(data())
                .folders().stream()
                        .filter(folder ->
                                folder.closed() && Files.notExists(folder.path().resolve("inventory.json.sig")))
                        .count();
    }
}
