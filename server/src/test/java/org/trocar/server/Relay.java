package org.trocar.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A piece of network between a client and whichever server is there: it has one address, and breaks its first connection in the middle of
 * what the client sends.
 */
public final class Relay implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final long breaksAfterBytes;
    private final Break onBreak;
    private volatile int serverPort;

    /** What happens when the connection breaks; nothing is let through before it is done. */
    @FunctionalInterface
    public interface Break {
        void happen(Relay relay) throws Exception;
    }

    /** @param breaksAfterBytes of the client's */
    public Relay(int serverPort, long breaksAfterBytes, Break onBreak) throws IOException {
        this.serverPort = serverPort;
        this.breaksAfterBytes = breaksAfterBytes;
        this.onBreak = onBreak;
        start("relay", this::listen);
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    public String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** Leads to another server from the next connection on. */
    public void leadTo(int port) {
        serverPort = port;
    }

    private void listen() {
        long most = breaksAfterBytes;
        while (!listener.isClosed()) {
            try (Socket client = listener.accept();
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
                start("relay-back", () -> copy(server, client, Long.MAX_VALUE));
                copy(client, server, most);
            } catch (IOException e) {
                // Whoever was connected notices it by themselves.
                continue;
            }
            if (most != Long.MAX_VALUE) {
                most = Long.MAX_VALUE;
                breakDown();
            }
        }
    }

    private void breakDown() {
        try {
            onBreak.happen(this);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Socket from, Socket to, long most) {
        byte[] bytes = new byte[4096];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            long copied = 0;
            for (int read = in.read(bytes); read >= 0 && copied < most; read = in.read(bytes)) {
                out.write(bytes, 0, read);
                copied += read;
            }
        } catch (IOException e) {
            // The other side has gone, which is what relays are for.
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
