package org.trocar.telemetry.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.export.session.Fidelity;
import org.trocar.telemetry.folder.SessionFolder;

/** Exports opened by programs that have nothing to do with ours, where npm can be had. */
@Tag("long")
class OthersReadersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String READ_PARQUET = """
            import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
            import { compressors } from 'hyparquet-compressors'
            const tables = {}
            for (const table of ['frames', 'tips', 'movements', 'events', 'grades']) {
              const file = await asyncBufferFromFile(process.argv[2] + '/' + table + '.parquet')
              const metadata = await parquetMetadataAsync(file)
              const rows = await parquetReadObjects({ file, compressors })
              tables[table] = {
                count: rows.length,
                columns: Object.keys(rows[0]),
                first: rows[0],
                lost: rows.filter(row => row.hand === 'left' && row.wrist_x_m == null).length,
                sum: rows.reduce((sum, row) => sum + (row.wrist_x_m ?? 0), 0),
                axes: metadata.key_value_metadata.find(pair => pair.key === 'axes').value
              }
            }
            console.log(JSON.stringify(tables, (key, value) => typeof value === 'bigint' ? Number(value) : value))
            """;

    /** The package's own bundle; its command answers a found error with a rejection, after printing what it found. */
    private static final String VALIDATE_BIDS = """
            import { createRequire } from 'node:module'
            const cli = createRequire(import.meta.url)(process.argv[2] + '/dist/commonjs/cli.js').default
            try { await cli([process.argv[3], '--json']) } catch (code) { }
            """;

    @TempDir
    private Path temp;

    private SessionFolder first;
    private SessionFolder second;

    @BeforeEach
    void record() throws Exception {
        first = RecordedRun.record(temp.resolve("data"), Recordings.ID);
        second = RecordedRun.record(temp.resolve("data"), Recordings.OTHER_ID, "b-3", 200, false);
    }

    private Path export(Format format, Fidelity fidelity, boolean deidentify) throws Exception {
        ExportOptions options = new ExportOptions(format, fidelity, deidentify);
        Path out = temp.resolve(options.folderName());
        Exporter exporter = Exporter.into(out, options, temp.resolve("data"), "test");
        assertTrue(exporter.export(first, tick -> {}).good());
        assertTrue(exporter.export(second, tick -> {}).good());
        return out;
    }

    @Test
    void hyparquetReadsOurParquetAsDuckDbDoes() throws Exception {
        Npm.install("hyparquet@1.31.5", "hyparquet-compressors@1.1.2");
        Path folder = export(Format.PARQUET, Fidelity.FULL, false).resolve(Recordings.ID);
        JsonNode read = JSON.readTree(Npm.node(READ_PARQUET, folder.toString()));
        try (Duck duck = new Duck()) {
            for (String table : Set.of("frames", "tips", "movements", "events", "grades")) {
                String file = "'" + folder.resolve(table + ".parquet") + "'";
                assertEquals(duck.count(file), read.get(table).get("count").asLong(), table);
                assertEquals(
                        duck.columns("SELECT * FROM " + file).size(),
                        read.get(table).get("columns").size(),
                        table);
            }
            String frames = "'" + folder.resolve("frames.parquet") + "'";
            assertEquals(
                    Double.parseDouble(duck.value("SELECT fsum(wrist_x_m) FROM " + frames)),
                    read.at("/frames/sum").asDouble(),
                    1e-9);
        }
        assertEquals(
                RecordedRun.LOST_TO - RecordedRun.LOST_FROM,
                read.at("/frames/lost").asInt());
        assertEquals(11_111_111, read.at("/frames/first/capture_ns").asLong());
        assertTrue(read.at("/frames/axes").asText().contains("right-handed"));
    }

    @Test
    void theBidsValidatorFindsNoErrorInADatasetOfTwoLearners() throws Exception {
        assertValid(export(Format.BIDS, Fidelity.FULL, false));
    }

    @Test
    void norInADeidentifiedOne() throws Exception {
        assertValid(export(Format.BIDS, Fidelity.WRISTS, true));
    }

    private static void assertValid(Path dataset) throws Exception {
        Path validator = Npm.unpack("bids-validator", "1.15.0");
        JsonNode found = JSON.readTree(Npm.node(VALIDATE_BIDS, validator.toString(), dataset.toString()));
        assertEquals("[]", found.at("/issues/errors").toString());
        Set<String> warnings = new TreeSet<>();
        for (JsonNode warning : found.at("/issues/warnings")) {
            warnings.add(warning.get("key").asText());
            for (JsonNode file : warning.get("files")) {
                String path = file.at("/file/relativePath").asText();
                boolean ofColumns = warning.get("key").asText().equals("CUSTOM_COLUMN_WITHOUT_DESCRIPTION");
                // It takes the first row of a motion file, which has no header, for one.
                assertFalse(ofColumns && !path.endsWith("_motion.tsv"), path + " has columns that nothing describes");
            }
        }
        // Learners have sessions of their own, and who the authors are is for people to say.
        assertTrue(
                Set.of("CUSTOM_COLUMN_WITHOUT_DESCRIPTION", "MISSING_SESSION", "NO_AUTHORS")
                        .containsAll(warnings),
                warnings.toString());
        assertEquals(2, found.at("/summary/subjects").size());
        assertTrue(Files.exists(dataset.resolve("participants.tsv")));
    }
}
