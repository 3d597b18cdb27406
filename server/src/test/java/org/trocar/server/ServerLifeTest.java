package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.journal.Durability;

/** Starting, answering for its health, and stopping. */
class ServerLifeTest {
    @TempDir
    Path data;

    @Test
    void stoppingEndsAndGradesTheSessionsThatRun() throws Exception {
        TrocarServer server = Servers.start(data);
        try (TestClient live = TestClient.of(server);
                TestClient lockstep = TestClient.of(server)) {
            Opened first = live.open(TestHands.opening(Pace.PACE_REALTIME).build());
            Opened second = lockstep.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            for (int i = 1; i <= 100; i++) {
                lockstep.send(TestHands.frame(i));
            }
            live.awaitState(state -> state.getTick() == 5);
            lockstep.awaitState(state -> state.getTick() == 90);
            server.close();

            assertGradedAsStopped(live, first);
            assertGradedAsStopped(lockstep, second);
        }
    }

    private void assertGradedAsStopped(TestClient client, Opened opened) throws Exception {
        String hash = client.awaitGrade().getGradeHash();
        assertEquals(
                EndReason.END_REASON_SERVER_STOPPING,
                client.await(MessageCase.ENDED).getEnded().getReason());
        SessionFolder folder = SessionFolder.of(data, opened.getSessionId());
        assertTrue(Files.exists(folder.path().resolve("journal.json")));
        Regrade regrade = Regrading.of(folder);
        assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
        assertEquals(hash, regrade.grade().gradeHash());
    }

    @Test
    void aServerThatIsFullSaysSo() throws Exception {
        try (TrocarServer server = Servers.start(Servers.options(data).withMaxSessions(1));
                TestClient first = TestClient.of(server);
                TestClient second = TestClient.of(server)) {
            first.open(TestHands.opening(Pace.PACE_REALTIME).build());
            second.send(org.trocar.protos.v1.ClientMessage.newBuilder()
                    .setOpen(TestHands.opening(Pace.PACE_REALTIME))
                    .build());
            assertEquals(
                    io.grpc.Status.Code.RESOURCE_EXHAUSTED, second.awaitEnd().getCode());
        }
    }

    @Test
    void aServerThatForcesItsRecordsToTheDiskStillPromisesTicks() throws Exception {
        try (TrocarServer server = Servers.start(Servers.options(data).withDurability(Durability.POWER));
                TestClient client = TestClient.of(server)) {
            client.open(TestHands.opening(Pace.PACE_REALTIME).build());
            client.awaitState(state -> state.getDurableTick() > 20);
        }
    }

    @Test
    void healthSaysServingOnceItIsWarm() throws Exception {
        try (TrocarServer server = Servers.start(Servers.options(data).withWarmUpTicks(100));
                TestClient client = TestClient.of(server)) {
            HealthCheckResponse health = HealthGrpc.newBlockingStub(client.channel())
                    .check(HealthCheckRequest.newBuilder()
                            .setService("trocar.v1.TrocarService")
                            .build());
            assertEquals(HealthCheckResponse.ServingStatus.SERVING, health.getStatus());
        }
    }

    @Test
    void reflectionListsTheService() throws Exception {
        try (TrocarServer server = Servers.start(data);
                TestClient client = TestClient.of(server)) {
            CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
            StreamObserver<ServerReflectionRequest> out =
                    ServerReflectionGrpc.newStub(client.channel()).serverReflectionInfo(new First(answer));
            out.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
            List<String> services = answer
                    .get(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .getListServicesResponse()
                    .getServiceList()
                    .stream()
                    .map(ServiceResponse::getName)
                    .toList();
            assertTrue(services.contains("trocar.v1.TrocarService"), services.toString());
            out.onCompleted();
        }
    }

    private record First(CompletableFuture<ServerReflectionResponse> answer)
            implements StreamObserver<ServerReflectionResponse> {
        @Override
        public void onNext(ServerReflectionResponse response) {
            answer.complete(response);
        }

        @Override
        public void onError(Throwable failure) {
            answer.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {
            answer.completeExceptionally(new IllegalStateException("no answer"));
        }
    }

    @Test
    void aTakenPortIsAnErrorThatNamesTheRemedy() throws Exception {
        try (TrocarServer server = Servers.start(data)) {
            int port = server.address().getPort();
            IOException failure = assertThrows(
                    IOException.class,
                    () -> Servers.start(Servers.options(data.resolve("another")).withAddress("127.0.0.1", port)));
            assertTrue(failure.getMessage().contains("another port with --port"), failure.getMessage());
            if (Files.exists(Path.of("/proc/net/tcp"))) {
                String us = "process " + ProcessHandle.current().pid();
                assertTrue(failure.getMessage().contains(us), failure.getMessage());
            }
        }
    }
}
