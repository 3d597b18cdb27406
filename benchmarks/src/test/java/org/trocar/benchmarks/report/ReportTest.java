package org.trocar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Machine MACHINE =
            new Machine("Some CPU(R) 9000 @ 3.1GHz", 2, 25.2, "Linux 6 amd64", "JDK 25", "ZGC", "-XX:+UseZGC", "abc");

    @TempDir
    private Path folder;

    private static Report report(Machine machine, double... decodeNanos) {
        return new Report(
                Instant.parse("2026-11-23T06:00:00Z"),
                "quick",
                machine,
                0.5,
                1.5,
                List.of("golden"),
                List.of(
                        Figure.of("decode.codec", "decoding", "ns", Series.of(decodeNanos))
                                .against("memcpy", Series.of(20, 21, 22)),
                        Figure.of("decode.codec.bytes", "decoding: allocated", "B", Series.of(0))),
                List.of("a remark"));
    }

    @Test
    void aReportThatIsNotThereIsSaidNotToBe() {
        IOException refusal = assertThrows(IOException.class, () -> ReportJson.read(folder.resolve("none.json")));

        assertTrue(refusal.getMessage().startsWith("there is no "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("none.json"), refusal.getMessage());
    }

    @Test
    void whatAnotherProcessMeasuredIsReadFromOneLine() throws IOException {
        Measured measured = new Measured(report(MACHINE, 200, 210).figures(), List.of("a remark"));

        String line = ReportJson.write(measured);

        assertEquals(1, line.lines().count());
        assertEquals(measured, ReportJson.readMeasured(line));
    }

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        Report report = report(MACHINE, 200, 210, 190.5);
        Path file = Files.writeString(folder.resolve("report.json"), ReportJson.write(report));

        assertEquals(report, ReportJson.read(file));
    }

    @Test
    void aFileThatIsNoReportIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"made\": 1}");

        IOException refused = assertThrows(IOException.class, () -> ReportJson.read(file));

        assertTrue(refused.getMessage().contains("other.json"), refused.getMessage());
    }

    @Test
    void theMarkdownSaysOfEachTargetWhatBecameOfIt() {
        String markdown = ReportMarkdown.write(report(MACHINE, 200, 210, 190.5));

        assertTrue(markdown.contains("| decoding a frame against memcpy | ≤ 12.0 × | 9.52 × | met |"), markdown);
        assertTrue(markdown.contains("| decoding a frame allocates nothing (bytes) | ≤ 0.500 | 0 | met |"), markdown);
        assertTrue(markdown.contains("| full replay (times real time) | ≥ 100 |  | not measured |"), markdown);
        assertTrue(markdown.contains("| load average | 0.500 before, 1.50 after"), markdown);
        assertEquals(
                Targets.ALL.size(),
                ReportMarkdown.targets(report(MACHINE, 1)).lines().count() - 2);
    }

    @Test
    void aMachineIsNamedAfterItsProcessorAndCores() {
        assertEquals("some-cpu-9000-3-1ghz-2-cores", MACHINE.slug());
    }

    @Test
    void aDifferenceWithinTheRoundsSpreadIsNoChange() {
        Comparison same = Comparison.of(report(MACHINE, 200, 220), report(MACHINE, 210, 230));
        Comparison slower = Comparison.of(report(MACHINE, 200, 220), report(MACHINE, 300, 320));

        assertFalse(same.rows().get(0).beyondSpread());
        assertTrue(slower.rows().get(0).beyondSpread());
        assertEquals(310.0 / 210 - 1, slower.rows().get(0).change().getAsDouble(), 1e-12);
        assertTrue(same.caveat().isEmpty());
    }

    @Test
    void reportsOfDifferentMachinesAreComparedWithAWarning() {
        Machine other = new Machine("Other", 8, 64, "Linux", "JDK 25", "ZGC", "-XX:+UseZGC", "abc");
        Comparison comparison = Comparison.of(report(MACHINE, 200), report(other, 100));

        assertTrue(
                comparison.markdown().contains("another machine (some-cpu-9000-3-1ghz-2-cores, then other-8-cores)"));
        assertTrue(comparison.markdown().contains("-50.0 %"), comparison.markdown());
    }

    @Test
    void everyTargetNamesOneFigure() {
        assertEquals(
                Targets.ALL.size(),
                Targets.ALL.stream().map(Target::figure).distinct().count());
    }
}
