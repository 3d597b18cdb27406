package org.trocar.server.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.core.grade.Blame;
import org.trocar.core.grade.Verdict;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.rulings.CountingGrade;
import org.trocar.telemetry.rulings.Registered;
import org.trocar.telemetry.rulings.Rulings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rule",
        footer = {
            "  trocar rule 01a20555 --error 1 --tracker --by instructor-2 --reason covered",
            "  trocar rule 01a20555 --verdict pass --by instructor-2 --reason \"fire drill\""
        },
        header = "Settles what a grade leaves to a person: whose an error was, or the verdict.",
        description = {
            "An error that is marked \"tracking suspected\" was the tracker's or the trainee's. A verdict that is undecided for another",
            "reason, such as a pause in an assessment, is a pass or a fail. Writes a signed statement into rulings/ of the data folder;",
            "journal and grade stay as they are. \"trocar grade\" shows what the ruling makes of the verdict, and progress counts that. A",
            "later ruling on the same takes the place of an earlier."
        })
final class RuleCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", description = "The session's id, or enough of its beginning.")
    private String session;

    @Option(
            names = "--error",
            paramLabel = "N",
            description = "The error's number in the list of the grade that counts; with --tracker or --trainee.")
    private String error;

    @ArgGroup
    private Whose whose;

    @Option(names = "--verdict", paramLabel = "pass|fail", description = "What an undecided run comes to.")
    private String verdict;

    @Mixin
    private Decision decision;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    /** One of the two. */
    static final class Whose {
        @Option(names = "--tracker", required = true, description = "It was the tracker's: it counts for nothing.")
        private boolean tracker;

        @Option(names = "--trainee", required = true, description = "It was the trainee's: it counts like any other.")
        private boolean trainee;

        Blame blame() {
            return tracker ? Blame.TRACKER : Blame.TRAINEE;
        }
    }

    @Override
    public Integer call() throws IOException {
        SessionFolder folder = data.stored(session);
        if ((error == null) == (verdict == null)) {
            throw UserError.usage(
                    "say what to rule on: --error N, with --tracker or --trainee, or --verdict pass|fail");
        }
        return verdict == null ? ruleOnError(folder) : ruleOnVerdict(folder);
    }

    private int ruleOnError(SessionFolder folder) throws IOException {
        int number = number();
        if (whose == null) {
            throw UserError.usage("say whose the error was: --tracker or --trainee");
        }
        String id = id(folder);
        Blame blame = whose.blame();
        Registered registered =
                decision.make(data, (registrar, by, reason) -> registrar.ruleOnError(id, number, blame, by, reason));
        return tell(
                folder,
                registered,
                "error " + number + " of session " + id + " was the " + blame.label() + "'s",
                Json.object("error", number, "whose", blame.label()));
    }

    private int ruleOnVerdict(SessionFolder folder) throws IOException {
        Verdict settled = settled();
        if (whose != null) {
            throw UserError.usage("--tracker and --trainee go with --error");
        }
        String id = id(folder);
        Registered registered =
                decision.make(data, (registrar, by, reason) -> registrar.ruleOnVerdict(id, settled, by, reason));
        return tell(
                folder,
                registered,
                "session " + id + " is a " + Text.of(settled),
                Json.object("verdict", Text.of(settled)));
    }

    private int tell(SessionFolder folder, Registered registered, String what, Map<String, Object> ruled)
            throws IOException {
        CountingGrade counting = Rulings.read(data.path()).counting(folder).orElseThrow();
        output.line("ruling %d: %s", registered.ruling().number(), what);
        output.line("  its hash, worth keeping elsewhere: %s", registered.hash());
        output.line("%s", StandingPrinter.effective(counting.ruled()));
        Map<String, Object> json = Decision.json(registered);
        json.put("session", id(folder));
        json.putAll(ruled);
        json.put("effective", StandingPrinter.json(counting.ruled()));
        output.answer(json);
        return ExitCodes.DONE;
    }

    private static String id(SessionFolder folder) {
        return folder.path().getFileName().toString();
    }

    private int number() {
        try {
            return Integer.parseInt(error);
        } catch (NumberFormatException e) {
            throw UserError.usage(
                    "--error is \"" + error + "\"; give the error's number, as \"trocar grade\" lists it");
        }
    }

    private Verdict settled() {
        return switch (verdict) {
            case "pass" -> Verdict.PASS;
            case "fail" -> Verdict.FAIL;
            default -> throw UserError.usage("--verdict is \"" + verdict + "\"; give pass or fail");
        };
    }
}
