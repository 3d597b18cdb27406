package org.trocar.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.trocar.protos.v1.Direction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "pause",
        footer = "  trocar sessions pause 01a20555 --by tech-1 --reason \"fire drill\"",
        header = "Pauses a session that runs.",
        description = {
            "Simulated time stands still until it is resumed, here or by its client. It is in the session's record, with your name",
            "and reason. An assessment that was paused is never passed without a person's ruling."
        })
final class SessionsPauseCommand implements Callable<Integer> {
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
        return directed.with(Direction.DIRECTION_PAUSE, reason);
    }
}
