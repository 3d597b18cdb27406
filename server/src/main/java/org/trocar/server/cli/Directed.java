package org.trocar.server.cli;

import java.io.IOException;
import java.util.List;
import org.trocar.protos.v1.Direction;
import org.trocar.protos.v1.WatchedSession;
import org.trocar.server.desk.Desk;
import org.trocar.server.desk.Order;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A running session that is to be steered, where it runs, and who does it. */
final class Directed {
    @Parameters(paramLabel = "SESSION", description = "The running session's id, or enough of its beginning.")
    private String session;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who does it; at most 48 characters.")
    private String by;

    @Mixin
    private OperatorTarget target;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    int with(Direction direction, String text) throws IOException, InterruptedException {
        return target.work(session, data, (desk, address) -> at(desk, direction, text));
    }

    private int at(Desk desk, Direction direction, String text) {
        String id = running(desk);
        String done = desk.direct(new Order(id, direction, by, text));
        output.line("session %s: %s", id, done);
        output.answer(Json.object("session", id, "by", by, "text", text, "done", done));
        return ExitCodes.DONE;
    }

    /** The one running session whose id begins so. */
    private String running(Desk desk) {
        List<String> found = desk.table().getSessionsList().stream()
                .map(WatchedSession::getSessionId)
                .filter(id -> id.startsWith(session))
                .toList();
        if (found.isEmpty()) {
            throw UserError.no(
                    "no session that begins with \"" + session + "\" runs there",
                    "\"trocar sessions --once\" lists those that do");
        }
        if (found.size() > 1) {
            throw UserError.usage("\"" + session + "\" is the beginning of " + String.join(" and of ", found));
        }
        return found.get(0);
    }
}
