package org.trocar.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.trocar.server.live.Holder;
import org.trocar.server.live.Shares;

/**
 * How many connections there may be at once, shared out as places are. Each costs the process a file handle that journals need, so one too
 * many is closed by the thread that accepts it, before it is handed on: a burst of any size takes no more than the few handles that are
 * accepted at a time. gRPC has no such limit (grpc-java, issue 1886). It stands in the pipeline of what listens.
 */
final class ConnectionGate extends ChannelInboundHandlerAdapter {
    private final Shares connections;

    ConnectionGate(Shares connections) {
        this.connections = connections;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        Channel connection = (Channel) accepted;
        String holder = Holder.of(connection.remoteAddress());
        if (connections.take(holder) == Shares.Answer.TAKEN) {
            connection.closeFuture().addListener(closed -> connections.giveBack(holder));
            context.fireChannelRead(connection);
        } else {
            connection.unsafe().closeForcibly();
        }
    }
}
