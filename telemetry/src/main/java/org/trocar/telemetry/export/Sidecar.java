package org.trocar.telemetry.export;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trocar.core.hands.Hand;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.StoredManifest;

/** What a reader of the table must know: written as JSON beside it. Times are seconds since the session's first tick began. */
record Sidecar(
        int formatVersion,
        String table,
        String tableSha256,
        String sessionId,
        String learner,
        String privacy,
        Map<String, String> frameConvention,
        Map<String, String> units,
        int nominalRateHz,
        BigDecimal medianRateHz,
        long ticks,
        long frames,
        long rows,
        List<GapEntry> gaps,
        Provenance provenance,
        String device,
        Pace pace,
        StoredManifest.ScenarioRef scenario,
        StoredManifest.RubricRef rubric,
        int engine,
        JournalEntry journal) {

    record GapEntry(Hand hand, BigDecimal startS, BigDecimal endS) {
        static GapEntry of(TrackingGaps.Gap gap) {
            return new GapEntry(gap.hand(), Decimals.seconds(gap.startNanos()), Decimals.seconds(gap.endNanos()));
        }
    }

    record JournalEntry(String sha256, long records, long holes, List<String> damage) {
        static JournalEntry of(JournalSummary summary, List<Damage> damage) {
            List<String> messages = damage.stream().map(Damage::message).toList();
            return new JournalEntry(summary.journalSha256(), summary.records(), summary.holes(), messages);
        }
    }

    private static final int FORMAT_VERSION = 1;
    private static final String PRIVACY =
            "Hand motion identifies people. The learner is a pseudonym, but treat this table as personal data.";
    private static final Map<String, String> FRAME_CONVENTION = new TreeMap<>(Map.of(
            "space", "the device's tracking space; space_epoch rises whenever its origin moved",
            "axes", "right-handed, x right, y up, -z forward (OpenXR)",
            "quaternion", "qx, qy, qz, qw",
            "joints", "the 26 of XR_EXT_hand_tracking; HEAD; GRIP and AIM of controllers",
            "flags", "OpenXR's valid and tracked: valid without tracked is inferred, not measured",
            "missing", "empty cells were not valid; what was not sent has no row; nothing is interpolated"));
    private static final Map<String, String> UNITS = new TreeMap<>(
            Map.of(
                    "capture_s", "s since the session's first tick began, server time",
                    "x_m, y_m, z_m, radius_m", "m",
                    "select, squeeze", "0 released to 1 pressed",
                    "nominal_rate_hz", "the session's tick rate; devices do not declare their own",
                    "gaps",
                            "s; a hand not tracked for more than 0.1 s, from the last tracked frame (or the beginning) to the next (or the end)"));

    static Sidecar of(StoredManifest manifest, JournalSummary summary, List<Damage> damage, TableFacts table) {
        return new Sidecar(
                FORMAT_VERSION,
                table.name(),
                table.sha256(),
                manifest.sessionId(),
                manifest.learner(),
                PRIVACY,
                FRAME_CONVENTION,
                UNITS,
                manifest.tickHz(),
                table.medianRateHz(),
                summary.lastSealedTick(),
                table.frames(),
                table.rows(),
                table.gaps().stream().map(GapEntry::of).toList(),
                manifest.provenance(),
                manifest.device(),
                manifest.pace(),
                manifest.scenario(),
                manifest.rubric(),
                manifest.engine(),
                JournalEntry.of(summary, damage));
    }

    /** What was found out while the table was written. */
    record TableFacts(
            String name, String sha256, BigDecimal medianRateHz, long frames, long rows, List<TrackingGaps.Gap> gaps) {}
}
