package org.trocar.telemetry.export.session;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.trocar.core.grade.Grade;
import org.trocar.core.session.Engine;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.grade.GradeDocument;

/** Writes down a session's origin. What could lead from a disguised export back to a person, a device or a day is null. */
final class Origins {
    private static final int SCHEMA = 2;

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Identity identity;
    private final Fidelity fidelity;

    Origins(Identity identity, Fidelity fidelity) {
        this.identity = identity;
        this.fidelity = fidelity;
    }

    /** @param build of the exporter: a commit, or "unknown" */
    Origin of(StoredManifest manifest, RunGrade grade, FrameTimes frames, SessionEnd end, String build) {
        values.put("export_schema", SCHEMA);
        values.put("privacy", Origin.PRIVACY);
        person(manifest);
        sources(manifest, grade);
        programs(manifest, build);
        circumstances(manifest);
        extent(manifest, frames, end);
        conventions();
        return new Origin(values);
    }

    private void person(StoredManifest manifest) {
        values.put("session", identity.session());
        values.put("learner", identity.learner());
        values.put("deidentified", identity.disguised());
        values.put("fidelity", Key.of(fidelity));
        values.put(
                "opened",
                named(Instant.ofEpochMilli(manifest.openedEpochMillis()).toString()));
        values.put("device", named(manifest.device()));
        values.put("attempt_label", named(manifest.attemptLabel()));
    }

    /** What would name somebody or something: kept only where that is not to be hidden. */
    private String named(String value) {
        return identity.disguised() ? null : value;
    }

    /** The hashes of a session's own documents lead to whoever has a copy of them. */
    private void sources(StoredManifest manifest, RunGrade of) {
        GradeDocument document = of.document();
        Grade grade = document.grade();
        values.put("scenario_id", manifest.scenario().id());
        values.put("scenario_version", manifest.scenario().version());
        values.put("scenario_title", manifest.scenario().title());
        values.put("scenario_sha256", manifest.scenario().sha256());
        values.put("rubric_id", grade.rubricId());
        values.put("rubric_version", grade.rubricVersion());
        values.put("rubric_sha256", grade.rubricSha256());
        values.put("manifest_sha256", named(grade.manifestSha256()));
        values.put("journal_sha256", named(grade.journalSha256()));
        values.put("grade_sha256", named(document.gradeHash()));
        values.put("original_grade_sha256", named(of.originalHash()));
        values.put("grade_adopted", of.adopted());
        values.put("counts", of.counts());
    }

    private void programs(StoredManifest manifest, String build) {
        values.put("engine_of_the_run", manifest.engine());
        values.put("engine_of_this_export", Engine.VERSION);
        values.put("build_of_the_server", named(manifest.build()));
        values.put("build_of_this_export", build);
    }

    private void circumstances(StoredManifest manifest) {
        values.put("hands_from", Key.of(manifest.provenance()));
        values.put("mode", Key.of(manifest.mode()));
        values.put("dominant_hand", Key.of(manifest.dominantHand()));
        values.put("pace", Key.of(manifest.pace()));
        values.put("tick_hz", manifest.tickHz());
    }

    private void extent(StoredManifest manifest, FrameTimes frames, SessionEnd end) {
        values.put("ticks", end.lastTick());
        values.put("frames", frames.frames());
        values.put("first_frame_s", BigDecimal.valueOf(frames.firstNanos(), 9));
        values.put("median_frame_hz", frames.medianHz());
        values.put("effective_frame_hz", frames.effectiveHz());
        values.put("interrupted", end.interrupted());
        values.put("extent", end.summary());
        values.put("damage", end.damage().stream().map(this::told).toList());
        values.put(
                "first_diverged_tick",
                end.firstDivergedTick().isPresent() ? end.firstDivergedTick().getAsLong() : null);
    }

    /** A damage's detail names folders, and so sessions. */
    private String told(Damage damage) {
        return identity.disguised()
                ? damage.kind() + (damage.record() == 0 ? "" : " (tick " + damage.tick() + ")")
                : damage.message();
    }

    private void conventions() {
        values.put("time", "ns or s since the session's first tick began");
        values.put("space", "the device's tracking space; space_epoch rises whenever its origin moved");
        values.put("field", "instrument tips and places: the operated field's frame, its origin at the board's middle");
        values.put("axes", "right-handed, x right, y up, -z forward (OpenXR)");
        values.put("quaternions", "qx, qy, qz, qw");
        values.put("units", "in the names: m, rad, ns, s, m_per_s, rad_per_s; quaternions, counts and flags have none");
        values.put("joints", "the 26 of OpenXR's XR_EXT_hand_tracking");
        values.put("flags", "OpenXR's valid and tracked: valid without tracked is inferred, not measured");
        values.put("missing", "what was not sent, not valid or not finite is missing; nothing is interpolated");
    }
}
