package org.trocar.server.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.session.FrameCounts;
import org.trocar.core.session.Note;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.inspect.CoverageParts;
import org.trocar.telemetry.inspect.Inspection;
import org.trocar.telemetry.inspect.JournalFacts;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.RecordType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "describe",
        footer = "  trocar journal describe 01a20555",
        header = "Says on a page what a journal holds, and what was lost when.",
        description =
                "Records by type, frames and what became of them, interruptions, coverage with its parts, and damage.")
final class JournalDescribeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", description = DataFolder.SESSION)
    private String session;

    @Mixin
    private DataFolder data;

    @Mixin
    private Quiet quiet;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        SessionFolder folder = data.anySession(session);
        JournalFacts facts = inspect(folder);
        String state = facts.closed() ? "closed" : folder.isRunning() ? "running" : "interrupted";
        printHead(folder, facts, state);
        if (facts.readable()) {
            printInput(facts);
            printInterruptions(facts);
            printCoverage(facts.coverage());
            new LossPicture(facts.losses()).lines().forEach(line -> output.line("%s", line));
        } else {
            output.line("  the records are encrypted and their key is not here: only their frame can be described");
        }
        facts.damage().forEach(found -> output.line("  %s", found.message()));
        output.answer(json(folder, facts, state));
        return facts.damage().isEmpty() ? ExitCodes.DONE : ExitCodes.NO;
    }

    private JournalFacts inspect(SessionFolder folder) {
        long ticks = folder.read().summary().map(JournalSummary::lastSealedTick).orElse(0L);
        try (Progress progress = quiet.progress("reading")) {
            return Inspection.of(folder, new CodecFrames(), tick -> progress.reached(tick, ticks));
        }
    }

    private void printHead(SessionFolder folder, JournalFacts facts, String state) {
        JournalSummary summary = facts.summary();
        output.line("%s: %s", folder.path().getFileName(), state);
        facts.manifest()
                .ifPresent(it -> output.line(
                        "  format %d, engine %d, %s, %s, %d ticks a second%s",
                        it.formatVersion(),
                        it.engine(),
                        Text.of(it.provenance()),
                        Text.of(it.pace()),
                        it.tickHz(),
                        it.encryption() == null ? "" : ", encrypted with " + it.encryption()));
        if (gazeConsent(facts)) {
            output.line("  the learner agreed that where they look is recorded");
        }
        output.line(
                "  sealed to tick %,d, %s of ticks; head %s",
                summary.lastSealedTick(), Amounts.length(tickedSeconds(facts)), summary.journalSha256());
        facts.volumes()
                .forEach((type, volume) -> output.line(
                        "  %-10s %,12d records %12s",
                        Text.of(type), volume.records(), Amounts.bytes(volume.payloadBytes())));
        output.line("  %-10s %,12d records lost (holes)", "", summary.holes());
        facts.restarts()
                .forEach(it -> output.line(
                        "  restarted after tick %,d (record %,d); %,d records were dropped",
                        it.keptTick(), it.keptRecord(), it.droppedRecords()));
    }

    private static boolean gazeConsent(JournalFacts facts) {
        return facts.manifest().map(StoredManifest::gazeConsent).orElse(false);
    }

    private void printInput(JournalFacts facts) {
        FrameCounts frames = facts.frames();
        output.line(
                "  frames      %,d accepted, of them %,d late and %,d held; %,d missing; %,d invalid values",
                frames.accepted(), frames.late(), frames.held(), frames.missing(), frames.invalidJoints());
        for (FrameVerdict verdict : FrameVerdict.values()) {
            if (frames.refused(verdict) > 0) {
                output.line("  refused     %,d: %s", frames.refused(verdict), verdict.meaning());
            }
        }
    }

    private void printInterruptions(JournalFacts facts) {
        List<String> counted = new ArrayList<>();
        facts.controls().forEach((kind, count) -> counted.add(count + " " + words(kind)));
        output.line("  controls    %s", counted.isEmpty() ? "none" : String.join(", ", counted));
        output.line(
                "  time        session time %.2f s: ticks and %.2f s slipped; %.2f s left out by gaps",
                facts.seconds(), facts.slippedSeconds(), facts.coverage().leftOutSeconds());
        facts.notes().forEach((note, sum) -> output.line("  noted       %,d %s", sum, words(note)));
    }

    /** What "trocar sessions" prints too; session time has the slip besides. */
    private static double tickedSeconds(JournalFacts facts) {
        return facts.manifest()
                .map(manifest -> (double) facts.summary().lastSealedTick() / manifest.tickHz())
                .orElse(0.0);
    }

    private static String words(Enum<?> constant) {
        return Text.of(constant).replace('_', ' ');
    }

    private void printCoverage(CoverageParts coverage) {
        output.line("  coverage    %s", percent(coverage.coverage()));
        for (Hand hand : Hand.values()) {
            output.line(
                    "    %-9s %s: %.2f s tracked of %.2f s",
                    Text.of(hand),
                    percent(coverage.trackedFraction(hand)),
                    coverage.trackedSeconds(hand),
                    coverage.observedSeconds(hand));
        }
    }

    private static String percent(double part) {
        return Double.isNaN(part) ? "undefined" : String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }

    private static Map<String, Object> json(SessionFolder folder, JournalFacts facts, String state) {
        JournalSummary summary = facts.summary();
        return Json.object(
                "session", folder.path().getFileName().toString(),
                "state", state,
                "format", facts.manifest().map(it -> it.formatVersion()).orElse(null),
                "encrypted", facts.manifest().map(it -> it.encryption() != null).orElse(null),
                "gaze_consent", gazeConsent(facts),
                "payloads_read", facts.readable(),
                "records", summary.records(),
                "last_sealed_tick", summary.lastSealedTick(),
                "seconds", Json.number(facts.seconds()),
                "ticked_seconds", Json.number(tickedSeconds(facts)),
                "journal_sha256", summary.journalSha256(),
                "types", types(facts),
                "holes", summary.holes(),
                "restarts",
                        facts.restarts().stream()
                                .map(it -> Json.object(
                                        "kept_tick", it.keptTick(),
                                        "kept_record", it.keptRecord(),
                                        "dropped_records", it.droppedRecords()))
                                .toList(),
                "frames", frames(facts.frames()),
                "controls", counts(facts.controls(), ControlEvent.Kind.values()),
                "left_out_seconds", Json.number(facts.coverage().leftOutSeconds()),
                "slipped_seconds", Json.number(facts.slippedSeconds()),
                "notes", counts(facts.notes(), Note.values()),
                "coverage", coverage(facts.coverage()),
                "damage", facts.damage().stream().map(Damage::message).toList());
    }

    private static Map<String, Object> types(JournalFacts facts) {
        Map<String, Object> types = new LinkedHashMap<>();
        for (RecordType type : RecordType.values()) {
            JournalFacts.Volume volume = facts.volumes().getOrDefault(type, new JournalFacts.Volume(0, 0));
            types.put(Text.of(type), Json.object("records", volume.records(), "payload_bytes", volume.payloadBytes()));
        }
        return types;
    }

    private static Map<String, Object> frames(FrameCounts frames) {
        Map<String, Object> refused = new LinkedHashMap<>();
        for (FrameVerdict verdict : FrameVerdict.values()) {
            if (verdict != FrameVerdict.ACCEPTED) {
                refused.put(Text.of(verdict), frames.refused(verdict));
            }
        }
        return Json.object(
                "accepted", frames.accepted(),
                "late", frames.late(),
                "held", frames.held(),
                "missing", frames.missing(),
                "invalid_joints", frames.invalidJoints(),
                "refused", refused);
    }

    private static <E extends Enum<E>> Map<String, Object> counts(Map<E, Long> counts, E[] all) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (E constant : all) {
            json.put(Text.of(constant), counts.getOrDefault(constant, 0L));
        }
        return json;
    }

    private static Map<String, Object> coverage(CoverageParts coverage) {
        Map<String, Object> json = Json.object("worse_hand", Json.number(coverage.coverage()));
        for (Hand hand : Hand.values()) {
            json.put(
                    Text.of(hand),
                    Json.object(
                            "tracked", Json.number(coverage.trackedFraction(hand)),
                            "tracked_seconds", Json.number(coverage.trackedSeconds(hand)),
                            "observed_seconds", Json.number(coverage.observedSeconds(hand))));
        }
        return json;
    }
}
