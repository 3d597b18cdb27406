package org.trocar.server.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** The {@code trocar} command. */
@Command(
        name = "trocar",
        description = {
            "Surgical training in VR and AR: hands in, live feedback and a replayable grade out.",
            "Scores are training feedback, not a certificate of competence."
        },
        footer = {"  trocar demo", "  trocar grade --help"})
public final class Trocar {
    private static final String VERSION = "trocar 0.1.0";

    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            ServeCommand.class,
            PlayCommand.class,
            BridgeCommand.class,
            ScenariosCommand.class,
            SessionsCommand.class,
            GradeCommand.class,
            ReplayCommand.class,
            ReportCommand.class,
            RegradeCommand.class,
            StandardCommand.class,
            AdoptCommand.class,
            VoidCommand.class,
            RuleCommand.class,
            RateCommand.class,
            ProgressCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            PackCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            EraseCommand.class,
            KeysCommand.class,
            DebriefCommand.class,
            MetricsCommand.class,
            JournalCommand.class,
            ConfigCommand.class,
            DoctorCommand.class,
            CheckCommand.class);

    private Trocar() {}

    public static void main(String[] args) {
        Stopping.watch();
        Logs.quieten();
        System.exit(commandLine(args).execute(args));
    }

    /** With the one command that is asked for, if it is one of ours: making them all takes a third of a start. */
    static CommandLine commandLine(String... args) {
        List<Class<?>> asked = COMMANDS.stream()
                .filter(command -> args.length > 0 && name(command).equals(args[0]))
                .toList();
        return commandLine(asked.isEmpty() ? COMMANDS : asked);
    }

    /** As its annotation says too, which need not be read for this; a test holds the two together. */
    private static String name(Class<?> command) {
        return command.getSimpleName().replace("Command", "").toLowerCase(Locale.ROOT);
    }

    private static CommandLine commandLine(List<Class<?>> commands) {
        CommandLine line = new CommandLine(new Trocar());
        commands.forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(Trocar::runAndRelease);
        Failures.explainIn(line);
        explain(line);
        return line;
    }

    /** What every command's help has, and its commands' after it. */
    private static void explain(CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        command.mixinStandardHelpOptions(true).version(VERSION);
        UsageMessageSpec usage = command.usageMessage();
        usage.description(String.join(" ", usage.description()))
                .sortOptions(false)
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCodes.explained())
                .footerHeading("%nExamples:%n");
        line.getSubcommands().values().forEach(Trocar::explain);
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
}
