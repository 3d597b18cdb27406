package org.trocar.telemetry.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trocar.core.session.Engine;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.export.SessionOutcome.Status;
import org.trocar.telemetry.export.session.Fidelity;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.rulings.Registrar;

/** What a folder of exports promises: whole sessions, one kind, going on after a break, and nothing in it that it says is left out. */
class ExporterTest {
    private static final String INTERRUPTED_ID = "0190a1b2-0000-7000-8000-000000000003";

    @TempDir
    private static Path temp;

    private static Path data;
    private static SessionFolder first;
    private static SessionFolder second;

    @TempDir
    private Path out;

    @BeforeAll
    static void record() throws IOException {
        data = temp.resolve("data");
        first = RecordedRun.record(data, Recordings.ID, RecordedRun.LEARNER, 200, true);
        second = RecordedRun.record(data, Recordings.OTHER_ID, RecordedRun.LEARNER, 200, true);
    }

    private Exporter exporter(Format format, boolean deidentify) throws IOException {
        return exporter("export", format, deidentify);
    }

    private Exporter exporter(String folder, Format format, boolean deidentify) throws IOException {
        return Exporter.into(out.resolve(folder), new ExportOptions(format, Fidelity.FULL, deidentify), data, "test");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aBrokenOffSessionLeavesNothingAndIsExportedTheNextTime(Format format) throws Exception {
        SessionOutcome broken = exporter(format, false).export(first, tick -> {
            if (tick == 100) {
                throw new IllegalStateException("the disk is full");
            }
        });
        assertEquals(Status.FAILED, broken.status());
        assertEquals("the disk is full", broken.message());
        assertEquals(List.of(out.resolve("export/export.json")), files(out.resolve("export")));

        assertEquals(
                Status.EXPORTED,
                exporter(format, false).export(first, tick -> {}).status());
    }

    @Test
    void aSecondRunGoesOnWithWhatIsNotDone() throws Exception {
        assertEquals(
                Status.EXPORTED,
                exporter(Format.CSV, false).export(first, tick -> {}).status());
        Exporter again = exporter(Format.CSV, false);
        List<Long> ticks = new ArrayList<>();
        SessionOutcome already = again.export(first, ticks::add);
        assertEquals(Status.ALREADY, already.status());
        assertEquals(6, already.files().size());
        assertEquals(List.of(), ticks);
        assertEquals(Status.EXPORTED, again.export(second, tick -> {}).status());
    }

    @Test
    void aSessionWhoseFilesWereDeletedIsExportedAgain() throws Exception {
        Path files =
                exporter(Format.CSV, false).export(first, tick -> {}).folder().orElseThrow();
        for (Path file : files(files)) {
            Files.delete(file);
        }
        Files.delete(files);
        assertEquals(
                Status.EXPORTED,
                exporter(Format.CSV, false).export(first, tick -> {}).status());
    }

    @Test
    void aVoidSessionIsMarkedSo() throws Exception {
        Path archive = out.resolve("data");
        SessionFolder session = RecordedRun.record(archive, Recordings.ID, "x", 120, true);
        new Registrar(archive, Clock.systemUTC()).makeVoid(Recordings.ID, "educator-1", "the table was moved");
        Path files = Exporter.into(
                        out.resolve("csv"), new ExportOptions(Format.CSV, Fidelity.WRISTS, false), archive, "test")
                .export(session, tick -> {})
                .folder()
                .orElseThrow();
        List<String> rows = Files.readAllLines(files.resolve("grades.csv"));
        assertTrue(rows.get(0).endsWith(",adopted,counts"), rows.get(0));
        assertTrue(rows.get(1).endsWith(",false,false"), rows.get(1));
        assertTrue(Files.readString(files.resolve("provenance.json")).contains("\"counts\" : false"));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aDeidentifiedExportDoesNotTellTheOrderOfItsSessions(Format format) throws Exception {
        Exporter exporter = exporter(format, true);
        List<Path> exported = new ArrayList<>();
        for (SessionFolder session : List.of(first, second)) {
            exported.add(exporter.export(session, tick -> {}).folder().orElseThrow());
        }
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve("export/export.json"))) {
            if (line.contains("\"session\"")) {
                names.add(line);
            }
        }
        assertEquals(names.stream().sorted().toList(), names);
        Set<FileTime> times = new HashSet<>();
        for (Path folder : exported) {
            times.add(Files.getLastModifiedTime(folder));
            for (Path file : files(folder)) {
                times.add(Files.getLastModifiedTime(file));
            }
        }
        assertEquals(1, times.size(), times::toString);
    }

