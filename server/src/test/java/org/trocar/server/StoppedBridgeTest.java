package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.cli.Trocar;
import org.trocar.xrbridge.testruntime.TestRuntime;
import org.trocar.xrbridge.testruntime.WavingHands;

/** {@code trocar bridge --json}, ended from outside when there is no grade: it says so, once, before it goes. */
class StoppedBridgeTest {
    private static final long BREAK_AFTER_BYTES = 30_000;
    /** A port where no server is. */
    private static final int NOBODY = 1;

    @TempDir
    private Path data;

    private static List<JsonNode> everything(ChildJvm child) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = child.readLine(); line != null; line = child.readLine()) {
            all.append(line).append('\n');
        }
        try (MappingIterator<JsonNode> objects =
                new ObjectMapper().readerFor(JsonNode.class).readValues(all.toString())) {
            return objects.readAll();
        }
    }

    private static void assertError(ChildJvm child, String what) throws IOException {
        List<JsonNode> said = everything(child);
        assertEquals(1, said.size(), said.toString());
        String message = said.get(0).at("/error/message").asText();
        assertTrue(message.contains(what), message);
    }

    private static ChildJvm bridge(Map<String, String> environment, String server, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of("bridge", "--server", server, "--json"));
        command.addAll(List.of(more));
        return ChildJvm.start(environment, ChildJvm.classPath(), Trocar.class, command.toArray(String[]::new));
    }

    @Test
    void whileItWaitsForTheHeadset() throws Exception {
        try (TestRuntime runtime = TestRuntime.playing(new WavingHands(1, 60));
                TrocarServer server = Servers.start(data)) {
            runtime.worn(false);
            String address = "127.0.0.1:" + server.address().getPort();
            try (ChildJvm child = bridge(runtime.environment(), address)) {
                runtime.await("the bridge asks for the headset", () -> runtime.sessions() > 0);
                child.terminate();
                assertError(child, "before the headset delivered");
            }
        }
    }

    @Test
    void whileItLooksForItsServer() throws Exception {
        CountDownLatch broken = new CountDownLatch(1);
        try (TrocarServer server = Servers.start(data);
                Relay relay = new Relay(server.address().getPort(), BREAK_AFTER_BYTES, it -> {
                    it.leadTo(NOBODY);
                    broken.countDown();
                });
                ChildJvm child = bridge(Map.of(), relay.address(), "--device", "simulated", "--script", "good")) {
            assertTrue(broken.await(1, TimeUnit.MINUTES), "it sends");
            child.terminate();
            String id = data.resolve("sessions").toFile().list()[0];
            assertError(child, "session " + id + " waits on its server");
        }
    }
}
