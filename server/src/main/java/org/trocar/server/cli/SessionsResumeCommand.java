package org.trocar.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.trocar.protos.v1.Direction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "resume",
        footer = "  trocar sessions resume 01a20555 --by tech-1",
        header = "Lets a paused session go on.",
        description = {"It is in the session's record, with your name and reason."})
final class SessionsResumeCommand implements Callable<Integer> {
    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Why, for whoever reads it later.")
    private String reason;

    @Mixin
    private Directed directed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return directed.with(Direction.DIRECTION_RESUME, reason);
    }
}
