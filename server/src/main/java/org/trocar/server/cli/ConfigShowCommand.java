package org.trocar.server.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.server.cli.Setting.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        footer = {"  trocar config show", "  trocar config show --data /srv/trocar --json"},
        header = "Shows each setting of a server, and where it comes from.",
        description = {
            "Takes the options of \"trocar serve\". An option is stronger than the environment (TROCAR_KEEP_FREE for"
                    + " --keep-free), which is",
            "stronger than the file (keep-free: 2GB), which is stronger than the default. The file is the one that"
                    + " --config or",
            "TROCAR_CONFIG name, else trocar.yaml in the data folder. What serve would refuse is refused here too."
        },
        defaultValueProvider = Configuration.class)
final class ConfigShowCommand implements Callable<Integer> {
    private static final String LINE = "%-14s %-28s %s";

    @Spec
    private CommandSpec command;

    @Mixin
    private ServeSettings settings;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        settings.options();
        List<Setting> all = Configuration.keys(command).stream()
                .map(key -> setting(command.findOption("--" + key)))
                .toList();
        all.forEach(this::print);
        output.answer(Json.object(
                "settings", all.stream().map(ConfigShowCommand::json).toList()));
        return ExitCodes.DONE;
    }

    private Setting setting(OptionSpec option) {
        String key = Configuration.key(option);
        Configuration configuration = (Configuration) command.defaultValueProvider();
        if (command.commandLine().getParseResult().hasMatchedOption(option)) {
            return new Setting(key, flag(option), Source.FLAG, "");
        }
        return configuration
                .setting(option)
                .orElseGet(() -> new Setting(key, option.defaultValue(), Source.DEFAULT, ""));
    }

    /** As it was typed, but for one that needs no value. */
    private static String flag(OptionSpec option) {
        return option.negatable()
                ? option.getValue().toString()
                : option.originalStringValues().get(0);
    }

    private void print(Setting setting) {
        String source = Text.of(setting.source()) + (setting.place().isEmpty() ? "" : ": " + setting.place());
        output.line(LINE, setting.key(), setting.value() == null ? "(as shipped)" : setting.value(), source);
    }

    private static Map<String, Object> json(Setting setting) {
        return Json.object(
                "key", setting.key(),
                "value", setting.value(),
                "source", Text.of(setting.source()),
                "place", setting.place());
    }
}
