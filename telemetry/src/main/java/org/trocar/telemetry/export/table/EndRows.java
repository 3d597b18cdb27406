package org.trocar.telemetry.export.table;

import java.io.IOException;
import java.util.List;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Technique;
import org.trocar.core.math.Vec3;
import org.trocar.core.metric.Movement;
import org.trocar.telemetry.export.session.HandMovement;
import org.trocar.telemetry.export.session.Identity;
import org.trocar.telemetry.export.session.Key;
import org.trocar.telemetry.export.session.Occurrence;
import org.trocar.telemetry.export.session.SessionFindings;

/** Rows of what is known only at a session's end. */
final class EndRows {
    private final Identity identity;

    EndRows(Identity identity) {
        this.identity = identity;
    }

    void movements(SessionFindings findings, TableWriter out) throws IOException {
        for (HandMovement of : findings.movements()) {
            Movement movement = of.movement();
            out.put(identity.session());
            out.put(Key.of(of.hand()));
            out.put(of.number());
            out.put(movement.onNanos());
            out.put(movement.offNanos());
            out.put(movement.pathMetres());
            out.put(movement.peakMetresPerSecond());
            out.put(movement.sparc());
            out.put(Key.of(movement.sparcOutcome()));
            out.put(movement.cutOff());
            out.put(findings.tooNoisy().contains(of.hand()));
            out.endRow();
        }
    }

    void events(List<Occurrence> occurrences, TableWriter out) throws IOException {
        for (Occurrence event : occurrences) {
            out.put(identity.session());
            out.put(event.timeNanos());
            putUnless(event.tick() == 0, event.tick(), out);
            out.put(event.source().key());
            out.put(event.kind());
            out.put(event.hand().map(Key::of).orElse(null));
            ring(event.ring(), out);
            putUnless(event.spanNanos() == 0, event.spanNanos(), out);
            out.put(event.value());
            out.put(event.unit());
            place(event, out);
            said(event, out);
            out.endRow();
        }
    }

    private static void putUnless(boolean missing, long value, TableWriter out) throws IOException {
        if (missing) {
            out.skip(1);
        } else {
            out.put(value);
        }
    }

    private static void ring(int ring, TableWriter out) throws IOException {
        if (ring < 0) {
            out.skip(1);
        } else {
            out.put(ring);
        }
    }

    private static void place(Occurrence event, TableWriter out) throws IOException {
        if (event.place().isEmpty()) {
            out.skip(3);
            return;
        }
        Vec3 place = event.place().get();
        out.put(place.x);
        out.put(place.y);
        out.put(place.z);
    }

    private static void said(Occurrence event, TableWriter out) throws IOException {
        if (event.trackingSuspected().isPresent()) {
            out.put(event.trackingSuspected().get().booleanValue());
        } else {
            out.skip(1);
        }
        out.put(event.severity());
        out.put(event.author());
        out.put(event.text());
    }

    void grades(SessionFindings findings, TableWriter out) throws IOException {
        Grade grade = findings.grade().document().grade();
        for (Grade.Value value : grade.values()) {
            out.put(identity.session());
            out.put(value.metric().key());
            out.put(value.metric().unit());
            out.put(value.value());
            out.put(value.low());
            out.put(value.high());
            out.put(value.bias());
            out.put(value.whyUndefined());
            out.put(Key.of(grade.verdict()));
            out.put(grade.score().orElse(Double.NaN));
            out.put(grade.technique().map(Technique::points).orElse(Double.NaN));
            out.put(grade.lowConfidence());
            out.put(findings.grade().stored());
            out.put(grade.engine());
            out.put(grade.scenarioId());
            out.put(grade.scenarioVersion());
            out.put(grade.scenarioSha256());
            out.put(grade.rubricId());
            out.put(grade.rubricVersion());
            out.put(grade.rubricSha256());
            hashes(findings, out);
            out.put(findings.grade().adopted());
            out.put(findings.grade().counts());
            out.endRow();
        }
    }

    /** They lead back to the session, for whoever has a copy of its documents. */
    private void hashes(SessionFindings findings, TableWriter out) throws IOException {
        if (identity.disguised()) {
            out.skip(4);
            return;
        }
        out.put(findings.grade().document().grade().manifestSha256());
        out.put(findings.grade().document().grade().journalSha256());
        out.put(findings.grade().document().gradeHash());
        out.put(findings.grade().originalHash());
    }
}
