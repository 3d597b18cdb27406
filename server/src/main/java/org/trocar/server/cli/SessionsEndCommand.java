package org.trocar.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.trocar.protos.v1.Direction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "end",
        footer = "  trocar sessions end 01a20555 --by tech-1 --reason \"the headset is broken\"",
        header = "Ends a session that runs.",
        description = {
            "It is closed and graded as far as it went: a run whose task is not finished cannot be graded. It is in the session's",
            "record, with your name and reason."
        })
final class SessionsEndCommand implements Callable<Integer> {
    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for whoever reads it later.")
    private String reason;

    @Mixin
    private Directed directed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return directed.with(Direction.DIRECTION_END, reason);
    }
}
