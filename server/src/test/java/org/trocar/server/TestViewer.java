package org.trocar.server;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import java.util.List;
import java.util.function.Consumer;
import org.trocar.protos.v1.ReplayOpen;
import org.trocar.protos.v1.ReplayPause;
import org.trocar.protos.v1.ReplayPlay;
import org.trocar.protos.v1.ReplayPosition;
import org.trocar.protos.v1.ReplayRequest;
import org.trocar.protos.v1.ReplaySeek;
import org.trocar.protos.v1.ReplaySpeed;
import org.trocar.protos.v1.ReplayStep;
import org.trocar.protos.v1.ReplayUpdate;
import org.trocar.protos.v1.ReplayUpdate.UpdateCase;
import org.trocar.protos.v1.TrocarServiceGrpc;

/** One viewer on its own connection, with one Replay stream by the generated stub. */
final class TestViewer implements AutoCloseable {
    private final ManagedChannel channel;
    private final Arrivals<ReplayRequest, ReplayUpdate> arrivals;
    private final ClientCallStreamObserver<ReplayRequest> out;
    private long asked;

    private TestViewer(ManagedChannel channel, boolean reads) {
        this.channel = channel;
        arrivals = new Arrivals<>(reads);
        out = (ClientCallStreamObserver<ReplayRequest>)
                TrocarServiceGrpc.newStub(channel).replay(arrivals);
    }

    static TestViewer of(TrocarServer server) {
        return new TestViewer(Arrivals.channel(server.address().getPort()), true);
    }

    /** A viewer that reads only when told to, and lets the network hold little for it. */
    static TestViewer thatDoesNotRead(TrocarServer server) {
        return new TestViewer(Arrivals.narrowChannel(server), false);
    }

    void read(int messages) {
        out.request(messages);
    }

    private TestViewer ask(Consumer<ReplayRequest.Builder> request) {
        ReplayRequest.Builder builder = ReplayRequest.newBuilder();
        request.accept(builder);
        out.onNext(builder.build());
        asked++;
        return this;
    }

    TestViewer open(String sessionId) {
        return ask(request ->
                request.setOpen(ReplayOpen.newBuilder().setProtocolVersion(1).setSessionId(sessionId)));
    }

    TestViewer open(ReplayOpen.Builder open) {
        return ask(request -> request.setOpen(open));
    }

    TestViewer play() {
        return ask(request -> request.setPlay(ReplayPlay.getDefaultInstance()));
    }

    TestViewer pause() {
        return ask(request -> request.setPause(ReplayPause.getDefaultInstance()));
    }

    TestViewer seek(long tick) {
        return ask(request -> request.setSeek(ReplaySeek.newBuilder().setTick(tick)));
    }

    TestViewer step(long ticks) {
        return ask(request -> request.setStep(ReplayStep.newBuilder().setTicks(ticks)));
    }

    TestViewer speed(double factor) {
        return ask(request -> request.setSpeed(ReplaySpeed.newBuilder().setFactor(factor)));
    }

    TestViewer nothing() {
        return ask(request -> {});
    }

    void finish() {
        out.onCompleted();
    }

    /** Passes over updates up to the next of this kind. */
    ReplayUpdate await(UpdateCase kind) throws InterruptedException {
        return arrivals.await(kind.toString(), update -> update.getUpdateCase() == kind);
    }

    /** Passes over updates until all that was asked was answered. */
    ReplayPosition awaitAnswers() throws InterruptedException {
        while (true) {
            ReplayPosition position = await(UpdateCase.POSITION).getPosition();
            if (position.getAnswered() == asked) {
                return position;
            }
        }
    }

    Status awaitEnd() throws Exception {
        return arrivals.awaitEnd();
    }

    /** All updates of a kind passed over so far. */
    List<ReplayUpdate> seen(UpdateCase kind) {
        return arrivals.seen().stream()
                .filter(update -> update.getUpdateCase() == kind)
                .toList();
    }

    /** The last update of a kind passed over so far. */
    ReplayUpdate last(UpdateCase kind) {
        List<ReplayUpdate> all = seen(kind);
        return all.get(all.size() - 1);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
