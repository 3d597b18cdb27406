package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trocar.server.live.Shares;

class LimitedListenerTest {
    /** Of one machine each connection is a holder by itself, so that all are given. */
    private static final int MOST = 3;

    private final Shares connections = new Shares(MOST);
    private final EventLoopGroup acceptor = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoopGroup network = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<Socket> clients = new ArrayList<>();

    @AfterEach
    void end() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        acceptor.shutdownGracefully();
        network.shutdownGracefully();
    }

    @Test
    void oneTooManyIsClosedThoughTheThreadsOfTheNetworkAreBusyElsewhere() throws Exception {
        Channel listener = listen();
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

    @Test
    void whoeverLeavesMakesRoom() throws Exception {
        Channel listener = listen();
        for (int i = 0; i < MOST; i++) {
            connect(listener);
        }
        Patiently.await("all to be let in", () -> connections.taken() == MOST);
        clients.get(0).close();
        Patiently.await("room", () -> connections.taken() == MOST - 1);
    }

    private Channel listen() throws InterruptedException {
        ChannelInitializer<Channel> silent = new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel connection) {
                // Nothing is said.
            }
        };
        return new ServerBootstrap()
                .group(acceptor, network)
                .channelFactory(() -> new LimitedListener(connections))
                .childHandler(silent)
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
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
