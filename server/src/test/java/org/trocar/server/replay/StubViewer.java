package org.trocar.server.replay;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.trocar.protos.v1.ReplayUpdate;

/** The far end of a viewer's call, without a network: keeps what it is sent. */
final class StubViewer extends ServerCallStreamObserver<ReplayUpdate> {
    final List<ReplayUpdate> updates = new ArrayList<>();
    Status ended;
    boolean reads = true;
    Consumer<ReplayUpdate> reaction = update -> {};

    @Override
    public void onNext(ReplayUpdate update) {
        updates.add(update);
        reaction.accept(update);
    }

    @Override
    public void onError(Throwable failure) {
        ended = Status.fromThrowable(failure);
    }

    @Override
    public void onCompleted() {
        ended = Status.OK;
    }

    @Override
    public boolean isReady() {
        return reads;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {}

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void disableAutoRequest() {}

    @Override
    public void request(int count) {}

    @Override
    public void setMessageCompression(boolean enable) {}

    @Override
    public void setCompression(String compression) {}
}
