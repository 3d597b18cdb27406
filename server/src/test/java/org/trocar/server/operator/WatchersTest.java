package org.trocar.server.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.trocar.protos.v1.WatchTable;

/** Watchers who read, and one who does not. */
class WatchersTest {
    private final AtomicLong nowNanos = new AtomicLong();
    private final Watchers watchers = new Watchers(8, nowNanos::get);

    private static final class Client extends ServerCallStreamObserver<WatchTable> {
        private boolean reads = true;
        private int shown;
        private Status ended;

        @Override
        public boolean isReady() {
            return reads;
        }

        @Override
        public void onNext(WatchTable table) {
            shown++;
        }

        @Override
        public void onError(Throwable failure) {
            ended = Status.fromThrowable(failure);
        }

        @Override
        public void onCompleted() {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void setOnCancelHandler(Runnable handler) {}

        @Override
        public void setOnReadyHandler(Runnable handler) {}

        @Override
        public void setCompression(String compression) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void request(int count) {}

        @Override
        public void setMessageCompression(boolean enable) {}
    }

    private Client client() {
        Client client = new Client();
        watchers.add(client, WatchTable::getDefaultInstance);
        return client;
    }

    private void show(int tables) {
        for (int i = 0; i < tables; i++) {
            nowNanos.addAndGet(Duration.ofSeconds(1).toNanos());
            watchers.show(WatchTable.getDefaultInstance());
        }
    }

    @Test
    void whoReadsNothingIsLetGoAfterAWhileAndNothingPilesUpForThem() {
        Client reader = client();
        Client other = client();
        other.reads = false;
        show(30);
        assertNull(other.ended);
        show(1);
        assertEquals(Status.Code.DEADLINE_EXCEEDED, other.ended.getCode());
        assertEquals(1, other.shown);
        assertEquals(32, reader.shown);
        assertNull(reader.ended);
    }

    @Test
    void whoReadsAgainInTimeStays() {
        Client client = client();
        client.reads = false;
        show(29);
        client.reads = true;
        show(1);
        client.reads = false;
        show(30);
        assertNull(client.ended);
    }
}
