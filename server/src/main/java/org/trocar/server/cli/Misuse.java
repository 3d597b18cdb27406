package org.trocar.server.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in our words, and in one line, what picocli found wrong with what was typed. */
final class Misuse {
    private static final int MOST_SUGGESTIONS = 3;
    private static final Map<Class<?>, String> NUMBERS = Map.of(
            int.class, "a whole number",
            long.class, "a whole number",
            Long.class, "a whole number",
            double.class, "a number",
            Double.class, "a number");

    private final ParameterException misuse;
    private final CommandSpec command;
    /** What the mistake is about, where it is one thing; else null. */
    private final ArgSpec argument;

    private Misuse(ParameterException misuse) {
        this.misuse = misuse;
        command = misuse.getCommandLine().getCommandSpec();
        argument = argument(misuse);
    }

    private static ArgSpec argument(ParameterException misuse) {
        if (misuse instanceof MissingParameterException missing
                && missing.getMissing().size() == 1) {
            return missing.getMissing().get(0);
        }
        return misuse.getArgSpec();
    }

    static UserError explain(ParameterException misuse) {
        Misuse asked = new Misuse(mistyped(misuse));
        String help = "try \"" + asked.command.qualifiedName() + " --help\"";
        String suggestion = asked.suggestion();
        return UserError.usage(asked.message(), suggestion.isEmpty() ? help : suggestion + "; " + help);
    }

    /** Who lacks an option and has one that nobody knows mistyped it. */
    private static ParameterException mistyped(ParameterException misuse) {
        List<String> unknown = misuse.getCommandLine().getUnmatchedArguments();
        return misuse instanceof MissingParameterException && !unknown.isEmpty()
                ? new UnmatchedArgumentException(misuse.getCommandLine(), unknown)
                : misuse;
    }

    private String message() {
        if (misuse instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (misuse.getValue() != null && !expected().isEmpty()) {
            return named() + " is \"" + misuse.getValue() + "\"";
        }
        return lacksCommand() ? "\"" + command.qualifiedName() + "\" needs a command" : ofPicocli();
    }

    private String unmatched(UnmatchedArgumentException unmatched) {
        String first = unmatched.getUnmatched().get(0);
        if (unmatched.isUnknownOption()) {
            return "there is no option " + first;
        }
        return command.subcommands().isEmpty()
                ? "\"" + first + "\" is one argument too many"
                : "there is no command \"" + first + "\"";
    }

    /** Its messages are sentences that begin with what kind of mistake it is. */
    private String ofPicocli() {
        String message = misuse.getMessage().replaceFirst("^Error: ", "");
        if (argument != null) {
            message = message.replaceFirst("^Invalid value for [^:]*: ", Matcher.quoteReplacement(named() + ": "));
        }
        boolean sentence = message.length() > 1 && Character.isLowerCase(message.charAt(1));
        return sentence ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
    }

    /** What might have been meant, or what there is to choose from; empty when the help has to tell. */
    private String suggestion() {
        if (misuse instanceof UnmatchedArgumentException unmatched) {
            String similar = unmatched.getSuggestions().stream()
                    .limit(MOST_SUGGESTIONS)
                    .map(it -> it.replaceFirst("^trocar ", ""))
                    .collect(Collectors.joining(" or "));
            return similar.isEmpty() ? "" : "perhaps " + similar + " is meant";
        }
        return expected().isEmpty() ? "" : "give " + expected();
    }

    private boolean lacksCommand() {
        return argument == null && !(command.userObject() instanceof Callable);
    }

    /** What would have been right, where that can be said in few words; else empty. */
    private String expected() {
        if (lacksCommand()) {
            return "one of: " + String.join(", ", command.subcommands().keySet());
        }
        if (argument == null) {
            return "";
        }
        Class<?> type = argument.auxiliaryTypes()[0];
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(it -> it.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "one of: ", ""));
        }
        return argument.converters().length > 0 ? "" : NUMBERS.getOrDefault(type, "");
    }

    /** The argument and, where nobody typed its value, whose it is. */
    private String named() {
        boolean configured = command.defaultValueProvider() instanceof Configuration;
        return name(argument) + (configured ? origin((Configuration) command.defaultValueProvider()) : "");
    }

    private String origin(Configuration configuration) {
        return configuration
                .setting(argument)
                .filter(setting -> setting.value().equals(misuse.getValue()))
                .map(setting -> " (in " + setting.place() + ")")
                .orElse("");
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
