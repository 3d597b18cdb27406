package org.trocar.telemetry.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.Joint;
import org.trocar.core.input.TickInput;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.TestFrames;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.journal.LiveJournal;

class CsvExportTest {
    /** From tick 31 to 60 the left hand is lost; in tick 5 its index tip is inferred without orientation. */
    private static final int TICKS = 90;

    @TempDir
    Path data;

    private SessionFolder folder;
    private Path csv;

    @BeforeEach
    void record() throws Exception {
        folder = Recordings.begin(data, Recordings.ID);
        csv = data.resolve("hands.csv");
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = journals.open(folder, journals.newRing(JournalRing.MIN_BYTES));
            TickInput in = new TickInput();
            for (long tick = 1; tick <= TICKS; tick++) {
                fill(in.clear(tick).addFrame(tick * Recordings.TICK_NANOS, tick == 7), tick);
                journal.input(in);
                journal.seal(tick, tick);
            }
        }
    }

    private static void fill(HandFrame frame, long tick) {
        TestFrames.fill(frame, tick, tick * Recordings.TICK_NANOS);
        if (tick > 30 && tick <= 60) {
            frame.hand(Hand.LEFT).clear();
        }
        if (tick == 5) {
            frame.hand(Hand.LEFT).orientationValid &= ~Joint.INDEX_TIP.bit();
            frame.hand(Hand.LEFT).positionTracked &= ~Joint.INDEX_TIP.bit();
            frame.headFloats = ControllerPose.POSE_FLOATS;
            frame.head[1] = 1.6f;
        }
        TestFrames.encode(frame);
    }

    @Test
    void thereIsOneRowAFrameAndJoint() throws Exception {
        ExportResult result = export();
        List<Map<String, String>> rows = rows();
        assertEquals(result.rows(), rows.size());
        assertEquals(TICKS, result.frames());
        // Two hands of 26 joints and a grip, less the left hand's lost frames, and one head.
        assertEquals(TICKS * 53 - 30 * 26 + 1, rows.size());
        assertEquals(List.of(), result.damage());
    }

    @Test
    void aCellHoldsTheJournaledFloatInMetres() throws Exception {
        export();
        HandFrame frame = new HandFrame();
        fill(frame, 12);
        Map<String, String> row = row("12", "RIGHT", "INDEX_TIP");
        int at = Joint.INDEX_TIP.ordinal() * 8;
        assertEquals(frame.hand(Hand.RIGHT).joints[at], Float.parseFloat(row.get("x_m")), 1e-9f);
        assertEquals(frame.hand(Hand.RIGHT).joints[at + 6], Float.parseFloat(row.get("qw")), 1e-9f);
        assertEquals("0.133333332", row.get("capture_s"));
        assertEquals("0", row.get("late"));
        assertEquals("1", row("7", "RIGHT", "PALM").get("late"));
    }

    @Test
    void whatTheDeviceLackedStaysEmptyAndItsFlagsSaySo() throws Exception {
        export();
        Map<String, String> inferred = row("5", "LEFT", "INDEX_TIP");
        assertFalse(inferred.get("x_m").isEmpty());
        assertEquals("", inferred.get("qx"));
        assertEquals("1", inferred.get("position_valid"));
        assertEquals("0", inferred.get("position_tracked"));
        assertEquals("0", inferred.get("orientation_valid"));
        Map<String, String> head = row("5", "", "HEAD");
        assertEquals("", head.get("y_m"), "its flags said not valid");
    }

    @Test
    void aControllerIsAPseudoJointWithItsButtons() throws Exception {
        export();
        Map<String, String> grip = row("13", "RIGHT", "GRIP");
        assertEquals("0.500000000", grip.get("x_m"));
        assertEquals("1.000000000", grip.get("select"));
        assertEquals("0.000000000", grip.get("squeeze"));
        assertEquals("", grip.get("radius_m"));
    }

    @Test
    void theSidecarSaysWhatTheTableIs() throws Exception {
        export();
        JsonNode sidecar =
                new ObjectMapper().readTree(data.resolve("hands.json").toFile());
        assertEquals("hands.csv", sidecar.get("table").asText());
        assertEquals(
                Sha256.hex(Files.readAllBytes(csv)), sidecar.get("table_sha256").asText());
        assertEquals("90.01", sidecar.get("median_rate_hz").asText());
        assertEquals("toy", sidecar.at("/scenario/id").asText());
        assertEquals("toy-rubric", sidecar.at("/rubric/id").asText());
        assertEquals("SCRIPTED", sidecar.get("provenance").asText());
        assertEquals(
                folder.read().summary().orElseThrow().journalSha256(),
                sidecar.at("/journal/sha256").asText());
        assertTrue(sidecar.get("privacy").asText().contains("identifies"));
        assertEquals(1, sidecar.get("gaps").size());
        assertEquals("LEFT", sidecar.at("/gaps/0/hand").asText());
        assertEquals(30 * 0.011111111, sidecar.at("/gaps/0/start_s").asDouble(), 1e-9);
        assertEquals(61 * 0.011111111, sidecar.at("/gaps/0/end_s").asDouble(), 1e-9);
    }

    @Test
    void progressEndsAtTheLastTick() throws Exception {
        List<Long> reached = new ArrayList<>();
        new CsvExport(TestFrames::decode).export(folder, csv, (tick, last) -> {
            assertEquals(TICKS, last);
            reached.add(tick);
        });
        assertEquals((long) TICKS, reached.get(reached.size() - 1));
    }

    @Test
    void aSessionWithoutManifestLeavesNoFilesAndSaysWhy() throws Exception {
        Files.delete(folder.path().resolve("manifest.json"));
        ExportResult result = export();
        assertTrue(result.csv().isEmpty());
        assertEquals(Damage.Kind.MANIFEST_MISSING, result.damage().get(0).kind());
        try (Stream<Path> files = Files.list(data)) {
            assertEquals(List.of(data.resolve("sessions")), files.toList());
        }
    }

    @Test
    void framesThatCannotBeDecodedAreLeftOutAndNamed() throws Exception {
        ExportResult result = new CsvExport(frame -> TestFrames.decode(frame) && frame.sequence != 50)
                .export(folder, csv, (tick, last) -> {});
        assertEquals(TICKS - 1, result.frames());
        assertEquals(50, result.damage().get(0).tick());
        JsonNode sidecar =
                new ObjectMapper().readTree(data.resolve("hands.json").toFile());
        assertTrue(sidecar.at("/journal/damage/0").asText().contains("tick 50"));
    }

    private ExportResult export() throws Exception {
        return new CsvExport(TestFrames::decode).export(folder, csv, (tick, last) -> {});
    }

    private List<Map<String, String>> rows() throws Exception {
        List<String> lines = Files.readAllLines(csv);
        String[] columns = lines.get(0).split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertEquals(columns.length, cells.length, line);
            Map<String, String> row = new java.util.HashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(columns[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private Map<String, String> row(String tick, String hand, String joint) throws Exception {
        return rows().stream()
                .filter(row -> row.get("tick").equals(tick))
                .filter(row -> row.get("hand").equals(hand) && row.get("joint").equals(joint))
                .findFirst()
                .orElseThrow();
    }
}
