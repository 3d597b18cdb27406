package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.examples.SmallClient;
import org.trocar.protos.v1.Grade;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;

/** The client that docs/clients.md shows is in this repository, word for word, and works. */
class SmallClientTest {
    private static final int THREE_SECONDS = 270;
    /** About a hundred frames. */
    private static final long SOME_BYTES = 200_000;

    @TempDir
    Path data;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void theDocumentShowsTheClientThatIsTested() throws Exception {
        String client = Files.readString(Path.of("src/test/java/org/trocar/examples/SmallClient.java"));
        String shown = client.substring(client.indexOf("/** A whole client"));
        assertTrue(Files.readString(Path.of("../docs/clients.md")).contains("```java\n" + shown + "```\n"));
    }

    @Test
    void itsRunIsGradedAndItsJournalGivesThatGradeAgain() throws Exception {
        try (TrocarServer server = Servers.start(data)) {
            Grade grade = train("127.0.0.1:" + server.address().getPort());
            Regrade regrade = Regrading.of(SessionFolder.of(data, grade.getSessionId()));
            assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
            assertEquals(grade.getGradeHash(), regrade.grade().gradeHash());
        }
    }

    @Test
    void itComesBackWhenItsConnectionBreaks() throws Exception {
        try (TrocarServer server = Servers.start(data);
                Relay relay = new Relay(server.address().getPort(), SOME_BYTES, broken -> {})) {
            train(relay.address());
            assertTrue(said.stream().anyMatch(line -> line.startsWith("resumed at tick ")), said.toString());
        }
    }

    @Test
    void whatIsRefusedIsSaidInTheServersWords() throws Exception {
        try (TrocarServer server = Servers.start(data)) {
            String address = "127.0.0.1:" + server.address().getPort();
            ExecutionException refused = assertThrows(ExecutionException.class, () -> train(address, "juggling"));
            assertTrue(refused.getMessage().contains("open.scenario_id \"juggling\""), refused.getMessage());
        }
    }

    private Grade train(String address) throws Exception {
        return train(address, "peg-transfer");
    }

    private Grade train(String address, String scenarioId) throws Exception {
        ManagedChannel channel =
                ManagedChannelBuilder.forTarget(address).usePlaintext().build();
        try {
            return new SmallClient(channel, said::add).train(scenarioId, THREE_SECONDS);
        } finally {
            channel.shutdownNow();
        }
    }
}
