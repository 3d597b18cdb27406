package org.trocar.server.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.trocar.protos.v1.SummaryPoint;
import org.trocar.server.wire.WireScores;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.ExplainedGrade;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.replay.RecordedManifest;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.rulings.Standing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "grade",
        footer = {"  trocar grade 01a20555", "  trocar grade 01a20555 --verify"},
        header = "Shows a session's grade.",
        description = {
            "With --verify the session is replayed from its journal and the two are compared:",
            "\"identical\" with the grade's hash, or the first tick that differs and what differs.",
            "With --explain every point won or lost is named, with criterion, ticks, hand and reason."
        })
final class GradeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", description = DataFolder.SESSION)
    private String session;

    @Option(names = "--verify", description = "Replay the journal and compare every tick and the grade.")
    private boolean verify;

    @Option(names = "--explain", description = "Say where every point comes from, by the session's own rubric.")
    private boolean explain;

    @Mixin
    private DataFolder data;

    @Mixin
    private Quiet quiet;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        SessionFolder folder = data.anySession(session);
        if (folder.isRunning()) {
            throw UserError.no("this session is still running; it is graded when it ends");
        }
        if (verify && explain) {
            throw UserError.usage("--verify and --explain are two questions; ask one after the other");
        }
        return explain ? explain(folder) : verify ? verify(folder) : show(folder);
    }

    /** Of the grade as this engine makes it, which need not be the one that is stored. */
    private int explain(SessionFolder folder) throws IOException {
        DataFolder.requireReadable(folder);
        ExplainedGrade explained = Regrading.explained(folder);
        Regrade regrade = explained.regrade();
        Rulings rulings = Rulings.read(data.path());
        Standing standing = rulings.standing(regrade.grade().grade().sessionId());
        new StandingPrinter(output).announce(standing);
        output.line("%s", GradePrinter.headline(regrade.grade().grade()));
        regrade.grade().grade().reasons().forEach(reason -> output.line("  %s", reason));
        if (regrade.outcome() != Regrade.Outcome.IDENTICAL) {
            output.remark("%s", regrade.message());
        }
        new ExplanationPrinter(output).print(explained.explanation());
        Map<String, Object> json = Json.object("standing", StandingPrinter.json(rulings, standing));
        json.putAll(GradePrinter.json(regrade.grade()));
        json.put("stored_hash", regrade.stored().map(GradeDocument::gradeHash).orElse(null));
        json.put("explanation", ExplanationPrinter.json(explained.explanation()));
        output.answer(json);
        return ExitCodes.DONE;
    }

    private int show(SessionFolder folder) throws IOException {
        Optional<GradeDocument> stored = GradeDocument.read(folder);
        if (stored.isEmpty()) {
            DataFolder.requireReadable(folder);
            output.remark("this session was interrupted and has no stored grade; re-made from its journal:");
        }
        GradeDocument grade =
                stored.isPresent() ? stored.get() : replay(folder, quiet).grade();
        Rulings rulings = Rulings.read(data.path());
        Standing standing = rulings.standing(grade.grade().sessionId());
        StandingPrinter standings = new StandingPrinter(output);
        standings.announce(standing);
        new GradePrinter(output).print(grade);
        List<SummaryPoint> summary =
                WireScores.grade(grade, RecordedManifest.scenario(folder)).getSummaryList();
        new SummaryPrinter(output).print(summary);
        standings.printAdopted(rulings, standing);
        Map<String, Object> json = Json.object("standing", StandingPrinter.json(rulings, standing));
        json.put("summary", SummaryPrinter.json(summary));
        json.putAll(GradePrinter.json(grade));
        output.answer(json);
        return ExitCodes.DONE;
    }

    private int verify(SessionFolder folder) throws IOException {
        DataFolder.requireReadable(folder);
        Regrade regrade = replay(folder, quiet);
        Rulings rulings = Rulings.read(data.path());
        Standing standing = rulings.standing(regrade.grade().grade().sessionId());
        new StandingPrinter(output).announce(standing);
        new GradePrinter(output).print(regrade.grade());
        output.line("%s", regrade.message());
        output.line("  %s replayed", Amounts.count(regrade.ticks(), "tick"));
        Map<String, Object> json = Json.object("standing", StandingPrinter.json(rulings, standing));
        json.putAll(json(regrade));
        output.answer(json);
        boolean good =
                regrade.outcome() == Regrade.Outcome.IDENTICAL || regrade.outcome() == Regrade.Outcome.OTHER_ENGINE;
        return good ? ExitCodes.DONE : ExitCodes.NO;
    }

    static Regrade replay(SessionFolder folder, Quiet quiet) throws IOException {
        long ticks =
                folder.read().summary().map(summary -> summary.lastSealedTick()).orElse(0L);
        try (Progress progress = quiet.progress("replaying")) {
            return Regrading.of(folder, session -> {}, tick -> progress.reached(tick, ticks));
        }
    }

    static Map<String, Object> json(Regrade regrade) {
        Map<String, Object> json = GradePrinter.json(regrade.grade());
        json.put("outcome", regrade.outcome().name().toLowerCase(Locale.ROOT));
        json.put("message", regrade.message());
        json.put("ticks", regrade.ticks());
        json.put("stored_hash", regrade.stored().map(GradeDocument::gradeHash).orElse(null));
        json.put(
                "first_different_tick",
                regrade.firstBadTick().isPresent() ? regrade.firstBadTick().getAsLong() : null);
        json.put("damage", regrade.damage().stream().map(Damage::message).toList());
        return json;
    }
}
