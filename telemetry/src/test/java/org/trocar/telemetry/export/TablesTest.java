package org.trocar.telemetry.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trocar.core.grade.Grade;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.Joint;
import org.trocar.core.input.TickInput;
import org.trocar.core.math.Pose;
import org.trocar.core.scoring.Metric;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.export.session.Fidelity;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.DerivedCodec;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.RecordType;

/** One session as CSV, as Parquet and as BIDS, read by DuckDB: the same numbers in all, and those of the journal. */
@Tag("long")
class TablesTest {
    private static final List<String> TABLES = List.of("frames", "tips", "movements", "events", "grades");

    @TempDir
    private static Path temp;

    private static SessionFolder session;
    private static Duck duck;

    /** Makes a table of each file: {@code frames} of the Parquet, {@code csv_frames} of the CSV, and so on. */
    @BeforeAll
    static void exportOnce() throws Exception {
        session = RecordedRun.record(temp.resolve("data"), Recordings.ID);
        duck = new Duck();
        Path parquet = export(Format.PARQUET, Fidelity.FULL);
        Path csv = export(Format.CSV, Fidelity.FULL);
        for (String table : TABLES) {
            duck.loadParquet(table, parquet.resolve(table + ".parquet"));
            List<List<String>> columns = table.equals("frames") ? csvFrames(Fidelity.FULL) : duck.columns(table);
            duck.loadCsv("csv_" + table, csv.resolve(table + ".csv"), columns);
        }
    }

    @AfterAll
    static void close() throws Exception {
        duck.close();
    }

    private static Path export(Format format, Fidelity fidelity) throws IOException {
        return export(new ExportOptions(format, fidelity, false));
    }

    private static Path export(ExportOptions options) throws IOException {
        SessionOutcome outcome = Exporter.into(
                        temp.resolve(options.folderName()), options, temp.resolve("data"), "test")
                .export(session, tick -> {});
        assertTrue(outcome.good(), outcome.message());
        return outcome.folder().orElseThrow();
    }

    private static List<List<String>> csvFrames(Fidelity fidelity) throws IOException {
        return SchemaDocument.columns("### `frames` in CSV: one row a frame and joint", fidelity);
    }

    @ParameterizedTest
    @EnumSource(Fidelity.class)
    void theDocumentNamesEveryColumnAtEveryFidelity(Fidelity fidelity) throws Exception {
        Path parquet = export(Format.PARQUET, fidelity);
        Path csv = export(Format.CSV, fidelity);
        for (String table : TABLES) {
            List<List<String>> documented = table.equals("frames")
                    ? SchemaDocument.columns("### `frames` in Parquet: one row a frame and hand", fidelity)
                    : SchemaDocument.columns("### `" + table + "`", fidelity);
            assertEquals(documented, duck.columns("SELECT * FROM '" + parquet.resolve(table + ".parquet") + "'"));
            List<List<String>> text = table.equals("frames") ? csvFrames(fidelity) : documented;
            assertEquals(
                    text.stream().map(column -> column.get(0)).toList(),
                    List.of(Files.readAllLines(csv.resolve(table + ".csv"))
                            .get(0)
                            .split(",")));
        }
    }

    @Test
    void everyFramesJointsAreTheJournalsFloats() throws Exception {
        try (JournalReader reader = JournalReader.open(session)) {
            TickInput in = new TickInput();
            long frames = 0;
            while (reader.next()) {
                if (reader.type() == RecordType.INPUT && reader.input(in, new CodecFrames())) {
                    for (int i = 0; i < in.frameCount(); i++) {
                        frames++;
                        if (in.frame(i).sequence % 40 == 0 || in.frame(i).sequence == RecordedRun.LOST_FROM) {
                            compare(in, i);
                        }
                    }
                }
            }
            assertEquals(RecordedRun.TICKS - 1, frames);
            assertEquals(2 * frames, duck.count("frames"));
        }
    }

    private static void compare(TickInput in, int i) throws Exception {
        HandFrame frame = in.frame(i);
        for (Hand hand : Hand.values()) {
            for (Joint joint : Joint.values()) {
                String name = joint.name().toLowerCase();
                List<String> row = duck.rows("SELECT capture_ns, " + name + "_y_m, " + name + "_qw, " + name
                                + "_vx_m_per_s FROM frames WHERE sequence = " + frame.sequence + " AND hand = '"
                                + hand.name().toLowerCase() + "'")
                        .get(0);
                int at = joint.ordinal();
                boolean sent = frame.hand(hand).jointFloats > 0;
                boolean placed = sent && (frame.hand(hand).positionValid & joint.bit()) != 0;
                assertEquals(Long.toString(in.captureSessionNanos(i)), row.get(0));
                assertEquals(placed ? frame.hand(hand).joints[8 * at + 1] : null, floatOf(row.get(1)));
                assertEquals(sent ? frame.hand(hand).joints[8 * at + 6] : null, floatOf(row.get(2)));
                assertEquals(sent ? frame.hand(hand).velocities[6 * at] : null, floatOf(row.get(3)));
            }
        }
    }

