package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.grade.Verdict;
import org.trocar.core.session.Engine;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.WorldState;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;

/** A live run's folder, graded anew: as it was, and after somebody changed something. */
class RegradingTest {
    private static final int SPOILT_FRAME = 150;

    @TempDir
    Path data;

    private SessionFolder folder;
    private Grade live;
    private List<WorldState> states;

    /** In the clear, so that a frame can be found among the file's bytes. */
    @BeforeEach
    void record() throws Exception {
        try (TrocarServer server = Servers.start(Servers.options(data).withEncryption(false));
                TestClient client = TestClient.of(server)) {
            Opened opened = client.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            for (int i = 1; i <= 300; i++) {
                client.send(TestHands.frame(i));
            }
            client.finish();
            live = client.awaitGrade();
            states = client.states();
            folder = SessionFolder.of(data, opened.getSessionId());
        }
    }

    @Test
    void anUntouchedFolderGivesTheSameGradeAgainAndAgain() throws Exception {
        for (int i = 0; i < 2; i++) {
            Regrade regrade = Regrading.of(folder);
            assertEquals("identical, hash " + live.getGradeHash(), regrade.message());
            assertEquals(states.size(), regrade.ticks());
        }
    }

    @Test
    void oneFlippedBitInAnInputIsFoundAtItsTick() throws Exception {
        long tick = states.stream()
                .filter(state -> state.getAcknowledgedSequence() >= SPOILT_FRAME)
                .findFirst()
                .orElseThrow()
                .getTick();
        flipABitOfFrame(SPOILT_FRAME);
        Regrade regrade = Regrading.of(folder);
        assertEquals(Regrade.Outcome.DAMAGED, regrade.outcome());
        Damage damage = regrade.damage().get(0);
        assertEquals(Damage.Kind.BAD_CHECKSUM, damage.kind());
        assertEquals(tick, damage.tick());
        assertEquals(tick - 1, regrade.ticks());
        assertEquals(Verdict.NOT_GRADABLE, regrade.grade().grade().verdict());
    }

    /** Of format 1, whose records are not bound to their manifest: one of format 2 cannot be edited so. */
    @Test
    void anotherEnginesRunIsRegradedAndNotCalledDiverged() throws Exception {
        SessionFolder old = GoldenSession.unpack(data.resolve("unpacked"));
        replace(old.path().resolve("manifest.json"), "\"engine\" : 1", "\"engine\" : 0");
        Regrade regrade = Regrading.of(old);
        assertEquals(Regrade.Outcome.OTHER_ENGINE, regrade.outcome());
        String expected = "re-graded under engine " + Engine.VERSION + " (run under engine 0)";
        assertTrue(regrade.message().startsWith(expected), regrade.message());
        assertEquals(Engine.VERSION, regrade.grade().grade().engine());
    }

    @Test
    void anotherSeedDominantHandOrLearnerInTheManifestIsFoundOut() throws Exception {
        replace(folder.path().resolve("manifest.json"), "\"learner\" : \"learner-1\"", "\"learner\" : \"learner-2\"");
        Regrade regrade = Regrading.of(folder);
        assertEquals(Regrade.Outcome.DAMAGED, regrade.outcome());
        Damage damage = regrade.damage().get(0);
        assertEquals(Damage.Kind.CHAIN_BROKEN, damage.kind());
        assertEquals(1, damage.record());
        assertTrue(damage.message().contains("manifest.json"), damage.message());
    }

    @Test
    void aTouchedScenarioCopyIsNamed() throws Exception {
        replace(folder.scenario("peg-transfer.yaml"), "cutoff: 300 s", "cutoff: 301 s");
        Regrade regrade = Regrading.of(folder);
        assertEquals(Damage.Kind.SCENARIO_CHANGED, regrade.damage().get(0).kind());
    }

    private static void replace(Path file, String old, String with) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(old), file + " has no " + old);
        Files.writeString(file, text.replace(old, with));
    }

    private void flipABitOfFrame(int sequence) throws IOException {
        try (Stream<Path> files = Files.list(folder.queue())) {
            Path queue = files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(queue);
            byte[] captureNanos = ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(sequence * TestHands.FRAME_NANOS)
                    .array();
            // Beyond the time stand the joints' floats.
            bytes[indexOf(bytes, captureNanos) + 60] ^= 1;
            Files.write(queue, bytes);
        }
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("the frame is not in the queue's file");
    }
}
