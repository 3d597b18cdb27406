package org.trocar.server.cli;

import picocli.CommandLine.Command;

@Command(
        name = "journal",
        footer = "  trocar journal describe 01a20555",
        header = "Looks into a session's journal.",
        description = "Reads the records themselves, also of a damaged or interrupted session, and replays nothing.",
        subcommands = {JournalDescribeCommand.class, JournalDumpCommand.class, JournalVerifyCommand.class})
final class JournalCommand {}
