package org.trocar.protos.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.HandPose;
import org.trocar.protos.v1.ListScenariosRequest;
import org.trocar.protos.v1.ListScenariosResponse;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.Scenario;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.TrocarServiceGrpc;
import org.trocar.protos.v1.TrocarServiceGrpc.TrocarServiceImplBase;

/** A generated client and a server that uses the codecs, over a real connection. */
class TrainMethodTest {
    private static final int FRAMES = 500;

    private final HandFrameCodec codec = new HandFrameCodec();
    private final BlockingQueue<ServerMessage> answers = new LinkedBlockingQueue<>();
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void connect() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .directExecutor()
                .addService(service())
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress("localhost", server.getPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void everyFrameIsAnsweredByAWorldOfItsOwn() throws InterruptedException {
        StreamObserver<ClientMessage> stream = train();
        for (int i = 1; i <= FRAMES; i++) {
            HandFrame frame = Frames.full(i);
            frame.sequence = i;
            stream.onNext(
                    ClientMessage.newBuilder().setFrame(codec.toMessage(frame)).build());
        }
        for (int i = 1; i <= FRAMES; i++) {
            assertEquals(i, answer().getWorldState().getAcknowledgedSequence());
        }
    }

    @Test
    void messagesThatAreNotFramesArriveAsTheirGeneratedType() throws InterruptedException {
        Open open = Open.newBuilder().setLearnerPseudonym("learner-7").build();
        train().onNext(ClientMessage.newBuilder().setOpen(open).build());
        assertEquals("learner-7", answer().getOpened().getSessionId());
    }

    @Test
    void anUnreadableFrameIsRefusedAndTheStreamGoesOn() throws InterruptedException {
        StreamObserver<ClientMessage> stream = train();
        var bad = org.trocar.protos.v1.HandFrame.newBuilder()
                .setSequence(3)
                .setLeft(HandPose.newBuilder().addAllJoints(List.of(1f, 2f, 3f)));
        stream.onNext(ClientMessage.newBuilder().setFrame(bad).build());
        stream.onNext(ClientMessage.newBuilder()
                .setFrame(codec.toMessage(Frames.full(9)))
                .build());

        var refusal = answer().getRefusal();
        assertEquals(RefusalCode.REFUSAL_CODE_WRONG_COUNT, refusal.getCode());
        assertEquals("left.joints", refusal.getField());
        assertEquals("3 numbers", refusal.getValue());
        assertEquals(3, refusal.getSequence());
        assertEquals(Frames.full(9).sequence, answer().getWorldState().getAcknowledgedSequence());
    }

    @Test
    void theOtherMethodsAndTheSchemaForReflectionStayAsGenerated() {
        assertEquals(
                "peg-transfer",
                TrocarServiceGrpc.newBlockingStub(channel)
                        .listScenarios(ListScenariosRequest.getDefaultInstance())
                        .getScenarios(0)
                        .getId());
        ServerServiceDefinition bound = service();
        assertSame(
                TrocarServiceGrpc.getServiceDescriptor().getSchemaDescriptor(),
                bound.getServiceDescriptor().getSchemaDescriptor());
        assertEquals(
                TrocarServiceGrpc.getServiceDescriptor().getMethods().size(),
                bound.getMethods().size());
    }

    private StreamObserver<ClientMessage> train() {
        return TrocarServiceGrpc.newStub(channel).train(new StreamObserver<>() {
            @Override
            public void onNext(ServerMessage message) {
                answers.add(message);
            }

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onCompleted() {}
        });
    }

    private ServerMessage answer() throws InterruptedException {
        ServerMessage answer = answers.poll(20, TimeUnit.SECONDS);
        assertNotNull(answer, "no answer came");
        return answer;
    }

    private static ServerServiceDefinition service() {
        return TrainMethod.bind(
                new Scenarios().bindService(), ServerCalls.asyncBidiStreamingCall(answers -> new Echo(answers)));
    }

    private static final class Scenarios extends TrocarServiceImplBase {
        @Override
        public void listScenarios(ListScenariosRequest request, StreamObserver<ListScenariosResponse> answer) {
            answer.onNext(ListScenariosResponse.newBuilder()
                    .addScenarios(Scenario.newBuilder().setId("peg-transfer"))
                    .build());
            answer.onCompleted();
        }
    }

    /** Answers a frame with a world, Open with Opened, and what it cannot read with a refusal. */
    private static final class Echo implements StreamObserver<InboundMessage> {
        private final StreamObserver<InputStream> answers;
        private final WorldStateWriter world = new WorldStateWriter(6);

        Echo(StreamObserver<InputStream> answers) {
            this.answers = answers;
        }

        @Override
        public void onNext(InboundMessage message) {
            switch (message.kind()) {
                case FRAME -> {
                    world.acknowledgedSequence = message.frame().sequence;
                    answers.onNext(world.encode());
                }
                case OTHER -> answers.onNext(TrainMethod.stream(opened(message.message())));
                case UNREADABLE ->
                    answers.onNext(TrainMethod.stream(ServerMessage.newBuilder()
                            .setRefusal(message.refusal())
                            .build()));
            }
        }

        private static ServerMessage opened(ClientMessage message) {
            return ServerMessage.newBuilder()
                    .setOpened(
                            Opened.newBuilder().setSessionId(message.getOpen().getLearnerPseudonym()))
                    .build();
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {
            answers.onCompleted();
        }
    }
}
