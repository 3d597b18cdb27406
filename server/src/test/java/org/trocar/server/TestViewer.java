package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
    private final BlockingQueue<ReplayUpdate> arriving = new LinkedBlockingQueue<>();
    private final List<ReplayUpdate> seen = new ArrayList<>();
    private final CompletableFuture<Status> ended = new CompletableFuture<>();
    private final ClientCallStreamObserver<ReplayRequest> out;
    private long asked;

    private TestViewer(ManagedChannel channel, boolean reads) {
        this.channel = channel;
        out = (ClientCallStreamObserver<ReplayRequest>)
                TrocarServiceGrpc.newStub(channel).replay(new Incoming(reads));
    }

    static TestViewer of(TrocarServer server) {
        return new TestViewer(
                NettyChannelBuilder.forAddress(server.address()).usePlaintext().build(), true);
    }

    /** A viewer that reads only when told to, and lets the network hold little for it. */
    static TestViewer thatDoesNotRead(TrocarServer server) {
        return new TestViewer(
                NettyChannelBuilder.forAddress(server.address())
                        .usePlaintext()
                        .flowControlWindow(16 * 1024)
                        .build(),
                false);
    }

    private final class Incoming implements ClientResponseObserver<ReplayRequest, ReplayUpdate> {
        private final boolean reads;

        Incoming(boolean reads) {
            this.reads = reads;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<ReplayRequest> call) {
            if (!reads) {
                call.disableAutoRequestWithInitial(1);
            }
        }

        @Override
        public void onNext(ReplayUpdate update) {
            arriving.add(update);
        }

        @Override
        public void onError(Throwable failure) {
            ended.complete(Status.fromThrowable(failure));
        }

        @Override
        public void onCompleted() {
            ended.complete(Status.OK);
        }
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
        while (true) {
            ReplayUpdate update = arriving.poll(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(update, "no " + kind + " came; the stream: " + ended.getNow(null));
            seen.add(update);
            if (update.getUpdateCase() == kind) {
                return update;
            }
        }
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
        return ended.get(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** All updates of a kind passed over so far. */
    List<ReplayUpdate> seen(UpdateCase kind) {
        return seen.stream().filter(update -> update.getUpdateCase() == kind).toList();
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