    private static Float floatOf(String text) {
        return text == null ? null : Float.valueOf(text);
    }

    @Test
    void everyTipIsTheJournalsAndAnUntrackedOneIsMissing() throws Exception {
        WorldEvents events = new WorldEvents();
        TipSamples tips = DerivedCodec.newTips();
        List<List<String>> expected = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(session)) {
            while (reader.next()) {
                if (reader.type() == RecordType.DERIVED && reader.derived(events, tips)) {
                    for (int i = 0; i < tips.count(); i++) {
                        boolean tracked = tips.tracked(i, Hand.LEFT);
                        Pose tip = tips.tip(i, Hand.LEFT, new Pose());
                        expected.add(Arrays.asList(
                                Long.toString(tips.captureNanos(i)),
                                Boolean.toString(tracked),
                                tracked ? Double.toString(tip.position.x) : null));
                    }
                }
            }
        }
        assertEquals(
                expected,
                duck.rows("SELECT capture_ns, tracked, x_m FROM tips WHERE hand = 'left' ORDER BY capture_ns"));
        assertTrue(duck.count("tips WHERE NOT tracked") >= RecordedRun.LOST_TO - RecordedRun.LOST_FROM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tips", "movements", "events", "grades"})
    void csvAndParquetHoldTheSameRows(String table) throws Exception {
        assertTrue(duck.count(table) > 5);
        assertEquals(duck.rows("SELECT * FROM " + table), duck.rows("SELECT * FROM csv_" + table));
    }

    @Test
    void theLongAndTheWideShapeOfFramesHoldTheSameValues() throws Exception {
        for (Joint joint : Joint.values()) {
            String name = joint.name().toLowerCase();
            assertEquals(0, differences(name, name, "l.display_ns IS NULL", "vx_m_per_s"), name);
            assertEquals(0, differences(name, "predicted_" + name, "l.display_ns IS NOT NULL", "radius_m"), name);
        }
        assertEquals(0, differences("grip", "grip", "l.display_ns IS NULL", "x_m"));
        assertEquals(0, differences("aim", "aim", "l.display_ns IS NULL", "x_m"));
        assertEquals(0, differences("grip", "predicted_grip", "l.display_ns IS NOT NULL", "x_m"));
        long sent = duck.count("frames WHERE position_valid IS NOT NULL");
        assertEquals(sent, duck.count("csv_frames WHERE joint = 'palm' AND display_ns IS NULL"));
        assertEquals(RecordedRun.TICKS - 1, duck.count("csv_frames WHERE joint = 'head' AND display_ns IS NULL"));
    }

    @Test
    void gazeIsExportedWithItsOwnTimeUnlessNobodyMayBeKnownByIt() throws Exception {
        String joined = "csv_frames l JOIN frames w USING (sequence) WHERE l.joint = 'gaze'";
        assertEquals(2 * (RecordedRun.TICKS - 1), duck.count(joined));
        assertEquals(
                2 * (RecordedRun.TICKS - 1),
                duck.count(joined + " AND l.x_m = w.gaze_x_m AND l.z_m = w.gaze_z_m AND l.qw = w.gaze_qw"
                        + " AND l.orientation_tracked AND w.gaze_flags = 15 AND l.hand IS NULL"
                        + " AND l.sample_ns = w.gaze_sample_ns AND w.gaze_sample_ns = w.capture_ns - 5000000"));
        Path parquet = export(new ExportOptions(Format.PARQUET, Fidelity.FULL, true));
        String frames = "'" + parquet.resolve("frames.parquet") + "'";
        assertEquals(
                0,
                duck.count(frames + " WHERE gaze_x_m IS NOT NULL OR gaze_flags IS NOT NULL"
                        + " OR gaze_sample_ns IS NOT NULL"));
        assertTrue(duck.count(frames + " WHERE head_x_m IS NOT NULL") > 0);
        Path csv = export(new ExportOptions(Format.CSV, Fidelity.FULL, true));
        try (var lines = Files.lines(csv.resolve("frames.csv"))) {
            assertEquals(0, lines.filter(line -> line.contains(",gaze,")).count());
        }
    }

    private static long differences(String joint, String prefix, String where, String more) throws Exception {
        List<String> unequal = new ArrayList<>();
        for (String column : List.of("x_m", "y_m", "z_m", "qx", "qy", "qz", "qw", more)) {
            unequal.add("l." + column + " IS DISTINCT FROM w." + prefix + "_" + column);
        }
        return duck.count("csv_frames l JOIN frames w USING (sequence, hand) WHERE l.joint = '" + joint + "' AND "
                + where + " AND (l.capture_ns <> w.capture_ns OR " + String.join(" OR ", unequal) + ")");
    }

    @Test
    void aGapIsAGap() throws Exception {
        String lost = "sequence >= " + RecordedRun.LOST_FROM + " AND sequence < " + RecordedRun.LOST_TO;
        assertEquals(0, duck.count("csv_frames WHERE hand = 'left' AND joint = 'palm' AND " + lost));
        assertEquals(60, duck.count("frames WHERE hand = 'left' AND palm_x_m IS NULL AND " + lost));
        assertEquals(0, duck.count("frames WHERE sequence = " + RecordedRun.MISSING));
        assertEquals(
                List.of(List.of("frames_missing", "1.0"), List.of("refused_stale", "2.0")),
                duck.rows("SELECT kind, value FROM events WHERE source = 'loss' AND value IS NOT NULL ORDER BY kind"));
        long nanos = 61 * (1_000_000_000L / 90);
        assertEquals(
                Long.toString(nanos),
                duck.value("SELECT span_ns FROM events WHERE kind = 'untracked' AND hand = 'left'"));
    }

    @Test
    void aControlEventKeepsItsAuthorsWordsToTheLetter() throws Exception {
        assertEquals(
                List.of(List.of(RecordedRun.AUTHOR, RecordedRun.REASON)),
                duck.rows("SELECT author, text FROM csv_events WHERE kind = 'mark'"));
        assertEquals("3.0", duck.value("SELECT value FROM events WHERE kind = 'dropped_states'"));
    }

    @Test
    void theMovementsAreThoseOfTheScoreSheet() throws Exception {
        Grade grade = GradeDocument.read(session).orElseThrow().grade();
        for (Hand hand : Hand.values()) {
            String rows = "movements WHERE hand = '" + hand.name().toLowerCase() + "'";
            boolean left = hand == Hand.LEFT;
            assertTrue(duck.count(rows) >= 5, rows);
            assertEquals(grade.value(left ? Metric.MOVEMENTS_LEFT : Metric.MOVEMENTS_RIGHT), duck.count(rows));
            assertEquals(grade.value(left ? Metric.SPARC_LEFT : Metric.SPARC_RIGHT), weightedMedian(rows));
            double path = Double.parseDouble(duck.value("SELECT sum(path_m) FROM " + rows));
            double whole = grade.value(left ? Metric.PATH_LENGTH_LEFT : Metric.PATH_LENGTH_RIGHT);
            assertTrue(path > 0.9 * whole && path <= whole, path + " of " + whole);
        }
        assertEquals(1, duck.count("movements WHERE hand = 'left' AND cut_off AND off_ns < 5000000000"));
    }

    /** As the score sheet's: the value with half the weight on either side. */
    private static double weightedMedian(String rows) throws Exception {
        List<double[]> values = new ArrayList<>();
        for (List<String> row : duck.rows("SELECT sparc, off_ns - on_ns FROM " + rows + " AND sparc IS NOT NULL")) {
            values.add(new double[] {Double.parseDouble(row.get(0)), Double.parseDouble(row.get(1))});
        }
        values.sort(Comparator.comparingDouble(it -> it[0]));
        double right = values.stream().mapToDouble(it -> it[1]).sum();
        double left = 0;
        for (int i = 0; i < values.size(); i++) {
            left += values.get(i)[1];
            right -= values.get(i)[1];
            if (left >= right) {
                return left > right ? values.get(i)[0] : (values.get(i)[0] + values.get(i + 1)[0]) / 2;
            }
        }
        return Double.NaN;
    }

    @Test
    void theGradeIsTheSessionsOwn() throws Exception {
        GradeDocument stored = GradeDocument.read(session).orElseThrow();
        assertEquals(Metric.values().length, duck.count("grades"));
        assertEquals(
                List.of(List.of("true", stored.gradeHash())),
                duck.rows("SELECT DISTINCT stored, grade_sha256 FROM grades"));
        assertEquals(
                stored.grade().value(Metric.PATH_LENGTH_RIGHT),
                Double.parseDouble(duck.value("SELECT value FROM grades WHERE metric = 'path_length_right'")));
    }

    @Test
    void theProvenanceSaysWhatTheFilesAre() throws Exception {
        Path csv = export(Format.CSV, Fidelity.FULL);
        JsonNode provenance =
                new ObjectMapper().readTree(csv.resolve("provenance.json").toFile());
        assertEquals(RecordedRun.DEVICE, provenance.get("device").asText());
        assertEquals("2026-03-04T05:06:07Z", provenance.get("opened").asText());
        assertTrue(provenance.get("privacy").asText().startsWith("Motion remains identifying"));
        assertEquals(
                session.read().summary().orElseThrow().journalSha256(),
                provenance.get("journal_sha256").asText());
        for (JsonNode file : provenance.get("files")) {
            Path path = csv.resolve(file.get("name").asText());
            assertEquals(
                    Sha256.hex(Files.readAllBytes(path)), file.get("sha256").asText());
            String table = "csv_" + path.getFileName().toString().replace(".csv", "");
            assertEquals(duck.count(table), file.get("rows").asLong());
        }
        Path frames = export(Format.PARQUET, Fidelity.FULL).resolve("frames.parquet");
        assertEquals(
                provenance.get("axes").asText(),
                duck.value(
                        "SELECT decode(value) FROM parquet_kv_metadata('" + frames + "') WHERE decode(key) = 'axes'"));
    }

    @Test
    void bidsHoldsTheSameMotionAtItsTrueTimes() throws Exception {
        Path folder = export(Format.BIDS, Fidelity.FULL).resolve("motion");
        loadMotion("motion", folder, "openxr");
        loadMotion("tip_motion", folder, "instruments");
        assertEquals(RecordedRun.TICKS - 1, duck.count("motion"));
        String zero = "(SELECT min(capture_ns) FROM frames)";
        String at = " JOIN frames w ON round(m.latency * 1e9)::BIGINT = w.capture_ns - " + zero;
        assertEquals(2 * (RecordedRun.TICKS - 1), duck.count("motion m" + at));
        assertEquals(
                0,
                duck.count("motion m" + at + " WHERE w.hand = 'left' AND (m.left_index_tip_POS_x IS DISTINCT FROM"
                        + " w.index_tip_x_m OR m.left_thumb_proximal_POS_y IS DISTINCT FROM w.thumb_proximal_y_m"
                        + " OR m.left_wrist_ORNT_quat_w IS DISTINCT FROM w.wrist_qw"
                        + " OR m.left_palm_VEL_x IS DISTINCT FROM w.palm_vx_m_per_s)"));
        assertEquals(
                0,
                duck.count("tip_motion m JOIN tips t ON round(m.latency * 1e9)::BIGINT = t.capture_ns - " + zero
                        + " WHERE t.hand = 'right' AND m.right_tip_POS_z::DOUBLE IS DISTINCT FROM t.z_m"));
        JsonNode about;
        try (var files = Files.list(folder)) {
            about = new ObjectMapper()
                    .readTree(files.filter(it -> it.toString().endsWith("openxr_motion.json"))
                            .findFirst()
                            .orElseThrow()
                            .toFile());
        }
        assertEquals(90.01, about.get("SamplingFrequency").asDouble());
        assertEquals(89.9, about.get("SamplingFrequencyEffective").asDouble(), 0.01);
    }

    /** The motion file has no header: its columns are the rows of the channels file. */
    private static void loadMotion(String table, Path folder, String system) throws Exception {
        String prefix = folder + "/*_tracksys-" + system;
        List<String> types = new ArrayList<>();
        for (List<String> row : duck.rows(
                "SELECT name, type FROM read_csv('" + prefix + "_channels.tsv', delim = '\t', header = true)")) {
            String type = row.get(1).equals("LATENCY") || system.equals("instruments") ? "DOUBLE" : "FLOAT";
            types.add("'" + row.get(0) + "': '" + type + "'");
        }
        duck.execute("CREATE TABLE " + table + " AS SELECT * FROM read_csv('" + prefix
                + "_motion.tsv', delim = '\t', header = false, auto_detect = false, nullstr = 'n/a', columns = {"
                + String.join(", ", types) + "})");
    }
}
