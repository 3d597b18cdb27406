package org.trocar.server.cli;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.server.ServerOptions;
import org.trocar.server.TrocarServer;

/** A server to send hands to: one that runs elsewhere, or one of our own for as long as this is open. Closing it ends and grades what runs. */
final class Target implements AutoCloseable {
    private static final int CLOSE_SECONDS = 5;
    /** A network that swallows everything is noticed within twice this. */
    private static final int KEEP_ALIVE_SECONDS = 10;

    private final Optional<TrocarServer> own;
    private final ManagedChannel channel;
    private final String address;

    private Target(Optional<TrocarServer> own, String host, int port) {
        this.own = own;
        address = host + ":" + port;
        channel = NettyChannelBuilder.forAddress(host, port)
                .usePlaintext()
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    /** A server of our own on a free port of this machine. */
    static Target own(DataFolder data, boolean encrypted, ScenarioLibrary library) throws IOException {
        ServerOptions options = ServerOptions.in(data.path())
                .withEncryption(encrypted)
                .withWarmUpTicks(0)
                .withBuild(Home.build());
        TrocarServer server = TrocarServer.start(options, library);
        // Interrupted, it still ends, grades and closes what runs.
        Stopping.does(server::close);
        return new Target(
                Optional.of(server),
                options.listening().host(),
                server.address().getPort());
    }

    /** @param hostAndPort such as 127.0.0.1:7410 */
    static Target at(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        try {
            int port = Integer.parseInt(hostAndPort.substring(colon + 1));
            if (colon > 0 && port > 0 && port < 65_536) {
                return new Target(Optional.empty(), hostAndPort.substring(0, colon), port);
            }
        } catch (NumberFormatException e) {
            // Falls through to the one explanation.
        }
        throw UserError.usage("--server is \"" + hostAndPort + "\"", "give host and port, such as 127.0.0.1:7410");
    }

    ManagedChannel channel() {
        return channel;
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        channel.shutdown();
        try {
            channel.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        channel.shutdownNow();
        own.ifPresent(TrocarServer::close);
    }
}
