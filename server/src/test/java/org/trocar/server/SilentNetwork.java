package org.trocar.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** A piece of network that can stop to carry anything while both ends believe that they are connected, or break in mid-message. */
final class SilentNetwork implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final Socket server;
    private volatile Socket client;
    private volatile boolean silent;
    private volatile boolean broken;
    /** What may still pass from the client. */
    private final AtomicLong bytesLeft = new AtomicLong(Long.MAX_VALUE);

    SilentNetwork(int serverPort) throws IOException {
        server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        start(this::connect);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "silent-network");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    private void connect() {
        try {
            client = listener.accept();
            start(() -> carry(server, client, new AtomicLong(Long.MAX_VALUE)));
            carry(client, server, bytesLeft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void carry(Socket from, Socket to, AtomicLong left) {
        byte[] bytes = new byte[4096];
        try {
            for (int read = from.getInputStream().read(bytes);
                    read >= 0 && !silent;
                    read = from.getInputStream().read(bytes)) {
                to.getOutputStream().write(bytes, 0, (int) Math.min(read, left.get()));
                if (left.addAndGet(-read) <= 0) {
                    breakOff();
                }
            }
        } catch (IOException e) {
            // One of the ends was closed.
        }
    }

    void fallSilent() {
        silent = true;
    }

    /** Lets so much more pass from the client, and then breaks, as a connection does whose process is killed. */
    void breakAfter(long bytes) {
        bytesLeft.set(bytes);
    }

    boolean broken() {
        return broken;
    }

    private void breakOff() throws IOException {
        // Zero: a reset, not a farewell.
        server.setSoLinger(true, 0);
        broken = true;
        close();
    }

    @Override
    public void close() throws IOException {
        server.close();
        listener.close();
        if (client != null) {
            client.close();
        }
    }
}
