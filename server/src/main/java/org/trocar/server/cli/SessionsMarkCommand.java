package org.trocar.server.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.protos.v1.Direction;
import org.trocar.server.desk.Order;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.rulings.Registered;
import org.trocar.telemetry.rulings.Ruling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "mark",
        footer = {
            "  trocar sessions mark 01a20555 --by instructor-2 --reason \"shown in class\"",
            "  trocar sessions mark 01a20555 --undo --by instructor-2 --reason \"not any more\""
        },
        header = "Marks a session as one to be kept, however old it grows.",
        description = {
            "\"trocar sessions prune\" never takes a marked session away. Writes a signed statement into rulings/ of"
                    + " the data folder; what",
            "the session counts for stays as it is. While it runs, the moment is in its record, too."
        })
final class SessionsMarkCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", description = "The session's id, or enough of its beginning.")
    private String session;

    @Option(names = "--undo", description = "Take the mark away.")
    private boolean undo;

    @Mixin
    private Decision decision;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SessionFolder folder = data.stored(session);
        String id = folder.path().getFileName().toString();
        Registered registered = decision.make(
                data,
                (registrar, by, reason) -> undo ? registrar.undoMark(id, by, reason) : registrar.mark(id, by, reason));
        output.line(
                "ruling %d: session %s %s",
                registered.ruling().number(), id, undo ? "is no longer marked" : "is marked, and kept");
        boolean moment = !undo && folder.isRunning() && noteMoment(id, registered.ruling());
        if (moment) {
            output.line("it is running: this moment is in its record");
        }
        Map<String, Object> json = Decision.json(registered);
        json.put("session", id);
        json.put("marked", !undo);
        json.put("moment", moment);
        output.answer(json);
        return ExitCodes.DONE;
    }

    /** False when it runs on no server that could be asked. */
    private boolean noteMoment(String id, Ruling ruling) throws IOException, InterruptedException {
        if (OperatorTarget.localAddress(data).isEmpty()) {
            return false;
        }
        Order mark = new Order(id, Direction.DIRECTION_MARK, ruling.by(), ruling.reason());
        int done = new OperatorTarget().work(data, (desk, address) -> {
            desk.direct(mark);
            return ExitCodes.DONE;
        });
        return done == ExitCodes.DONE;
    }
}