    @Test
    void anEmptyKeyIsRefusedWithARemedy() throws Exception {
        exporter(Format.CSV, true);
        for (Path key : files(data.resolve("keys/exports"))) {
            Files.writeString(key, "");
        }
        String message = assertThrows(ExportRefused.class, () -> exporter(Format.CSV, true))
                .getMessage();
        assertTrue(message.contains("holds no key"), message);
    }

    @Test
    void otherOptionsInOneFolderAreRefusedWithARemedy() throws Exception {
        exporter(Format.CSV, false);
        String message = assertThrows(ExportRefused.class, () -> exporter(Format.CSV, true))
                .getMessage();
        assertTrue(message.contains("--format csv --fidelity full"), message);
        assertTrue(message.contains("-o"), message);
    }

    @Test
    void aFolderOfOtherThingsIsRefused() throws Exception {
        Files.createDirectories(out.resolve("export"));
        Files.writeString(out.resolve("export/thesis.txt"), "mine");
        assertThrows(ExportRefused.class, () -> exporter(Format.CSV, false));
        assertEquals("mine", Files.readString(out.resolve("export/thesis.txt")));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aDeidentifiedExportNamesNobodyNothingAndNoDay(Format format) throws Exception {
        Exporter exporter = exporter(format, true);
        String name = exporter.export(first, tick -> {}).name().orElseThrow();
        assertNotEquals(name, exporter.export(second, tick -> {}).name().orElseThrow());
        for (Path file : files(out)) {
            String all =
                    out.relativize(file) + "\n" + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            for (String secret : secrets()) {
                assertFalse(all.contains(secret), file + " has " + secret);
            }
        }
    }

    private static List<String> secrets() throws IOException {
        return List.of(
                Recordings.ID,
                Recordings.OTHER_ID,
                Recordings.ID.replace("-", ""),
                RecordedRun.LEARNER,
                "amina",
                RecordedRun.DEVICE,
                RecordedRun.LABEL,
                RecordedRun.AUTHOR,
                "a slip",
                "2026-",
                "17726007",
                first.read().summary().orElseThrow().journalSha256(),
                first.manifestSha256());
    }

    @Test
    void aLearnerHasOnePseudonymInAnExportAndAnotherInTheNext() throws Exception {
        Exporter exporter = exporter("one", Format.CSV, true);
        String here = learner(exporter.export(first, tick -> {}));
        assertEquals(here, learner(exporter.export(second, tick -> {})));
        assertEquals(here, learner(exporter("one", Format.CSV, true).export(first, tick -> {})));
        assertNotEquals(here, learner(exporter("two", Format.CSV, true).export(first, tick -> {})));
    }

    private static String learner(SessionOutcome outcome) throws IOException {
        Path provenance = outcome.folder().orElseThrow().resolve("provenance.json");
        return Files.readAllLines(provenance).stream()
                .filter(line -> line.contains("\"learner\""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDeidentifiedExportWithoutItsKeyTakesNoMore() throws Exception {
        exporter(Format.CSV, true).export(first, tick -> {});
        for (Path key : files(data.resolve("keys/exports"))) {
            Files.delete(key);
        }
        String message = assertThrows(ExportRefused.class, () -> exporter(Format.CSV, true))
                .getMessage();
        assertTrue(message.contains("key"), message);
    }

    @Test
    void anInterruptedSessionIsExportedUpToItsLastSealAndSaysSo() throws Exception {
        SessionFolder interrupted = RecordedRun.record(out.resolve("data"), INTERRUPTED_ID, "x", 120, false);
        SessionOutcome outcome = exporter(Format.CSV, false).export(interrupted, tick -> {});
        assertEquals(Status.EXPORTED, outcome.status());
        assertEquals("interrupted; exported up to its last seal, tick 120", outcome.message());
        String provenance = Files.readString(outcome.folder().orElseThrow().resolve("provenance.json"));
        assertTrue(provenance.contains("\"interrupted\" : true"), provenance);
        assertTrue(
                Files.readString(outcome.folder().orElseThrow().resolve("grades.csv"))
                        .contains(",false," + Engine.VERSION + ","),
                "the grade is not a stored one");
    }

    @Test
    void aDamagedSessionIsExportedUpToTheDamageAndSaysWhere() throws Exception {
        SessionFolder damaged = RecordedRun.record(out.resolve("data"), INTERRUPTED_ID, "x", 120, true);
        flipAByteOfFrame(damaged, 80);
        SessionOutcome outcome = exporter(Format.CSV, false).export(damaged, tick -> {});
        assertEquals(Status.PARTIAL, outcome.status());
        assertTrue(outcome.message().startsWith("damaged; exported up to tick 79: BAD_CHECKSUM"), outcome.message());
        assertEquals(79, outcome.frames());
    }

    private static void flipAByteOfFrame(SessionFolder folder, int number) throws IOException {
        byte[] wanted = RecordedRun.frame(number).toByteArray();
        for (Path file : files(folder.queue())) {
            byte[] bytes = Files.readAllBytes(file);
            for (int at = 0; file.toString().endsWith(".cq4") && at + wanted.length <= bytes.length; at++) {
                if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                    bytes[at + 20] ^= 1;
                    Files.write(file, bytes);
                    return;
                }
            }
        }
        throw new AssertionError("the frame is not in the queue");
    }

    @Test
    void aSessionWithoutRecordsHasNoFilesAndTheReasonIsTold() throws Exception {
        SessionFolder gone = RecordedRun.record(out.resolve("data"), INTERRUPTED_ID, "x", 50, true);
        for (Path file : files(gone.queue())) {
            Files.delete(file);
        }
        Files.delete(gone.queue());
        Exporter exporter = exporter(Format.PARQUET, false);
        SessionOutcome outcome = exporter.export(gone, tick -> {});
        assertEquals(Status.FAILED, outcome.status());
        assertTrue(outcome.message().startsWith("there is nothing to export: JOURNAL_MISSING"), outcome.message());
        assertEquals(Status.EXPORTED, exporter.export(first, tick -> {}).status());
    }

    @Test
    void aRunningSessionIsLeftForLater() throws Exception {
        SessionFolder running = RecordedRun.record(out.resolve("data"), INTERRUPTED_ID, "x", 50, true);
        running.markRunning();
        SessionOutcome outcome = exporter(Format.CSV, false).export(running, tick -> {});
        assertEquals(Status.FAILED, outcome.status());
        assertTrue(outcome.message().contains("running"), outcome.message());
    }

    @Test
    void sessionsOfOneLearnerMakeOneParticipantOfADataset() throws Exception {
        Exporter exporter = exporter(Format.BIDS, false);
        exporter.export(first, tick -> {});
        Files.writeString(out.resolve("export/dataset_description.json"), "{\"Authors\": [\"A. Author\"]}");
        exporter.export(second, tick -> {});
        List<String> participants = Files.readAllLines(out.resolve("export/participants.tsv"));
        assertEquals(2, participants.size());
        assertTrue(participants.get(1).matches("sub-amina17[0-9a-f]{6}\tright"), participants.get(1));
        assertTrue(
                Files.readString(out.resolve("export/dataset_description.json")).contains("A. Author"),
                "what people added stays");
    }
}
