package org.trocar.benchmarks.echo;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.trocar.benchmarks.fixture.Quiet;
import org.trocar.protos.codec.InboundMessage;
import org.trocar.protos.codec.TrainMethod;
import org.trocar.protos.codec.WorldStateWriter;
import org.trocar.protos.v1.TrocarServiceGrpc;
import org.trocar.server.SoftHeap;
import org.trocar.server.TrocarServer;

/**
 * Four servers that answer a message of one length with one of another and do nothing else: on a bare socket, on bare Netty, on gRPC
 * alone, and on gRPC with our codecs, set up as ours is, which decodes a frame and encodes a state. In a process of its own; ends with its standard input.
 */
public final class EchoMain {
    static final String PORTS = "ports ";

    private static final int RINGS = 6;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private EchoMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Quiet.please();
        SoftHeap.forSessions(1);
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK));
        Thread thread = new Thread(() -> accept(socket), "socket-echo");
        thread.setDaemon(true);
        thread.start();
        Channel netty = netty();
        Server bytes =
                grpc(bytes(new WorldStateWriter(RINGS).encode().available())).start();
        Server codecs = grpc(codecs()).start();
        System.out.println(PORTS + socket.getLocalPort() + " " + ((InetSocketAddress) netty.localAddress()).getPort()
                + " " + bytes.getPort() + " " + codecs.getPort());
        System.out.flush();
        while (System.in.read() >= 0) {
            // Whoever started us is still there.
        }
        System.exit(0);
    }

    /** A connection begins with the two lengths. */
    private static void accept(ServerSocket listener) {
        while (true) {
            try {
                Socket accepted = listener.accept();
                Thread thread = new Thread(() -> serve(accepted), "socket-echo");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                System.err.println("socket echo: " + e.getMessage());
            }
        }
    }

    private static void serve(Socket accepted) {
        try (Socket socket = accepted) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] up = new byte[in.readInt()];
            byte[] down = new byte[in.readInt()];
            echo(socket.getInputStream(), up, socket.getOutputStream(), down);
        } catch (IOException e) {
            System.err.println("socket echo: " + e.getMessage());
        }
    }

    private static void echo(InputStream in, byte[] up, OutputStream out, byte[] down) throws IOException {
        while (in.readNBytes(up, 0, up.length) == up.length) {
            out.write(down);
        }
    }

    private static Channel netty() throws InterruptedException {
        boolean epoll = Epoll.isAvailable();
        EventLoopGroup group =
                new MultiThreadIoEventLoopGroup(1, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        ServerBootstrap server = new ServerBootstrap()
                .group(group)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new NettyEcho());
                    }
                });
        return server.bind("127.0.0.1", 0).sync().channel();
    }

    private static Server grpc(ServerServiceDefinition service) {
        return NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .flowControlWindow(TrocarServer.WINDOW_BYTES)
                .directExecutor()
                .addService(service)
                .build();
    }

    private static ServerServiceDefinition bytes(int down) {
        return ServerServiceDefinition.builder(TrocarServiceGrpc.SERVICE_NAME)
                .addMethod(TrainBytes.TRAIN, (call, headers) -> {
                    call.sendHeaders(new Metadata());
                    return new BytesEcho(call, new byte[down]);
                })
                .build();
    }

    private static ServerServiceDefinition codecs() {
        return TrainMethod.bind(new TrocarServiceGrpc.TrocarServiceImplBase() {}.bindService(), (call, headers) -> {
            call.sendHeaders(new Metadata());
            return new GrpcEcho(call);
        });
    }

    private static final class NettyEcho extends ChannelInboundHandlerAdapter {
        private int up;
        private int down;
        private long received;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            if (up == 0) {
                up = bytes.readInt();
                down = bytes.readInt();
            }
            received += bytes.readableBytes();
            bytes.release();
            for (; received >= up; received -= up) {
                context.writeAndFlush(context.alloc().directBuffer(down).writeZero(down));
            }
        }
    }

    private static final class BytesEcho extends ServerCall.Listener<byte[]> {
        private final ServerCall<byte[], byte[]> call;
        private final byte[] down;

        BytesEcho(ServerCall<byte[], byte[]> call, byte[] down) {
            this.call = call;
            this.down = down;
            call.request(1);
        }

        @Override
        public void onMessage(byte[] message) {
            call.sendMessage(down);
            call.request(1);
        }
    }

    private static final class GrpcEcho extends ServerCall.Listener<InboundMessage> {
        private final ServerCall<InboundMessage, InputStream> call;
        private final WorldStateWriter state = new WorldStateWriter(RINGS);

        GrpcEcho(ServerCall<InboundMessage, InputStream> call) {
            this.call = call;
            call.request(1);
        }

        @Override
        public void onMessage(InboundMessage message) {
            state.acknowledgedSequence = message.frame().sequence;
            state.acknowledgedCaptureNanos = message.frame().captureNanos;
            state.sentNanos = System.nanoTime();
            call.sendMessage(state.encode());
            call.request(1);
        }
    }
}
