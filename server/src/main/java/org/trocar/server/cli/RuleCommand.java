package org.trocar.server.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.core.grade.Blame;
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
        footer = "  trocar rule 01a20555 --error 1 --tracker --by instructor-2 --reason covered",
        header = "Settles whose an error was that is marked \"tracking suspected\".",
        description = {
            "Writes a signed statement into rulings/ of the data folder; journal and grade stay as they are. \"trocar grade\" shows what",
            "the ruling makes of the verdict, and progress counts that. A later ruling on the same error takes the place of an earlier."
        })
final class RuleCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", description = "The session's id, or enough of its beginning.")
    private String session;

    @Option(
            names = "--error",
            paramLabel = "N",
            required = true,
            description = "The error's number in the list of the grade that counts.")
    private String error;

    @ArgGroup
    private Whose whose;

    @Mixin
    private Decision decision;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    private int number() {
        try {
            return Integer.parseInt(error);
        } catch (NumberFormatException e) {
            throw UserError.usage(
                    "--error is \"" + error + "\"; give the error's number, as \"trocar grade\" lists it");
        }
    }

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
        String id = folder.path().getFileName().toString();
        int number = number();
        if (whose == null) {
            throw UserError.usage("say whose the error was: --tracker or --trainee");
        }
        Blame blame = whose.blame();
        Registered registered =
                decision.make(data, (registrar, by, reason) -> registrar.ruleOnError(id, number, blame, by, reason));
        CountingGrade counting = Rulings.read(data.path()).counting(folder).orElseThrow();
        output.line(
                "ruling %d: error %d of session %s was the %s's",
                registered.ruling().number(), number, id, blame.label());
        output.line("  its hash, worth keeping elsewhere: %s", registered.hash());
        output.line("%s", StandingPrinter.effective(counting));
        Map<String, Object> json = Decision.json(registered);
        json.put("session", id);
        json.put("error", number);
        json.put("whose", blame.label());
        json.put("effective", StandingPrinter.json(counting.ruled()));
        output.answer(json);
        return ExitCodes.DONE;
    }
}
