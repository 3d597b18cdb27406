package org.trocar.server;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;
import org.trocar.server.live.Holder;
import org.trocar.server.live.Shares;

/**
 * Listens for connections, of which there may be only so many at once, shared out as places are. Each costs the process a file handle that
 * journals need, so one too many is closed by the thread that accepts it, before it accepts another: a burst of any size takes one handle
 * more than there may be. gRPC has no such limit (grpc-java, issue 1886).
 */
final class LimitedListener extends NioServerSocketChannel {
    private final Shares connections;

    LimitedListener(Shares connections) {
        this.connections = connections;
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
        int before = accepted.size();
        int count = super.doReadMessages(accepted);
        accepted.subList(before, accepted.size()).removeIf(connection -> !letIn((Channel) connection));
        return count;
    }

    private boolean letIn(Channel connection) {
        String holder = Holder.of(connection.remoteAddress());
        boolean taken = connections.take(holder) == Shares.Answer.TAKEN;
        if (taken) {
            connection.closeFuture().addListener(closed -> connections.giveBack(holder));
        } else {
            connection.unsafe().closeForcibly();
        }
        return taken;
    }
}
