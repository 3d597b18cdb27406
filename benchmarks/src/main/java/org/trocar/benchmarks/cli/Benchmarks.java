package org.trocar.benchmarks.cli;

import java.nio.file.NoSuchFileException;
import org.trocar.benchmarks.fixture.Quiet;
import org.trocar.server.SoftHeap;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the launcher starts for {@code trocar bench} and {@code trocar load}. */
@Command(
        name = "trocar",
        description = "Measures Trocar: needs a checkout.",
        subcommands = {BenchCommand.class, LoadCommand.class})
public final class Benchmarks {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Benchmarks() {}

    public static void main(String[] args) {
        Quiet.please();
        SoftHeap.forSessions(Bench.SESSIONS);
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Benchmarks());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("trocar: " + message(failure));
            return failure.getCause() instanceof NoSuchFileException ? WRONG_USE : FAILED;
        });
        return line;
    }

    private static String message(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
