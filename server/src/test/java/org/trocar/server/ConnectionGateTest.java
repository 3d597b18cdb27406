package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trocar.server.live.Shares;

class ConnectionGateTest {
    /** Of one machine each connection is a holder by itself, so that all are given. */
    private static final int MOST = 3;

    private final Shares connections = new Shares(MOST);
    private final List<Socket> clients = new ArrayList<>();
    private final List<EventLoopGroup> threads = new ArrayList<>();

    private record Transport(String name, IoHandlerFactory handlers, Supplier<ServerChannel> listener) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Transport> transports() {
        List<Transport> transports = new ArrayList<>();
        transports.add(new Transport("selectors", NioIoHandler.newFactory(), NioServerSocketChannel::new));
        if (Epoll.isAvailable()) {
            transports.add(new Transport("epoll", EpollIoHandler.newFactory(), EpollServerSocketChannel::new));
        }
        return transports;
    }

    @AfterEach
    void end() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        threads.forEach(EventLoopGroup::shutdownGracefully);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void oneTooManyIsClosedThoughTheThreadsOfTheNetworkAreBusyElsewhere(Transport transport) throws Exception {
        EventLoopGroup network = thread(transport);
        Channel listener = listen(transport, network);
        CountDownLatch busy = new CountDownLatch(1);
        network.execute(() -> await(busy));
        for (int i = 0; i < 20; i++) {
            connect(listener);
        }
        for (Socket late : clients.subList(MOST, clients.size())) {
            assertEquals(-1, late.getInputStream().read(), "closed");
        }
        assertEquals(MOST, connections.taken());
        busy.countDown();
    }

    @ParameterizedTest
    @MethodSource("transports")
    void whoeverLeavesMakesRoom(Transport transport) throws Exception {
        Channel listener = listen(transport, thread(transport));
        for (int i = 0; i < MOST; i++) {
            connect(listener);
        }
        Patiently.await("all to be let in", () -> connections.taken() == MOST);
        clients.get(0).close();
        Patiently.await("room", () -> connections.taken() == MOST - 1);
    }

    private EventLoopGroup thread(Transport transport) {
        EventLoopGroup thread = new MultiThreadIoEventLoopGroup(1, transport.handlers());
        threads.add(thread);
        return thread;
    }

    private Channel listen(Transport transport, EventLoopGroup network) throws InterruptedException {
        return new ServerBootstrap()
                .group(thread(transport), network)
                .channelFactory(() -> gated(transport.listener().get()))
                .childHandler(new Silent())
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    private ServerChannel gated(ServerChannel listener) {
        listener.pipeline().addFirst(new ConnectionGate(connections));
        return listener;
    }

    private static final class Silent extends ChannelHandlerAdapter {
        @Override
        public boolean isSharable() {
            return true;
        }
    }

    private void connect(Channel listener) throws IOException {
        Socket client = new Socket();
        clients.add(client);
        client.connect(listener.localAddress());
        client.setSoTimeout(30_000);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
