package org.trocar.telemetry.export.bids;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trocar.core.grade.Grade;
import org.trocar.core.scoring.Metric;
import org.trocar.telemetry.export.session.Key;
import org.trocar.telemetry.export.session.RunGrade;
import org.trocar.telemetry.export.table.TextTable;
import org.trocar.telemetry.folder.JsonFile;

/** A session's {@code scans.tsv}: its motion files, when they were taken, and the grade with every metric. */
final class Scans {
    private final RunGrade result;
    private final Grade grade;
    private final String acquired;

    /** @param acquired when the recording's first frame was captured, ISO 8601 with its Z for UTC; empty when that is not to be told */
    Scans(RunGrade result, String acquired) {
        this.result = result;
        grade = result.document().grade();
        this.acquired = acquired;
    }

    void write(Path folder, String prefix, List<String> files) throws IOException {
        Map<String, Object> columns = columns();
        List<String> header = new ArrayList<>(List.of("filename", "acq_time"));
        header.addAll(columns.keySet());
        if (acquired.isEmpty()) {
            header.remove("acq_time");
        }
        try (TextTable out = new TextTable(folder.resolve(prefix + "_scans.tsv"), TextTable.Dialect.TSV, header)) {
            for (String file : files) {
                writeRow(file, out);
            }
        }
        JsonFile.write(folder.resolve(prefix + "_scans.json"), columns);
    }

    private static Map<String, Object> columns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put(
                "verdict", Json.object("Description", "training feedback by the scenario's rubric, not a certificate"));
        columns.put("score", Json.object("Description", "points by the scenario's rubric"));
        columns.put(
                "adopted", Json.object("Description", "whether another rubric's grade was adopted for the original"));
        columns.put("counts", Json.object("Description", "false for an attempt that was made void"));
        for (Metric metric : Metric.values()) {
            columns.put(metric.key(), Json.object("Description", metric.label(), "Units", metric.unit()));
        }
        return columns;
    }

    private void writeRow(String file, TextTable out) throws IOException {
        out.put(file);
        if (!acquired.isEmpty()) {
            out.put(acquired);
        }
        out.put(Key.of(grade.verdict()));
        out.put(grade.score().orElse(Double.NaN));
        out.put(result.adopted());
        out.put(result.counts());
        for (Metric metric : Metric.values()) {
            out.put(grade.value(metric));
        }
        out.endRow();
    }
}
