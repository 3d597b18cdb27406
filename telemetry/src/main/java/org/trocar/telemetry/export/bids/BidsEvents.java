package org.trocar.telemetry.export.bids;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trocar.core.metric.Movement;
import org.trocar.telemetry.export.session.HandMovement;
import org.trocar.telemetry.export.session.Key;
import org.trocar.telemetry.export.session.Occurrence;
import org.trocar.telemetry.export.session.SessionFindings;
import org.trocar.telemetry.export.table.TextTable;
import org.trocar.telemetry.folder.JsonFile;

/** What happened, and the movements of both tips, as {@code events.tsv} in order of onset. */
final class BidsEvents {
    private static final Map<String, String> COLUMNS = columns();

    private final SessionFindings findings;
    private final long zeroNanos;

    /** A row, before it is in its place. */
    private interface Row {
        long onsetNanos();

        void write(TextTable out) throws IOException;
    }

    /** @param zeroNanos session time of the recording's first frame */
    BidsEvents(SessionFindings findings, long zeroNanos) {
        this.findings = findings;
        this.zeroNanos = zeroNanos;
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("onset", "s after the recording's first frame; negative before it");
        columns.put("duration", "s; 0 for what has none");
        columns.put("trial_type", "movement, or who says so and what happened: see docs/exports.md of Trocar");
        columns.put("tick", "of an event: in which it was found; n/a for what is found over the whole session");
        columns.put("hand", "left or right");
        columns.put("ring", "which ring, counted from 0");
        columns.put("value", "in the unit beside it");
        columns.put("unit", "of value");
        columns.put("x_m", "m, in the field's frame");
        columns.put("y_m", "m, in the field's frame");
        columns.put("z_m", "m, in the field's frame");
        columns.put("tracking_suspected", "of an error: whether it may be the tracker's");
        columns.put("severity", "of a cue");
        columns.put("author", "who asked for a control event");
        columns.put("text", "a cue's words, a control event's reason");
        columns.put("path_m", "of a movement: m along the filtered tip's way");
        columns.put("peak_m_per_s", "of a movement: largest filtered speed of the tip, m/s");
        columns.put("sparc", "of a movement: spectral arc length, dimensionless");
        columns.put("sparc_outcome", "of a movement: defined, or why it has no spectral arc length");
        columns.put("cut_off", "of a movement: whether it was ended by something else than stillness");
        columns.put("too_noisy", "of a movement: whether tracking was too noisy for the score sheet to count it");
        return columns;
    }

    void write(Path folder, String name) throws IOException {
        List<Row> rows = new ArrayList<>();
        findings.occurrences().forEach(event -> rows.add(new EventRow(event)));
        findings.movements().forEach(movement -> rows.add(new MovementRow(movement)));
        rows.sort(Comparator.comparingLong(Row::onsetNanos));
        try (TextTable out = new TextTable(
                folder.resolve(name + "_events.tsv"), TextTable.Dialect.TSV, List.copyOf(COLUMNS.keySet()))) {
            for (Row row : rows) {
                out.putSeconds(row.onsetNanos() - zeroNanos);
                row.write(out);
                out.endRow();
            }
        }
        Map<String, Object> described = new LinkedHashMap<>();
        COLUMNS.forEach((column, description) -> described.put(column, Json.object("Description", description)));
        JsonFile.write(folder.resolve(name + "_events.json"), described);
    }

    private static final class EventRow implements Row {
        private final Occurrence event;

        EventRow(Occurrence event) {
            this.event = event;
        }

        @Override
        public long onsetNanos() {
            return event.timeNanos();
        }

        @Override
        public void write(TextTable out) {
            // An offset between clocks is no duration.
            boolean lasts = !event.kind().equals("clock_offset");
            out.putSeconds(lasts ? event.spanNanos() : 0);
            out.put(event.source().key() + "/" + event.kind());
            tick(out);
            out.put(event.hand().map(hand -> Key.of(hand)).orElse(""));
            out.put(event.ring() < 0 ? "" : Integer.toString(event.ring()));
            out.put(event.value());
            out.put(event.unit());
            out.put(event.place().map(place -> place.x).orElse(Double.NaN));
            out.put(event.place().map(place -> place.y).orElse(Double.NaN));
            out.put(event.place().map(place -> place.z).orElse(Double.NaN));
            out.put(event.trackingSuspected().map(Object::toString).orElse(""));
            out.put(event.severity());
            out.put(event.author());
            out.put(event.text());
            out.skip(6);
        }

        private void tick(TextTable out) {
            if (event.tick() == 0) {
                out.skip(1);
            } else {
                out.put(event.tick());
            }
        }
    }

    private final class MovementRow implements Row {
        private final HandMovement of;

        MovementRow(HandMovement of) {
            this.of = of;
        }

        @Override
        public long onsetNanos() {
            return of.movement().onNanos();
        }

        @Override
        public void write(TextTable out) {
            Movement movement = of.movement();
            out.putSeconds(movement.offNanos() - movement.onNanos());
            out.put("movement");
            out.skip(1);
            out.put(Key.of(of.hand()));
            out.skip(10);
            out.put(movement.pathMetres());
            out.put(movement.peakMetresPerSecond());
            out.put(movement.sparc());
            out.put(Key.of(movement.sparcOutcome()));
            out.put(movement.cutOff());
            out.put(findings.tooNoisy().contains(of.hand()));
        }
    }
}
