package org.trocar.telemetry.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.TickInput;

/** Writes frames as rows and keeps what the sidecar says about them. */
final class HandTable {
    private final long tickNanos;
    private final CsvRows rows;
    private final FrameIntervals intervals = new FrameIntervals();
    private final TrackingGaps left = new TrackingGaps(Hand.LEFT);
    private final TrackingGaps right = new TrackingGaps(Hand.RIGHT);
    private long lastTick;

    HandTable(Writer out, int tickHz) throws IOException {
        tickNanos = 1_000_000_000L / tickHz;
        rows = new CsvRows(out);
    }

    void write(TickInput in) throws IOException {
        lastTick = in.tick();
        for (int i = 0; i < in.frameCount(); i++) {
            long captured = in.captureSessionNanos(i);
            rows.write(in, i);
            intervals.frame(captured);
            left.frame(in.frame(i), captured);
            right.frame(in.frame(i), captured);
        }
    }

    Sidecar.TableFacts facts(String name, String sha256) {
        List<TrackingGaps.Gap> gaps = new ArrayList<>(left.finish(lastTick * tickNanos));
        gaps.addAll(right.finish(lastTick * tickNanos));
        return new Sidecar.TableFacts(name, sha256, intervals.medianHz(), intervals.frames(), rows.rows(), gaps);
    }
}
