package org.trocar.telemetry.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trocar.core.hands.Hand;

class TraceReaderTest {
    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("trace.csv"), content);
    }

    private static long read(Path file) throws IOException {
        try (TraceReader reader = TraceReader.open(file)) {
            TraceRow row = new TraceRow();
            long rows = 0;
            while (reader.next(row)) {
                rows++;
            }
            return rows;
        }
    }

    private String refused(String content) throws IOException {
        Path file = file(content);
        String message = assertThrows(TraceException.class, () -> read(file)).getMessage();
        assertTrue(message.startsWith(file.toString()), message);
        assertTrue(message.contains("; "), "a remedy: " + message);
        return message;
    }

    @Test
    void columnsMayStandInAnyOrderAndLinesMayEndAnyWay() throws IOException {
        Path file = file(
                "\ufeffhand, z_m,y_m,x_m,time_s ,qw,qx,qy,qz,valid\r\nleft,3,2,1,0.5,1,0,0,0,1\r\nright,0,0,0,0.5,1,0,0,0,0");
        try (TraceReader reader = TraceReader.open(file)) {
            TraceRow row = new TraceRow();
            assertTrue(reader.hasHand() && reader.hasOrientation());
            assertTrue(reader.next(row));
            assertEquals(Hand.LEFT, row.hand());
            assertEquals(0.5, row.seconds());
            assertEquals(1, row.pose().position.x);
            assertEquals(3, row.pose().position.z);
            assertTrue(reader.next(row));
            assertTrue(!row.valid());
            assertTrue(!reader.next(row));
        }
    }

    /** Commas of the content are written as spaces here, line ends as slashes. */
    @ParameterizedTest
    @CsvSource({
        "time_s x_m y_m, line 1, column z_m",
        "t x_m y_m z_m, line 1, column \"t\"",
        "Time_s x_m y_m z_m, line 1, column \"Time_s\"",
        "time_s x_m y_m z_m x_m, line 1, column x_m",
        "time_s x_m y_m z_m qx qy qz, line 1, column qw",
        "time_s x_m y_m z_m/0 0 0 0/0.1 0 NaN 0, line 3, column y_m",
        "time_s x_m y_m z_m/0 0 0 Infinity, line 2, column z_m",
        "time_s x_m y_m z_m/0 0 0 1e999, line 2, column z_m",
        "time_s x_m y_m z_m/0 0 0 1f, line 2, column z_m",
        "time_s x_m y_m z_m/0 0 0 250, line 2, millimetres",
        "time_s x_m y_m z_m/0 0  0, line 2, column y_m",
        "time_s x_m y_m z_m/0 0 0, line 2, 3 fields",
        "time_s x_m y_m z_m/0 0 0 0//1 0 0 0, line 3, 1 field",
        "time_s x_m y_m z_m/0 0 0 0 0, line 2, 5 fields",
        "time_s x_m y_m z_m/1 0 0 0/0.5 0 0 0, line 3, column time_s",
        "time_s x_m y_m z_m/1 0 0 0/1 0 0 0, line 3, twice",
        "time_s x_m y_m z_m/0 0 0 0/2e8 0 0 0, line 3, split the file",
        "time_s x_m y_m z_m/NaN 0 0 0, line 2, column time_s",
        "time_s x_m y_m z_m hand/1 0 0 0 both, line 2, column hand",
        "time_s x_m y_m z_m valid/1 0 0 0 yes, line 2, column valid",
        "time_s x_m y_m z_m qx qy qz qw/1 0 0 0 0 0 0 0, line 2, length",
        "time_s x_m y_m z_m qx qy qz qw/1 0 0 0 0 0 0 2, line 2, column qw"
    })
    void whatIsWrongIsRefusedWithItsLine(String content, String line, String what) throws IOException {
        String message = refused(content.replace(' ', ',').replace('/', '\n') + "\n");
        assertTrue(message.contains(line + ":"), message);
        assertTrue(message.contains(what), message);
    }

    @Test
    void everyLineIsReadWhereverTheChunksOfALongFileEnd() throws IOException {
        StringBuilder csv = new StringBuilder("time_s,x_m,y_m,z_m\r\n");
        for (int i = 0; i < 5000; i++) {
            csv.append(i).append(",").append(i / 7919.0).append(",0,1\r\n");
        }
        try (TraceReader reader = TraceReader.open(file(csv.toString()))) {
            TraceRow row = new TraceRow();
            for (int i = 0; i < 5000; i++) {
                assertTrue(reader.next(row));
                assertEquals(i, row.seconds());
                assertEquals(i / 7919.0, row.pose().position.x);
            }
            assertTrue(!reader.next(row));
        }
    }

    @Test
    void anEmptyFileAndAnAbsentOneAreRefused() throws IOException {
        assertTrue(refused("").contains("empty"));
        assertThrows(TraceException.class, () -> TraceReader.open(folder.resolve("absent.csv")));
        Path noSamples = file("time_s,x_m,y_m,z_m\n");
        String message = assertThrows(TraceException.class, () -> TraceMetrics.of(noSamples, Treatment.RAW))
                .getMessage();
        assertTrue(message.contains("no samples"), message);
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = folder.resolve("trace.csv");
        Files.write(file, "time_s,x_m,y_m,z_m\n0,0,0,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        String message = assertThrows(TraceException.class, () -> read(file)).getMessage();
        assertTrue(message.contains("UTF-8"), message);
    }

    @Test
    void aLineWithoutAnEndIsRefusedBeforeItIsRead() throws IOException {
        assertTrue(refused("time_s".repeat(1000)).contains("longer than"));
    }

    @Test
    void moreSamplesThanMayBeHeldAreRefused() throws IOException {
        StringBuilder csv = new StringBuilder("time_s,x_m,y_m,z_m\n");
        for (long i = 0; i <= TraceReader.MAX_ROWS; i++) {
            csv.append(i).append(",0,0,0\n");
        }
        assertTrue(refused(csv.toString()).contains("split"));
    }

    @Test
    void twoHandsMayShareATimeButTimeMayNotGoBackBetweenThem() throws IOException {
        String start = "time_s,hand,x_m,y_m,z_m\n1,left,0,0,0\n1,right,0,0,0\n";
        assertEquals(3, read(file(start + "2,right,0,0,0\n")));
        assertTrue(refused(start + "1,left,0,0,0\n").contains("twice for this hand"));
        assertTrue(refused(start + "0.5,right,0,0,0\n").contains("goes back"));
    }
}
