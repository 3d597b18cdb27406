package org.trocar.xrbridge.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceHeader;

/** PLUS's tools, row by row. */
final class PlusSource implements FrameSource {
    static final String STATUS = "Transform_status";

    private final Table table;
    private final TraceHeader header;
    private final FrameClock clock = new FrameClock();
    private final ToolMatrix matrix = new ToolMatrix();
    private final int time;
    private final Map<Hand, Integer> statuses = new EnumMap<>(Hand.class);

    PlusSource(Table table, TraceHeader header) throws RecordingException {
        this.table = table;
        this.header = header;
        time = table.column("timestamp_s");
        List<String> tools = new ArrayList<>();
        for (String name : table.columns()) {
            if (name.endsWith(STATUS)) {
                String tool = name.substring(0, name.length() - STATUS.length());
                tools.add(tool);
                Optional<Hand> hand = HeldTools.hand(tool);
                if (hand.isPresent()) {
                    statuses.putIfAbsent(hand.get(), statusColumn(tool));
                }
            }
        }
        if (statuses.isEmpty()) {
            throw table.wrong(STATUS, HeldTools.none(tools));
        }
    }

    /** The status, which its matrix must follow, cell by cell. */
    private int statusColumn(String tool) throws RecordingException {
        int status = table.column(tool + STATUS);
        for (int i = 0; i < ToolMatrix.CELLS; i++) {
            String cell = tool + "Transform_m" + i / 4 + i % 4;
            if (table.column(cell) != status + 1 + i) {
                throw table.wrong(cell, "is not column " + (i + 1) + " after " + tool + STATUS);
            }
        }
        return status;
    }

    @Override
    public TraceHeader header() {
        return header;
    }

    @Override
    public boolean next(HandFrame frame) throws IOException {
        if (!table.next()) {
            return false;
        }
        long nanos = Math.round(table.number(time) * 1e9);
        if (!clock.rises(nanos)) {
            throw table.wrong(time, "the time does not come after the row before");
        }
        clock.begin(frame, nanos);
        for (Map.Entry<Hand, Integer> tool : statuses.entrySet()) {
            fill(frame, tool.getKey(), tool.getValue());
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }

    private void fill(HandFrame frame, Hand hand, int status) throws RecordingException {
        String said = table.text(status);
        if (!PlusStatus.of(said).orElseThrow(() -> table.wrong(status, PlusStatus.unknown(said)))) {
            return;
        }
        for (int i = 0; i < ToolMatrix.CELLS; i++) {
            matrix.cells[i] = table.number(status + 1 + i);
        }
        Optional<String> fault = matrix.fault();
        if (fault.isPresent()) {
            throw table.wrong(status + 1, fault.get());
        }
        matrix.fill(frame.controller(hand), Axes.Y_UP);
    }
}
