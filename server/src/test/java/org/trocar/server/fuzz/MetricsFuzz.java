package org.trocar.server.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.trocar.telemetry.trace.TraceException;
import org.trocar.telemetry.trace.TraceMetrics;
import org.trocar.telemetry.trace.Treatment;

/** Any text as motion in columns, measured as it is and as a session would. */
public final class MetricsFuzz {
    private static final InputFolder FOLDER = new InputFolder();

    private MetricsFuzz() {}

    public static void fuzzerInitialize() {
        FuzzTarget.METRICS.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Path file = FOLDER.write("input.csv", input);
        for (Treatment treatment : Treatment.values()) {
            try {
                TraceMetrics.of(file, treatment);
            } catch (TraceException refused) {
                // As promised.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static List<byte[]> seeds() {
        StringBuilder tool = new StringBuilder("time_s,x_m,y_m,z_m\n");
        StringBuilder turned = new StringBuilder("time_s,x_m,y_m,z_m,qx,qy,qz,qw,valid\n");
        StringBuilder hands = new StringBuilder("time_s,x_m,y_m,z_m,hand\n");
        for (int i = 0; i < 40; i++) {
            double seconds = i / 90.0;
            double x = 0.05 * StrictMath.sin(i * 0.3);
            tool.append(seconds)
                    .append(',')
                    .append(x)
                    .append(",0.1,")
                    .append(-x)
                    .append('\n');
            turned.append(seconds)
                    .append(',')
                    .append(x)
                    .append(",0.1,0,0,0,0,1,")
                    .append(i % 7 == 0 ? 0 : 1)
                    .append('\n');
            hands.append(seconds)
                    .append(',')
                    .append(x)
                    .append(",0.1,0,")
                    .append(i % 2 == 0 ? "left" : "right")
                    .append('\n');
        }
        return List.of(tool, turned, hands).stream()
                .map(text -> text.toString().getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
