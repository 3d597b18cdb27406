package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdleConnectionTest {
    @TempDir
    Path data;

    @Test
    void aConnectionWithoutCallsIsClosedAndTheNextCallConnectsAgain() throws Exception {
        try (TrocarServer server = Servers.start(Servers.options(data).withIdle(Duration.ofMillis(200)))) {
            ManagedChannel channel = Arrivals.channel(server.address().getPort());
            assertEquals(ServingStatus.SERVING, health(channel));
            // A client by itself keeps a connection for half an hour.
            Patiently.await("the connection to be closed", () -> channel.getState(false) == ConnectivityState.IDLE);
            assertEquals(ServingStatus.SERVING, health(channel));
            channel.shutdownNow();
        }
    }

    private static ServingStatus health(ManagedChannel channel) {
        return HealthGrpc.newBlockingStub(channel)
                .check(HealthCheckRequest.getDefaultInstance())
                .getStatus();
    }
}
