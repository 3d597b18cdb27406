package org.trocar.server;

import io.grpc.ServerCredentials;
import io.grpc.netty.GrpcHttp2ConnectionHandler;
import io.grpc.netty.InternalNettyServerCredentials;
import io.grpc.netty.InternalProtocolNegotiator;
import io.grpc.netty.InternalProtocolNegotiators;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AsciiString;
import org.trocar.server.live.Holder;
import org.trocar.server.live.Shares;

/**
 * How many connections there may be at once, shared out as places are. Each costs the process a file handle that journals need. gRPC has no
 * such limit, and no other place where a connection can be closed before it costs more (grpc-java, issue 1886).
 */
final class ConnectionLimit implements InternalProtocolNegotiator.ProtocolNegotiator {
    private final InternalProtocolNegotiator.ProtocolNegotiator plaintext =
            InternalProtocolNegotiators.serverPlaintext();
    private final Shares connections;

    private ConnectionLimit(Shares connections) {
        this.connections = connections;
    }

    /** Those of a server without TLS. */
    static ServerCredentials insecure(Shares connections) {
        return InternalNettyServerCredentials.create(new ConnectionLimit(connections));
    }

    @Override
    public AsciiString scheme() {
        return plaintext.scheme();
    }

    @Override
    public ChannelHandler newHandler(GrpcHttp2ConnectionHandler grpc) {
        return new Gate(plaintext.newHandler(grpc));
    }

    @Override
    public void close() {
        plaintext.close();
    }

    private final class Gate extends ChannelInboundHandlerAdapter {
        private final ChannelHandler inside;

        Gate(ChannelHandler inside) {
            this.inside = inside;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            String holder = Holder.of(context.channel().remoteAddress());
            if (connections.take(holder) == Shares.Answer.TAKEN) {
                context.channel().closeFuture().addListener(closed -> connections.giveBack(holder));
                context.pipeline().replace(this, null, inside);
            } else {
                context.close();
            }
        }
    }
}
