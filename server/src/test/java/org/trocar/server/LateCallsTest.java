package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.codec.InboundMessage;
import org.trocar.protos.v1.DirectRequest;
import org.trocar.protos.v1.ListScenariosRequest;
import org.trocar.server.catalogue.CatalogueService;
import org.trocar.server.live.Surroundings;
import org.trocar.server.operator.Directing;
import org.trocar.server.operator.OperatorService;
import org.trocar.server.train.TrainService;

/** Calls that arrive when the server has let go of its threads. */
class LateCallsTest {
    @TempDir
    Path data;

    private final ScheduledExecutorService ended = Executors.newSingleThreadScheduledExecutor();
    private Status told;

    @BeforeEach
    void end() {
        ended.shutdown();
    }

    private void assertToldThatItStops() {
        assertEquals(Status.Code.UNAVAILABLE, told.getCode());
        assertEquals("the server is stopping", told.getDescription());
    }

    @Test
    void aTrainStreamIsTold() {
        new TrainService(null, () -> Runnable::run, System::nanoTime, ended).startCall(new Call(), new Metadata());
        assertToldThatItStops();
    }

    @Test
    void whoAsksForWhatIsKeptIsTold() {
        new CatalogueService(data, null, null, null, ended)
                .listScenarios(ListScenariosRequest.getDefaultInstance(), new Hearing<>());
        assertToldThatItStops();
    }

    @Test
    void anOperatorIsTold() {
        new OperatorService(null, new Directing(null, null, ended), System::nanoTime)
                .direct(DirectRequest.getDefaultInstance(), new Hearing<>());
        assertToldThatItStops();
    }

    @Test
    void aClientThatIsLostThenIsNotWaitedFor() {
        new Surroundings(ended, System::nanoTime, null, null, Duration.ZERO).later(() -> {}, Duration.ZERO);
    }

    private final class Hearing<T> implements StreamObserver<T> {
        @Override
        public void onNext(T answer) {}

        @Override
        public void onError(Throwable failure) {
            told = Status.fromThrowable(failure);
        }

        @Override
        public void onCompleted() {}
    }

    private final class Call extends ServerCall<InboundMessage, InputStream> {
        @Override
        public void request(int messages) {}

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void sendMessage(InputStream message) {}

        @Override
        public void close(Status status, Metadata trailers) {
            told = status;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public MethodDescriptor<InboundMessage, InputStream> getMethodDescriptor() {
            throw new UnsupportedOperationException("nobody asks");
        }
    }
}
