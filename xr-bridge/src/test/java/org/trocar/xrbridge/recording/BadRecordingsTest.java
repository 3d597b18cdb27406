package org.trocar.xrbridge.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trocar.xrbridge.trace.RecordingException;

/** What is wrong with a recording is said with its place: a wrong column, a cut file, no number, time going back. */
class BadRecordingsTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "leap-hands.csv|index_tip_x|index_top_x|line 1, field 'index_tip_x': there is no such column",
                "leap-hands.csv|101,200,50|NaN,200,50|line 4, field 'palm_x': '-NaN' is not a finite number",
                "leap-hands.csv|5027000|5000000|line 7, field 'timestamp_us': the time does not come after the frame before",
                "leap-hands.csv|5027000|9100000000000000|line 7, field 'timestamp_us': '9100000000000000' is not from -9000000000000000 to",
                "leap-hands.csv|5027000|-9223372036854775808|line 7, field 'timestamp_us': '-9223372036854775808' is not from",
                "joint-log.csv|,2024-02-19|,4048-02-19|line 2, field 'Time': '4048-02-19 23:59:59.980' is not in the years from 1678 to 2261",
                "leap-hands.csv|8,right|8,both|line 3, field 'hand_type': 'both' is not left or right",
                "leapjs-hands.json|palmPosition|palmPlace|palmPosition is not among the fields that the first frame names",
                "leapjs-hands.json|[100,200,50]|[null,200,50]|frames[1].hands[0].palmPosition.0 'null' is not a number",
                "leapjs-hands.json|[100,200,50]|[NaN,200,50]|line 2, field 'JSON': ",
                "leapjs-hands.json|5018000.5|5000000|frames[3].timestamp does not come after the frame before",
                "hand-markers.tsv|hand_left X|hand_lift X|line 12, field 'hand_left X': there is no such column",
                "hand-markers.tsv|0.02000|0.01000|line 15, field 'Time': the time does not come after the row before",
                "hand-markers.tsv|265.000|26S.000|line 13, field 'index_tip X': '26S.000' is not a number",
                "stylus-poses.csv|qx,qy|qx,qv|line 1, field 'qy': there is no such column",
                "stylus-poses.csv|12.5|inf|line 3, field 'px': 'inf' is not a number",
                "stylus-poses.csv|12.5|1e300|line 3, field 'px': '1e300' mm is further than 100 m from the origin",
                "leap-hands.csv|102,200,50|102,2e9,50|line 6, field 'palm_y': '2e9' mm is further than 100 m from the origin",
                "tracked-tools.csv|1,0,0,-201|1,0,0,-2e20|its position is further than 100 m from the origin",
                "leapjs-hands.json|[100,200,50]|[1e30,200,50]|frames[1].hands[0].palmPosition is further than 100 m from the origin",
                "stylus-poses.csv|,0,0.6,0,0.8|,0,0.6,0,0.9|line 4, field 'qw': the quaternion's length is 1.08",
                "stylus-poses.csv|,1700000005,22000000|,1600000005,22000000|line 5, field 'header_nanosec': the time does not",
                "stylus-poses.csv|,1700000005,22000000|,17000000000005,22000000|line 5, field 'header_sec': '17000000000005' is not from 0 to",
                "stylus-poses.csv|,1700000005,22000000|,1700000005,-22000000|line 5, field 'header_nanosec': '-22000000' is not from 0 to",
                "tracked-tools.csv|StylusToTrackerTransform_m33|StylusToTrackerTransform_m3|field 'StylusToTrackerTransform_m33'",
                "tracked-tools.csv|OUT_OF_VIEW|ASLEEP|line 4, field 'ProbeToTrackerTransform_status': 'ASLEEP' is no status of a tool",
                "tracked-tools.csv|OK,1,0,0,-200|OK,1,0.5,0,-200|field 'ProbeToTrackerTransform_m00': its upper left 3 × 3 numbers are no",
                "tracked-tools.csv|,10.16,|,9.16,|line 4, field 'timestamp_s': the time does not come after the row before",
                "tracked-tools.mha|ElementDataFile|DataFile|line 42, field 'ElementDataFile': the header ends early",
                "tracked-tools.mha|OUT_OF_VIEW|ASLEEP|line 24, field 'ProbeToTrackerTransformStatus': 'ASLEEP' is no status of a tool",
                "tracked-tools.mha|1 0 0 -203|1 0 nan -203|line 31, field 'ProbeToTrackerTransform': 'nan' is not a number",
                "tracked-tools.mha|= 10.24|= 9.24|line 37, field 'Timestamp': the time does not come after the frame before",
                "tracked-tools.mha|Seq_Frame0001_Timestamp|Seq_Frame0001_Time|field 'Timestamp': the frame before this line lacks it",
                "transform-log.xml|0 -1 0 100|-1 0 100|line 3, field 'transform': has 15 numbers, not 16",
                "transform-log.xml|DeviceName=\"ProbeToRAS\"|Name=\"ProbeToRAS\"|line 2, field 'DeviceName': is missing",
                "transform-log.xml|-101 0 1 0|nan 0 1 0|line 5, field 'transform': 'nan' is not a number",
                "transform-log.xml|TimeStampSec=\"8\" TimeStampNSec=\"50000000\"|TimeStampSec=\"6\" TimeStampNSec=\"50000000\"|line 5, field 'TimeStampNSec': the time does not come after"
            })
    void isToldWhereAndWhat(String name, String sound, String bad, String message) throws IOException {
        String text = Files.readString(Samples.written(name), StandardCharsets.ISO_8859_1);
        String broken = text.replace(sound, bad);
        assertFalse(broken.equals(text), "the sample has no '" + sound + "'");
        RecordingException e = read(name, broken);
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertTrue(e.getMessage().contains("again"), "a remedy: " + e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "leap-hands.csv, 'line 12, field ''row'': has '",
        "leapjs-hands.json, 'line 5, field ''JSON'': '",
        "hand-markers.tsv, 'line 16, field ''row'': has '",
        "stylus-poses.csv, 'line 6, field ''row'': has '",
        "tracked-tools.csv, 'line 5, field ''row'': has '",
        "transform-log.xml, 'line 10, field ''XML'': it is broken or ends early'",
        "two-vive-controllers.json, 'line 1, field ''JSON'': '"
    })
    void aCutFileIsToldToEndEarly(String name, String message) throws IOException {
        String text = Files.readString(Samples.written(name), StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf('\n');
        int lastLine = text.lastIndexOf('\n', end - 1) + 1;
        RecordingException e = read(name, text.substring(0, (lastLine + end) / 2));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leap-hands.csv",
                "leapjs-hands.json",
                "hand-markers.tsv",
                "stylus-poses.csv",
                "tracked-tools.csv",
                "tracked-tools.mha",
                "transform-log.xml"
            })
    void aCompressedFileThatWasCutAnywhereIsRefusedAndNotTakenForAShorterOne(String name) throws IOException {
        byte[] whole = compressed(Files.readAllBytes(Samples.written(name)));
        int frames = Samples.frames(Samples.written(name)).size();
        Path file = folder.resolve(name + ".gz");
        for (int length = 0; length < whole.length; length += 1 + whole.length / 50) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertEquals(0, framesOrNone(file) % frames, "cut after " + length + " bytes");
        }
    }

    /** Formats that say where they end need not be read to the end of the compressed data. */
    private static int framesOrNone(Path file) throws IOException {
        try {
            return Samples.frames(file).size();
        } catch (RecordingException e) {
            return 0;
        }
    }

    private static byte[] compressed(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream compressing = new GZIPOutputStream(bytes)) {
            compressing.write(plain);
        }
        return bytes.toByteArray();
    }

    private RecordingException read(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
        return assertThrows(RecordingException.class, () -> Samples.frames(file));
    }
}
