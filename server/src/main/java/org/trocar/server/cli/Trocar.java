package org.trocar.server.cli;

import java.io.UncheckedIOException;
import org.trocar.core.content.ScenarioException;
import org.trocar.xrbridge.trace.RecordingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The {@code trocar} command. */
@Command(
        name = "trocar",
        mixinStandardHelpOptions = true,
        version = "trocar 0.1.0",
        description = {
            "Surgical training in VR and AR: hands in, live feedback and a replayable grade out.",
            "Scores are training feedback, not a certificate of competence."
        },
        footer = {"", "Start with \"trocar demo\". Exit codes: 0 done, 1 the answer is no, 2 wrong usage."},
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            PlayCommand.class,
            ScenariosCommand.class,
            SessionsCommand.class,
            GradeCommand.class,
            ReplayCommand.class,
            ReportCommand.class,
            RegradeCommand.class,
            StandardCommand.class,
            AdoptCommand.class,
            VoidCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            PackCommand.class,
            EraseCommand.class,
            KeysCommand.class,
            DebriefCommand.class,
            MetricsCommand.class,
            JournalCommand.class,
            CheckCommand.class
        })
public final class Trocar {
    private Trocar() {}

    public static void main(String[] args) {
        Logs.quieten();
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Trocar());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.getSubcommands().values().forEach(Trocar::addHelp);
        line.setExecutionStrategy(Trocar::runAndRelease);
        line.setExecutionExceptionHandler((failure, command, result) -> explain(failure, command));
        return line;
    }

    /** What a command's mixins hold, an unpacked session say, goes when the command ends. */
    private static int runAndRelease(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } finally {
            for (ParseResult at = parsed; at != null; at = at.subcommand()) {
                at.commandSpec().mixins().values().forEach(mixin -> release(mixin.userObject()));
            }
        }
    }

    private static void release(Object mixin) {
        if (mixin instanceof DataFolder data) {
            data.close();
        }
    }

    private static void addHelp(CommandLine subcommand) {
        subcommand.getCommandSpec().mixinStandardHelpOptions(true);
    }

    /** What the user can put right is said in one line; anything else is ours, and shows where it came from. */
    private static int explain(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof UserError error) {
            return say(command, error.getMessage(), error.exitCode());
        }
        if (failure instanceof ScenarioException || failure instanceof RecordingException) {
            return say(command, failure.getMessage(), ExitCodes.WRONG_USAGE);
        }
        if (failure instanceof java.io.IOException || failure instanceof UncheckedIOException) {
            return say(command, failure.getMessage() == null ? failure.toString() : failure.getMessage(), ExitCodes.NO);
        }
        throw failure;
    }

    private static int say(CommandLine command, String message, int exitCode) {
        command.getErr().println("trocar: " + message);
        return exitCode;
    }
}
