package org.trocar.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a server's settings are where nobody typed them: of the environment, else of one file, else the options' own defaults. */
final class Configuration implements IDefaultValueProvider {
    static final String PREFIX = "TROCAR_";

    private static final String FILE = "trocar.yaml";
    private static final String FILE_OPTION = "config";
    private static final String DATA_OPTION = "data";
    /** The launcher's. */
    private static final String JAVA_OPTIONS = "TROCAR_JAVA_OPTS";

    private final Map<String, String> environment;
    /** What was typed when the settings were read; null before. */
    private List<String> readFor;

    private Map<String, Setting> settings = Map.of();

    /** For picocli. */
    Configuration() {
        this(System.getenv());
    }

    Configuration(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What decides where the file is, which has to be known before anything else is. */
    @Command
    private static final class Place {
        @Option(names = "--config")
        private Path config;

        @Option(names = "--data")
        private Path data;
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        return setting(argument).map(Setting::value).orElse(null);
    }

    /** What environment or file say of an option; empty when they say nothing. */
    Optional<Setting> setting(ArgSpec argument) {
        CommandSpec command = argument.command();
        if (!(argument instanceof OptionSpec option) || !keys(command).contains(key(option))) {
            return Optional.empty();
        }
        List<String> typed = typed(command);
        if (!typed.equals(readFor)) {
            settings = read(command, typed);
            readFor = typed;
        }
        return Optional.ofNullable(settings.get(key(option)));
    }

    /** All keys there are, in the order of the help. */
    static Set<String> keys(CommandSpec command) {
        Set<String> keys = new LinkedHashSet<>();
        command.mixins().values().stream()
                .filter(mixin -> mixin.userObject() instanceof ServeSettings)
                .flatMap(mixin -> mixin.options().stream())
                .map(Configuration::key)
                .filter(key -> !key.equals(FILE_OPTION))
                .forEach(keys::add);
        return keys;
    }

    static String key(OptionSpec option) {
        return option.longestName().replaceFirst("^--", "");
    }

    /** Picocli asks for defaults before it looks at the command's own arguments; the first command of the line has them by then. */
    private static List<String> typed(CommandSpec command) {
        ParseResult parsed = command.root().commandLine().getParseResult();
        return parsed == null ? List.of() : parsed.originalArgs();
    }

    private Map<String, Setting> read(CommandSpec command, List<String> typed) {
        if (typed.contains("--help") || typed.contains("-h")) {
            return Map.of();
        }
        try {
            return read(keys(command), typed);
        } catch (UserError e) {
            throw new ParameterException(command.commandLine(), e.getMessage() + "; " + e.remedy(), e);
        }
    }

    private Map<String, Setting> read(Set<String> keys, List<String> typed) {
        Map<String, Setting> found = new LinkedHashMap<>();
        Place place = new Place();
        new CommandLine(place).setUnmatchedArgumentsAllowed(true).parseArgs(typed.toArray(String[]::new));
        Map<String, Setting> variables = variables(keys);
        file(place).ifPresent(file -> found.putAll(SettingsFile.read(file, keysOf(file, place, keys))));
        found.putAll(variables);
        return found;
    }

    private Map<String, Setting> variables(Set<String> keys) {
        Map<String, Setting> found = new TreeMap<>();
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            if (!name.startsWith(PREFIX) || name.equals(JAVA_OPTIONS) || name.equals(Setting.variable(FILE_OPTION))) {
                continue;
            }
            String key = Setting.key(name);
            if (!keys.contains(key)) {
                List<String> known = keys.stream().map(Setting::variable).toList();
                throw UserError.usage(
                        "the environment has " + name + ", which is no setting", SettingsFile.guess(name, known));
            }
            found.put(key, Setting.ofEnvironment(key, variable.getValue()));
        }
        return found;
    }

    private Optional<Path> file(Place place) {
        Optional<Path> named = named(place.config, FILE_OPTION);
        if (named.isPresent() && !Files.isRegularFile(named.get())) {
            throw UserError.usage(
                    "there is no file " + named.get() + " with settings", "give one that is with --config");
        }
        return named.or(() -> Optional.of(data(place).resolve(FILE)).filter(Files::exists));
    }

    private Path data(Place place) {
        return named(place.data, DATA_OPTION).orElse(Path.of(DataFolder.DEFAULT));
    }

    private Optional<Path> named(Path typed, String key) {
        return Optional.ofNullable(typed)
                .or(() -> Optional.ofNullable(environment.get(Setting.variable(key)))
                        .map(Path::of));
    }

    /** A file that lies in the data folder does not say where the data folder is. */
    private Set<String> keysOf(Path file, Place place, Set<String> keys) {
        Set<String> known = new LinkedHashSet<>(keys);
        if (named(place.config, FILE_OPTION).isEmpty()) {
            known.remove(DATA_OPTION);
        }
        return known;
    }
}
