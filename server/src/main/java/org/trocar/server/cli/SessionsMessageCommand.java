package org.trocar.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.trocar.protos.v1.Direction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "message",
        footer = "  trocar sessions message 01a20555 --by tech-1 --text \"look up, please\"",
        header = "Tells the trainee of a session something.",
        description = {
            "Their client shows it as an operator's message. It is in the session's record, replay and grade: an assessment in which it",
            "was done is never passed without a person's ruling."
        })
final class SessionsMessageCommand implements Callable<Integer> {
    @Option(
            names = "--text",
            required = true,
            paramLabel = "TEXT",
            description = "What they are told; at most 500 characters.")
    private String text;

    @Mixin
    private Directed directed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return directed.with(Direction.DIRECTION_MESSAGE, text);
    }
}
