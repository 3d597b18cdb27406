package org.trocar.server.cli;

import picocli.CommandLine.Command;

@Command(
        name = "config",
        footer = "  trocar config show",
        header = "Shows how a server is configured.",
        description = "Options, environment and a file together say what a server is started with.",
        subcommands = ConfigShowCommand.class)
final class ConfigCommand {}
