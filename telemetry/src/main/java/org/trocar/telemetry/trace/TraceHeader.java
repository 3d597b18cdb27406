package org.trocar.telemetry.trace;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which column stands where.
 *
 * @param positions each column's place, counted from 0
 * @param width how many columns a line has
 */
record TraceHeader(Map<TraceColumn, Integer> positions, int width) {
    private static final String REMEDY =
            "the first line must name time_s, x_m, y_m and z_m, and may name qx, qy, qz and qw,"
                    + " valid, and hand, separated by commas";

    static TraceHeader of(Path file, String line) throws TraceException {
        String[] titles = line.split(",", -1);
        Map<TraceColumn, Integer> positions = new EnumMap<>(TraceColumn.class);
        for (int i = 0; i < titles.length; i++) {
            String title = titles[i].strip();
            Optional<TraceColumn> column = TraceColumn.of(title);
            if (column.isEmpty()) {
                throw TraceException.of(file, 1, "column \"" + title + "\" is not one of a trace's", REMEDY);
            }
            if (positions.put(column.get(), i) != null) {
                throw TraceException.of(file, 1, title, "it is there twice", "leave one of them out");
            }
        }
        requireWhole(file, positions);
        return new TraceHeader(positions, titles.length);
    }

    private static void requireWhole(Path file, Map<TraceColumn, Integer> positions) throws TraceException {
        boolean turned = Arrays.stream(TraceColumn.values())
                .anyMatch(column -> column.ofOrientation() && positions.containsKey(column));
        for (TraceColumn column : TraceColumn.values()) {
            boolean needed = column.required() || turned && column.ofOrientation();
            if (needed && !positions.containsKey(column)) {
                throw TraceException.of(file, 1, column.title(), "it is missing", REMEDY);
            }
        }
    }

    boolean has(TraceColumn column) {
        return positions.containsKey(column);
    }
}
