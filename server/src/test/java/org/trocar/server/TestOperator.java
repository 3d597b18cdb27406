package org.trocar.server;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.trocar.protos.v1.Direction;
import org.trocar.protos.v1.WatchTable;
import org.trocar.protos.v1.WatchedSession;
import org.trocar.server.desk.Desk;
import org.trocar.server.desk.Order;
import org.trocar.telemetry.keys.OperatorToken;

/** Somebody who looks after a server, on a connection of their own. */
final class TestOperator implements AutoCloseable {
    private final ManagedChannel channel;
    private final Desk desk;

    private TestOperator(ManagedChannel channel, String secret) {
        this.channel = channel;
        desk = new Desk(channel, secret);
    }

    /** With the token of the server's data folder. */
    static TestOperator of(TrocarServer server, Path data) throws IOException {
        return with(server, OperatorToken.read(OperatorToken.file(data)).secret());
    }

    static TestOperator with(TrocarServer server, String secret) {
        return new TestOperator(Arrivals.channel(server.address().getPort()), secret);
    }

    Desk desk() {
        return desk;
    }

    String direct(String sessionId, Direction direction, String text) {
        return desk.direct(new Order(sessionId, direction, "tech-1", text));
    }

    /** The table as soon as it is as wanted. */
    WatchTable await(String what, Predicate<WatchTable> wanted) throws Exception {
        WatchTable[] last = {desk.table()};
        Patiently.await(what, () -> {
            last[0] = desk.table();
            return wanted.test(last[0]);
        });
        return last[0];
    }

    /** A session's row as soon as it is as wanted. */
    WatchedSession await(String sessionId, String what, Predicate<WatchedSession> wanted) throws Exception {
        return row(await(what, table -> has(table, sessionId) && wanted.test(row(table, sessionId))), sessionId);
    }

    private static boolean has(WatchTable table, String sessionId) {
        return table.getSessionsList().stream()
                .anyMatch(row -> row.getSessionId().equals(sessionId));
    }

    private static WatchedSession row(WatchTable table, String sessionId) {
        return table.getSessionsList().stream()
                .filter(row -> row.getSessionId().equals(sessionId))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
