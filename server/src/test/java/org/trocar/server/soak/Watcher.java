package org.trocar.server.soak;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.trocar.protos.v1.GetGradeRequest;
import org.trocar.protos.v1.ListSessionsRequest;
import org.trocar.protos.v1.ReplayOpen;
import org.trocar.protos.v1.ReplayPlay;
import org.trocar.protos.v1.ReplayRequest;
import org.trocar.protos.v1.ReplayUpdate;
import org.trocar.protos.v1.TrocarServiceGrpc;

/** An educator's console: lists sessions, asks for a grade, watches a while and goes away, on a connection of its own each time. */
final class Watcher {
    private static final int PATIENCE_SECONDS = 5;
    /** Then it has seen enough. */
    private static final int UPDATES = 40;

    private static final int MOST_LISTED = 1_000;

    private final Tally tally;

    Watcher(Tally tally) {
        this.tally = tally;
    }

    private static final class Updates implements StreamObserver<ReplayUpdate> {
        final CountDownLatch left = new CountDownLatch(UPDATES);

        @Override
        public void onNext(ReplayUpdate update) {
            left.countDown();
        }

        @Override
        public void onError(Throwable failure) {
            // Too few came, which is counted.
        }

        @Override
        public void onCompleted() {
            // As above.
        }
    }

    /**
     * Looks at a session that is over. Its server may just have been killed, which is counted and no fault.
     *
     * @param gradeHash what its folder says
     */
    void look(int port, String id, String gradeHash) throws InterruptedException {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .directExecutor()
                .build();
        try {
            ask(channel, id, gradeHash);
            watch(channel, id);
        } catch (StatusRuntimeException e) {
            tally.count("console not answered: " + e.getStatus().getCode());
        } finally {
            channel.shutdownNow();
        }
    }

    private void ask(ManagedChannel channel, String id, String gradeHash) {
        TrocarServiceGrpc.TrocarServiceBlockingStub server =
                TrocarServiceGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
        int listed = server.listSessions(ListSessionsRequest.newBuilder()
                        .setPageSize(MOST_LISTED)
                        .build())
                .getSessionsCount();
        String told = server.getGrade(
                        GetGradeRequest.newBuilder().setSessionId(id).build())
                .getGrade()
                .getGradeHash();
        tally.count("grades asked for");
        if (listed == 0 || !told.equals(gradeHash)) {
            tally.fault("of session " + id + " with grade " + gradeHash + " the server says " + told + ", and lists "
                    + listed + " sessions");
        }
    }

    private void watch(ManagedChannel channel, String id) throws InterruptedException {
        Updates updates = new Updates();
        StreamObserver<ReplayRequest> viewer =
                TrocarServiceGrpc.newStub(channel).replay(updates);
        viewer.onNext(ReplayRequest.newBuilder()
                .setOpen(ReplayOpen.newBuilder().setProtocolVersion(1).setSessionId(id))
                .build());
        viewer.onNext(ReplayRequest.newBuilder()
                .setPlay(ReplayPlay.getDefaultInstance())
                .build());
        boolean seen = updates.left.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        tally.count(seen ? "replays watched" : "replays given up");
    }
}
