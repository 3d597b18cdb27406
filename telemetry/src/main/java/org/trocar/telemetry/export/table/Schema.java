package org.trocar.telemetry.export.table;

import java.util.ArrayList;
import java.util.List;
import org.trocar.telemetry.export.table.Column.Type;

/**
 * A table's name and columns. {@code docs/exports.md} says what each column holds; a test holds the two together.
 *
 * @param table the file's name without its ending
 */
record Schema(String table, List<Column> columns) {
    static final Schema TIPS = of("tips")
            .add(Type.VARCHAR, "session")
            .add(Type.BIGINT, "tick", "capture_ns")
            .add(Type.VARCHAR, "hand")
            .add(Type.BOOLEAN, "tracked")
            .add(Type.DOUBLE, "x_m", "y_m", "z_m", "qx", "qy", "qz", "qw", "jaw_rad");

    static final Schema MOVEMENTS = of("movements")
            .add(Type.VARCHAR, "session", "hand")
            .add(Type.INTEGER, "number")
            .add(Type.BIGINT, "on_ns", "off_ns")
            .add(Type.DOUBLE, "path_m", "peak_m_per_s", "sparc")
            .add(Type.VARCHAR, "sparc_outcome")
            .add(Type.BOOLEAN, "cut_off", "too_noisy");

    static final Schema EVENTS = of("events")
            .add(Type.VARCHAR, "session")
            .add(Type.BIGINT, "time_ns", "tick")
            .add(Type.VARCHAR, "source", "kind", "hand")
            .add(Type.INTEGER, "ring")
            .add(Type.BIGINT, "span_ns")
            .add(Type.DOUBLE, "value")
            .add(Type.VARCHAR, "unit")
            .add(Type.DOUBLE, "x_m", "y_m", "z_m")
            .add(Type.BOOLEAN, "tracking_suspected")
            .add(Type.VARCHAR, "severity", "author", "text");

    static final Schema GRADES = of("grades")
            .add(Type.VARCHAR, "session", "metric", "unit")
            .add(Type.DOUBLE, "value", "low", "high", "bias")
            .add(Type.VARCHAR, "why_undefined", "verdict")
            .add(Type.DOUBLE, "score", "technique")
            .add(Type.BOOLEAN, "low_confidence", "stored")
            .add(Type.INTEGER, "engine")
            .add(Type.VARCHAR, "scenario_id")
            .add(Type.INTEGER, "scenario_version")
            .add(Type.VARCHAR, "scenario_sha256", "rubric_id")
            .add(Type.INTEGER, "rubric_version")
            .add(
                    Type.VARCHAR,
                    "rubric_sha256",
                    "manifest_sha256",
                    "journal_sha256",
                    "grade_sha256",
                    "original_grade_sha256")
            .add(Type.BOOLEAN, "adopted", "counts");

    static Schema of(String table) {
        return new Schema(table, List.of());
    }

    /** This schema with further columns of one type. */
    Schema add(Type type, String... names) {
        List<Column> more = new ArrayList<>(columns);
        for (String name : names) {
            more.add(new Column(name, type));
        }
        return new Schema(table, List.copyOf(more));
    }

    /** This schema with further columns of one type, each name with a prefix. */
    Schema addFor(String prefix, Type type, String... names) {
        Schema schema = this;
        for (String name : names) {
            schema = schema.add(type, prefix + "_" + name);
        }
        return schema;
    }
}
