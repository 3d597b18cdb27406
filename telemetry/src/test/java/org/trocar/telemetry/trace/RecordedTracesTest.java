package org.trocar.telemetry.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.metric.Measure;

/** Other people's recordings, read in place; where there are none, a test is skipped and says so. */
class RecordedTracesTest {
    private static final Pattern PROBE = Pattern.compile(
            "TimeStampSec=\"(\\d+)\" TimeStampNSec=\"(\\d+)\"[^>]*DeviceName=\"ProbeToRAS\" transform=\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private static Path original(String name) {
        String data = System.getProperty("trocar.recordings", "../../shared/data");
        Path file = Path.of("").toAbsolutePath().resolve(data).resolve(name).normalize();
        assumeTrue(
                Files.isRegularFile(file),
                () -> "SKIPPED: " + file + " is not here; name the folder with -Dtrocar.recordings=DIR");
        return file;
    }

    @Test
    void elapsedTimeAndProbePathAreThoseOfThePerkTutorsMakers() throws IOException {
        Path table = original("perktutor-needle/Lumbar/TrueMetricsTable.tsv");
        Path buffer = original("perktutor-needle/Lumbar/TransformBuffer_Lumbar_Anonymous.xml");
        TraceMetrics metrics =
                TraceMetrics.of(Files.writeString(folder.resolve("probe.csv"), probe(buffer)), Treatment.RAW);

        assertPrinted(truth(table, "Elapsed Time"), metrics.tool().orElseThrow().value(Measure.DURATION));
        assertPrinted(truth(table, "Path Length"), metrics.tool().orElseThrow().value(Measure.PATH_LENGTH) * 1000);
    }

    /** The probe's positions of a transform buffer, millimetres made metres. */
    private static String probe(Path buffer) throws IOException {
        StringBuilder csv = new StringBuilder("time_s,x_m,y_m,z_m\n");
        Matcher matcher = PROBE.matcher(Files.readString(buffer));
        while (matcher.find()) {
            String[] matrix = matcher.group(3).trim().split(" +");
            csv.append(Long.parseLong(matcher.group(1)) + Long.parseLong(matcher.group(2)) * 1e-9);
            for (int row = 0; row < 3; row++) {
                csv.append(',').append(Double.parseDouble(matrix[4 * row + 3]) / 1000);
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String truth(Path table, String metric) throws IOException {
        return Files.readAllLines(table).stream()
                .filter(line -> line.startsWith(metric + "\t") && line.contains("ProbeToRAS"))
                .map(line -> line.split("\t")[3].strip())
                .findFirst()
                .orElseThrow();
    }

    /** Equal in as many digits as the table prints. */
    private static void assertPrinted(String expected, double actual) {
        int decimals = expected.length() - expected.indexOf('.') - 1;
        assertEquals(Double.parseDouble(expected), actual, 0.5 * Math.pow(10, -decimals) + 1e-9);
    }

    @Test
    void aPalmsPathHardlyDependsOnTheRateInThePipelineButDoesAsItIs() throws IOException {
        List<String> takes = List.of("", "-half-res", "-quarter-res", "-eighth-res");
        double[] raw = new double[takes.size()];
        double[] pipeline = new double[takes.size()];
        for (int i = 0; i < takes.size(); i++) {
            Path trace = Files.writeString(
                    folder.resolve("palm.csv"),
                    palm(original("leap-playback/confidence-demo" + takes.get(i) + ".csv")));
            raw[i] = path(trace, Treatment.RAW);
            pipeline[i] = path(trace, Treatment.PIPELINE);
            System.out.printf(
                    "palm path at 1/%d of 110 Hz: as it is %.1f mm, pipeline %.1f mm%n",
                    1 << i, raw[i] * 1000, pipeline[i] * 1000);
        }
        assertTrue(spread(raw) > 0.05, "as it is: " + spread(raw));
        assertTrue(spread(pipeline) < 0.05, "pipeline: " + spread(pipeline));
    }

    private static double path(Path trace, Treatment treatment) throws IOException {
        return TraceMetrics.of(trace, treatment).tool().orElseThrow().value(Measure.PATH_LENGTH);
    }

    /** The largest difference to the finest take, of that. */
    private static double spread(double[] paths) {
        double largest = 0;
        for (double path : paths) {
            largest = Math.max(largest, Math.abs(path - paths[0]) / paths[0]);
        }
        return largest;
    }

    /** The palm of a Leap Motion recording, microseconds made seconds and millimetres metres. */
    private static String palm(Path recording) throws IOException {
        List<String> lines = Files.readAllLines(recording);
        List<String> columns = List.of(lines.get(0).split(","));
        StringBuilder csv = new StringBuilder("time_s,x_m,y_m,z_m\n");
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            csv.append(Long.parseLong(fields[columns.indexOf("timestamp_us")]) / 1e6);
            for (String axis : List.of("palm_x", "palm_y", "palm_z")) {
                csv.append(',').append(Double.parseDouble(fields[columns.indexOf(axis)]) / 1000);
            }
            csv.append('\n');
        }
        return csv.toString();
    }
}
