package org.trocar.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.trocar.core.content.ScenarioException;
import org.trocar.xrbridge.trace.RecordingException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * How a command fails: with a line on standard error that says what is wrong and what to do and, where {@code --json} was asked for, the same
 * as one JSON object on standard output.
 */
final class Failures {
    private Failures() {}

    static void explainIn(CommandLine line) {
        line.setParameterExceptionHandler(Failures::misused);
        line.setExecutionExceptionHandler(Failures::failed);
    }

    private static int misused(ParameterException misuse, String[] args) {
        CommandLine command = misuse.getCommandLine();
        if (args.length == 0) {
            command.usage(command.getErr());
            return ExitCodes.WRONG_USAGE;
        }
        UserError error = Misuse.explain(misuse);
        return tell(command, List.of(args), error.getMessage(), error.remedy(), error.exitCode());
    }

    /** What the user can put right is said in one line; anything else is ours, and shows where it came from. */
    private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        List<String> args = parsed.originalArgs();
        if (failure instanceof UserError error) {
            return tell(command, args, error.getMessage(), error.remedy(), error.exitCode());
        }
        if (failure instanceof ScenarioException || failure instanceof RecordingException) {
            return tell(command, args, failure.getMessage(), "", ExitCodes.WRONG_USAGE);
        }
        if (failure instanceof IOException disk) {
            return tell(command, args, said(disk), "", ExitCodes.NO);
        }
        if (failure instanceof UncheckedIOException disk) {
            return tell(command, args, said(disk), "", ExitCodes.NO);
        }
        if (Stopping.begun()) {
            return tell(command, args, "stopped before it was done", "", ExitCodes.NO);
        }
        failure.printStackTrace(command.getErr());
        return tell(command, args, "an error in Trocar itself: " + failure, "", ExitCodes.NO);
    }

    /** Says it at once, as it would be said at the end: for a command that must have said all before it lets the program go. */
    static int tellNow(Exception failure, CommandLine command) {
        ParseResult parsed = command.getCommandSpec().root().commandLine().getParseResult();
        return failed(failure, command, parsed);
    }

    private static String said(UncheckedIOException failure) {
        IOException cause = failure.getCause();
        boolean ownWords = failure.getMessage() != null && !failure.getMessage().equals(cause.toString());
        return ownWords && !(cause instanceof FileSystemException) ? failure.getMessage() : said(cause);
    }

    /** The system's own exceptions often say no more than a path. */
    private static String said(IOException failure) {
        if (failure instanceof NoSuchFileException missing && missing.getReason() == null) {
            return "there is no " + missing.getFile() + ", and it cannot be made";
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written by this user";
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static int tell(CommandLine command, List<String> args, String message, String remedy, int exitCode) {
        String whole = remedy.isEmpty() ? message : message + "; " + remedy;
        command.getErr().println(Text.printable("trocar: " + whole));
        if (args.contains("--json")) {
            System.out.println(json(message, remedy, exitCode));
        }
        return exitCode;
    }

    private static String json(String message, String remedy, int exitCode) {
        Map<String, Object> error = Json.object("message", message);
        if (!remedy.isEmpty()) {
            error.put("remedy", remedy);
        }
        error.put("exit_code", exitCode);
        return Json.line(Json.object("error", error));
    }
}
