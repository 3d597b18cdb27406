package org.trocar.server.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.telemetry.rulings.Registered;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "void",
        footer = {
            "  trocar void 01a20555 --by instructor-2 --reason \"the headset fell off\"",
            "  trocar void 01a20555 --undo --by instructor-2 --reason \"it was another run\""
        },
        header = "Takes an attempt out of its learner's progress, or puts it back.",
        description = {
            "Writes a signed statement into rulings/ of the data folder; journal and grade stay as they are.",
        })
final class VoidCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", description = "The session's id, or enough of its beginning.")
    private String session;

    @Option(names = "--undo", description = "Make a void session count again.")
    private boolean undo;

    @Mixin
    private Decision decision;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        String id = data.stored(session).path().getFileName().toString();
        Registered registered = decision.make(
                data,
                (registrar, by, reason) ->
                        undo ? registrar.undoVoid(id, by, reason) : registrar.makeVoid(id, by, reason));
        output.line("ruling %d: session %s %s", registered.ruling().number(), id, undo ? "counts again" : "is void");
        output.line("  its hash, worth keeping elsewhere: %s", registered.hash());
        Map<String, Object> json = Decision.json(registered);
        json.put("session", id);
        json.put("counts", undo);
        output.answer(json);
        return ExitCodes.DONE;
    }
}
