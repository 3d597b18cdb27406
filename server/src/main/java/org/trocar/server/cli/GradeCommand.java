package org.trocar.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.trocar.core.content.LoadedRubric;
import org.trocar.core.content.RubricReader;
import org.trocar.protos.v1.SummaryPoint;
import org.trocar.server.wire.WireScores;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.grade.DisbelievedGrade;
import org.trocar.telemetry.grade.ExplainedGrade;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.grade.RubricDocument;
import org.trocar.telemetry.grade.StoredGrade;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.RecordDamage;
import org.trocar.telemetry.ratings.Ratings;
import org.trocar.telemetry.ratings.SessionRatings;
import org.trocar.telemetry.replay.RecordedManifest;
import org.trocar.telemetry.rulings.CountingGrade;
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
            "With --explain every point won or lost is named, with criterion, ticks, hand and reason.",
            "A grade that is not as it was signed is not shown. A damaged journal is named, and the exit code is 1."
        })
final class GradeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", description = DataFolder.SESSION)
    private String session;

    @Option(names = "--verify", description = "Replay the journal and compare every tick and the grade.")
    private boolean verify;

    @Option(
            names = "--explain",
            description = "Say where every point comes from, by the rubric of the grade that counts.")
    private boolean explain;

    @Option(
            names = "--rubric",
            paramLabel = "FILE",
            description = "With --explain: by this rubric instead, as \"trocar regrade\" takes it.")
    private Path rubric;

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
        if (rubric != null && !explain) {
            throw UserError.usage(
                    "--rubric goes with --explain", "\"trocar regrade --rubric\" tries a rubric on many sessions");
        }
        return explain ? explain(folder) : verify ? verify(folder) : show(folder);
    }

    /** Of the grade as this engine makes it, which need not be the one that is stored. */
    private int explain(SessionFolder folder) throws IOException {
        DataFolder.requireReadable(folder);
        Rulings rulings = Rulings.read(data.path());
        Standing standing = rulings.standing(id(folder));
        Optional<RubricDocument> other =
                rubric == null ? Rulings.adoptedRubric(standing) : Optional.of(rubricFor(folder));
        ExplainedGrade explained =
                other.isPresent() ? Regrading.explained(folder, other.get()) : Regrading.explained(folder);
        Regrade regrade = explained.regrade();
        StandingPrinter standings = new StandingPrinter(output);
        standings.announceExplained(standing, rubric != null);
        output.line("%s", GradePrinter.headline(explained.grade().grade()));
        explained.grade().grade().reasons().forEach(reason -> output.line("  %s", reason));
        if (regrade.outcome() != Regrade.Outcome.IDENTICAL) {
            output.remark("%s", regrade.message());
        }
        new ExplanationPrinter(output).print(explained.explanation());
        standings.printRulings(standing, StandingPrinter.settles(rulings, standing, folder));
        Map<String, Object> json = Json.object("standing", StandingPrinter.json(rulings, standing, folder));
        json.putAll(GradePrinter.json(explained.grade()));
        json.put("stored_hash", regrade.stored().map(GradeDocument::gradeHash).orElse(null));
        json.put("outcome", Text.of(regrade.outcome()));
        json.put("message", regrade.message());
        json.put("explanation", ExplanationPrinter.json(explained.explanation()));
        output.answer(json);
        return exit(regrade);
    }

    private RubricDocument rubricFor(SessionFolder folder) throws IOException {
        LoadedRubric loaded = RubricReader.read(rubric);
        String own = folder.read().manifest().orElseThrow().scenario().id();
        if (loaded.scenarioId().filter(id -> !id.equals(own)).isPresent()) {
            throw UserError.usage("the rubric is for " + loaded.scenarioId().get() + ", this session was " + own);
        }
        return RubricDocument.of(loaded.rubric());
    }

    /** As its manifest says: a folder may have been renamed. */
    private static String id(SessionFolder folder) {
        return folder.read()
                .manifest()
                .map(StoredManifest::sessionId)
                .orElse(folder.path().getFileName().toString());
    }

    private int show(SessionFolder folder) throws IOException {
        Rulings rulings = Rulings.read(data.path());
        Standing standing = rulings.standing(id(folder));
        Optional<StoredGrade> stored = stored(folder, standing);
        GradeDocument grade = stored.isPresent() ? stored.get().document() : remade(folder);
        StandingPrinter standings = new StandingPrinter(output);
        standings.announce(standing);
        new GradePrinter(output).print(grade);
        stored.ifPresent(this::printSigner);
        standings.printAdopted(rulings, standing);
        List<SummaryPoint> summary =
                WireScores.grade(grade, RecordedManifest.scenario(folder)).getSummaryList();
        new SummaryPrinter(output).print(summary);
        Map<String, Object> json = Json.object("standing", StandingPrinter.json(rulings, standing, folder));
        json.putAll(GradePrinter.json(grade));
        json.put("signed_by", stored.flatMap(StoredGrade::signer).orElse(null));
        json.put("summary", SummaryPrinter.json(summary));
        addEffective(folder, rulings, standing, json);
        SessionRatings ratings = new Ratings(data.path()).of(folder);
        new RatingPrinter(output).print(ratings);
        json.put("ratings", RatingPrinter.json(ratings));
        List<Damage> damage = RecordDamage.in(folder);
        damage.forEach(found ->
                output.line("DAMAGED since, so that this grade cannot be made anew from it: %s", found.message()));
        json.put("damage", damage.stream().map(Damage::message).toList());
        output.answer(json);
        return damage.isEmpty() ? ExitCodes.DONE : ExitCodes.NO;
    }

    /** One that is not believed is shown by nobody; where another was adopted in its place, that is enough. */
    private Optional<StoredGrade> stored(SessionFolder folder, Standing standing) throws IOException {
        try {
            return StoredGrade.read(folder);
        } catch (DisbelievedGrade e) {
            if (standing.adopted().isEmpty()) {
                throw UserError.no(e.getMessage());
            }
            output.aside("the stored grade is not believed: %s", e.why());
            return Optional.empty();
        }
    }

    private GradeDocument remade(SessionFolder folder) throws IOException {
        DataFolder.requireReadable(folder);
        output.remark("this session has no stored grade to go by; re-made from its journal:");
        return replay(folder, quiet).grade();
    }

    /** Nobody's and another server's signature prove less than they seem to. */
    private void printSigner(StoredGrade stored) {
        Optional<String> own = ownKey();
        if (stored.signer().isEmpty()) {
            output.line("  signed by nobody: whoever can write the session's folder can have written this grade");
        } else if (own.isPresent() && !own.equals(stored.signer())) {
            output.line(
                    "  signed with another key than this data folder's: %s; \"trocar verify --trust\" asks for one",
                    stored.signer().get());
        }
    }

    private Optional<String> ownKey() {
        try {
            return ServerKey.exists(data.path())
                    ? Optional.of(ServerKey.of(data.path()).fingerprint())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** What rulings make of the grade that counts; the same grade where there are none. */
    private void addEffective(SessionFolder folder, Rulings rulings, Standing standing, Map<String, Object> json)
            throws IOException {
        Optional<CountingGrade> counting = standing.isRuledOn() ? rulings.counting(folder) : Optional.empty();
        new StandingPrinter(output).printRulings(standing, StandingPrinter.settles(rulings, standing, folder));
        counting.ifPresent(counts -> output.line("%s", StandingPrinter.effective(counts.ruled())));
        json.put(
                "effective",
                counting.map(counts -> StandingPrinter.json(counts.ruled())).orElse(null));
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
        Map<String, Object> json = Json.object("standing", StandingPrinter.json(rulings, standing, folder));
        json.putAll(json(regrade));
        output.answer(json);
        return exit(regrade);
    }

    private static int exit(Regrade regrade) {
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
