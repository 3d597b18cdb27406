package org.trocar.server.cli;

import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.SignatureCheck;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.proof.Finding;
import org.trocar.telemetry.proof.SignedDocument;
import org.trocar.telemetry.proof.Verification;
import org.trocar.telemetry.ratings.Ratings;
import org.trocar.telemetry.ratings.SessionRatings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        footer = {"  trocar verify 01a20555", "  trocar verify p07.trocar --trust FINGERPRINT"},
        header = "Says whether a session is as it was sealed, and where it is not.",
        description = {
            "Works offline, from the session alone and without the learner's key: signatures, the chain of records, every file's bytes,",
            "and what the grade names. It replays nothing; \"trocar grade --verify\" does. A signature says which key made it;",
            "whether that is the right key is yours to say, with --trust. Ratings of the session in the data folder are checked too."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    @Parameters(paramLabel = "SESSION", description = DataFolder.SESSION)
    private String session;

    @Option(
            names = "--trust",
            paramLabel = "FINGERPRINT",
            description =
                    "Accept only documents signed with this key (\"trocar keys\" shows it). May be given more than once.")
    private Set<String> trust = new HashSet<>();

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        trust.forEach(VerifyCommand::requireFingerprint);
        SessionFolder folder = data.anySession(session);
        if (folder.isRunning()) {
            throw UserError.no("this session is still running; it is sealed when it ends");
        }
        Verification verification = Verification.of(folder, trust);
        SessionRatings ratings = new Ratings(data.path()).of(folder);
        print(folder, verification);
        print(ratings);
        Map<String, Object> json = json(folder, verification);
        json.put("ratings", ratings.ratings().size());
        json.put("ratings_problems", ratings.problems());
        output.answer(json);
        boolean good = verification.outcome().good() && ratings.problems().isEmpty();
        return good ? ExitCodes.DONE : ExitCodes.NO;
    }

    private static void requireFingerprint(String text) {
        if (!FINGERPRINT.matcher(text).matches()) {
            throw UserError.usage(
                    "--trust is \"" + text + "\"; a fingerprint is 64 digits 0-9a-f, as \"trocar keys\" shows it");
        }
    }

    private void print(SessionFolder folder, Verification verification) {
        output.line("%s: %s", verification.outcome().words(), folder.path().getFileName());
        verification.erased().map(Erased::message).ifPresent(message -> output.line("  %s", message));
        for (SignedDocument document : verification.documents()) {
            output.line("  %-16s %s", document.file(), describe(document.check()));
        }
        output.line(
                "  %-16s %,d records to tick %,d, chain %s",
                "records",
                verification.journal().records(),
                verification.journal().lastSealedTick(),
                verification.journal().journalSha256());
        verification.findings().forEach(finding -> output.line("  altered: %s", finding.message()));
        verification.remarks().forEach(remark -> output.line("  note: %s", remark));
    }

    /** They lie in the data folder, beside the session. */
    private void print(SessionRatings ratings) {
        if (!ratings.ratings().isEmpty() || !ratings.problems().isEmpty()) {
            output.line(
                    "  %-16s %d in the data folder",
                    "ratings", ratings.ratings().size());
        }
        ratings.problems().forEach(problem -> output.line("  ratings altered: %s", problem));
    }

    private static String describe(SignatureCheck check) {
        if (check instanceof SignatureCheck.Valid valid) {
            return "signed with key " + valid.fingerprint();
        }
        return check instanceof SignatureCheck.Invalid invalid ? "signature invalid: " + invalid.why() : "not signed";
    }

    private static Map<String, Object> json(SessionFolder folder, Verification verification) {
        return Json.object(
                "session", folder.path().getFileName().toString(),
                "outcome", verification.outcome().name().toLowerCase(Locale.ROOT),
                "documents",
                        verification.documents().stream()
                                .map(VerifyCommand::json)
                                .toList(),
                "records", verification.journal().records(),
                "last_tick", verification.journal().lastSealedTick(),
                "journal_sha256", verification.journal().journalSha256(),
                "findings",
                        verification.findings().stream()
                                .map(VerifyCommand::json)
                                .toList(),
                "remarks", verification.remarks(),
                "erased", verification.erased().map(Erased::message).orElse(null));
    }

    private static Map<String, Object> json(SignedDocument document) {
        String signature = document.check().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return Json.object(
                "file", document.file(),
                "signature", signature,
                "key_fingerprint", document.fingerprint().orElse(null));
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = Json.object("used", finding.used(), "message", finding.message());
        if (finding instanceof Finding.Damaged damaged && damaged.damage().record() > 0) {
            json.put("tick", damaged.damage().tick());
            json.put("record", damaged.damage().record());
        }
        if (finding instanceof Finding.Changed changed) {
            json.put("file", changed.file());
            json.put("from_byte", changed.bytes().from());
            json.put("to_byte", changed.bytes().to() - 1);
        }
        return json;
    }
}
