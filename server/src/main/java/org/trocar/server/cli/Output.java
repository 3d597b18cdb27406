package org.trocar.server.cli;

import java.io.PrintStream;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Where a command's answer goes: text for people, or with {@code --json} one JSON object on standard output and all else on standard error. */
final class Output {
    @Option(names = "--json", description = "Print one JSON object with stable keys (see docs/cli.md) instead of text.")
    private boolean json;

    boolean json() {
        return json;
    }

    /** A line of the answer for people; left out with {@code --json}. */
    void line(String format, Object... args) {
        if (!json) {
            System.out.println(text(format, args));
        }
    }

    /** A line about the work, not of the answer. */
    void remark(String format, Object... args) {
        PrintStream out = json ? System.err : System.out;
        out.println(text(format, args));
    }

    /** A line about something unexpected, always on standard error. */
    void aside(String format, Object... args) {
        System.err.println(text(format, args));
    }

    private static String text(String format, Object... args) {
        return Text.printable(args.length == 0 ? format : String.format(Locale.ROOT, format, args))
                .stripTrailing();
    }

    /** The whole answer, with {@code --json}. */
    void answer(Object value) {
        if (json) {
            System.out.println(Json.text(value));
        }
    }

    /** With {@code --json}, one of many answers, in a line of its own. */
    void compactly(Object value) {
        if (json) {
            System.out.println(Json.line(value));
        }
    }
}
