package org.trocar.server;

import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.NettyRuntime;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.trocar.server.kernel.ShortSlice;

/** The threads that accept connections and read and write them: by epoll where the system has it, which wakes sooner, else by Java's selectors. */
final class Network {
    /** Cores that one of the threads is enough for. */
    private static final int CORES_A_THREAD = 2;

    private final EventLoopGroup acceptor = threads("grpc-acceptor", 1);
    private final EventLoopGroup workers =
            threads("grpc-network", Math.max(1, NettyRuntime.availableProcessors() / CORES_A_THREAD));

    private static EventLoopGroup threads(String name, int count) {
        IoHandlerFactory handlers = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        ThreadFactory named = new DefaultThreadFactory(name, true);
        ThreadFactory prompt = work -> named.newThread(ShortSlice.before(work));
        return new MultiThreadIoEventLoopGroup(count, prompt, handlers);
    }

    /** @param gate what each connection comes to first */
    NettyServerBuilder listener(InetSocketAddress address, ChannelHandler gate) {
        return NettyServerBuilder.forAddress(address)
                .channelFactory(() -> listener(gate))
                .bossEventLoopGroup(acceptor)
                .workerEventLoopGroup(workers)
                .flowControlWindow(TrocarServer.WINDOW_BYTES);
    }

    private static ServerChannel listener(ChannelHandler gate) {
        ServerChannel listener = Epoll.isAvailable() ? new EpollServerSocketChannel() : new NioServerSocketChannel();
        listener.pipeline().addFirst(gate);
        return listener;
    }

    /** Which of the threads that read and write connections this is. */
    Executor thisThread() {
        for (EventExecutor worker : workers) {
            if (worker.inEventLoop()) {
                return worker;
            }
        }
        throw new IllegalStateException(Thread.currentThread().getName() + " reads and writes no connection");
    }

    /** Does not wait: whoever is being told something last is told. */
    void end() {
        acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        workers.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
