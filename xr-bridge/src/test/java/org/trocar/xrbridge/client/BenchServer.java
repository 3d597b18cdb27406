package org.trocar.xrbridge.client;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.instrument.Grasper;
import org.trocar.core.math.Pose;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.scenario.PegBoard;
import org.trocar.protos.codec.HandFrameCodec;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.ClockPong;
import org.trocar.protos.v1.Control;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.Cue;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Ended;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Instrument;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Peg;
import org.trocar.protos.v1.PegTransfer;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.Resume;
import org.trocar.protos.v1.Resumed;
import org.trocar.protos.v1.RingState;
import org.trocar.protos.v1.Scenario;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.SessionParameters;
import org.trocar.protos.v1.TrocarServiceGrpc;
import org.trocar.protos.v1.WorldState;
import org.trocar.xrbridge.scripted.Bench;
import org.trocar.xrbridge.scripted.Tabletop;

/**
 * A stand-in for the server on a loopback port: the real contract over a real connection, with a bench instead of a session. It keeps what
 * it was sent. A learner named "nobody" is refused; one named "ignored" gets no answer; one named "unlucky" loses the connection at the first frame, one named "dropped" once at the
 * tenth.
 */
public final class BenchServer extends TrocarServiceGrpc.TrocarServiceImplBase implements AutoCloseable {
    private final Server server;
    private final ManagedChannel channel;
    public final List<HandFrame> frames = new ArrayList<>();
    public final List<Control> controls = new CopyOnWriteArrayList<>();
    public volatile Open open = Open.getDefaultInstance();
    /** Sent with every frame's state. */
    public volatile Optional<Cue> cue = Optional.empty();

    private boolean dropped;
    public volatile Bench bench = new Bench(Hand.RIGHT);

    public BenchServer() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(this)
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress("localhost", server.getPort())
                .usePlaintext()
                .build();
    }

    public ManagedChannel channel() {
        return channel;
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Override
    public StreamObserver<ClientMessage> train(StreamObserver<ServerMessage> client) {
        return new Stream(client);
    }

    /** One client. */
    private final class Stream implements StreamObserver<ClientMessage> {
        private final StreamObserver<ServerMessage> client;
        private final HandFrameCodec codec = new HandFrameCodec();
        private boolean over;

        Stream(StreamObserver<ServerMessage> client) {
            this.client = client;
        }

        @Override
        public void onNext(ClientMessage message) {
            switch (message.getMessageCase()) {
                case OPEN -> open(message.getOpen());
                case RESUME -> resume(message.getResume());
                case FRAME -> take(message.getFrame());
                case CONTROL -> control(message.getControl());
                case CLOCK_PING ->
                    send(ServerMessage.newBuilder()
                            .setClockPong(ClockPong.newBuilder()
                                    .setClientSendNanos(message.getClockPing().getClientSendNanos())
                                    .setServerReceiveNanos(5_000)
                                    .setServerSendNanos(5_010)));
                case MESSAGE_NOT_SET -> {}
            }
        }

        private void open(Open asked) {
            open = asked;
            bench = new Bench(asked.getDominantHand() == org.trocar.protos.v1.Hand.HAND_LEFT ? Hand.LEFT : Hand.RIGHT);
            if (asked.getLearnerPseudonym().equals("nobody")) {
                refuse("open.learner_pseudonym", "nobody", "name somebody");
                return;
            }
            if (asked.getLearnerPseudonym().equals("ignored")) {
                return;
            }
            send(ServerMessage.newBuilder()
                    .setOpened(Opened.newBuilder()
                            .setSessionId("session-1")
                            .setResumeToken("secret")
                            .setParameters(parameters())));
        }

        private void resume(Resume asked) {
            if (!asked.getResumeToken().equals("secret")) {
                refuse("resume.resume_token", "", "send the token that came with Opened");
                return;
            }
            send(ServerMessage.newBuilder()
                    .setResumed(Resumed.newBuilder()
                            .setSessionId(asked.getSessionId())
                            .setLastSequence(frames.isEmpty() ? 41 : frames.get(frames.size() - 1).sequence)));
        }

        private void take(org.trocar.protos.v1.HandFrame message) {
            boolean drops = open.getLearnerPseudonym().equals("dropped") && !dropped && frames.size() == 10;
            dropped |= drops;
            if (drops || open.getLearnerPseudonym().equals("unlucky")) {
                over = true;
                client.onError(
                        io.grpc.Status.INTERNAL.withDescription("out of luck").asException());
            }
            if (over) {
                return;
            }
            HandFrame frame = new HandFrame();
            byte[] bytes = message.toByteArray();
            codec.decode(bytes, 0, bytes.length, frame);
            frames.add(frame);
            bench.tick(frame);
            send(ServerMessage.newBuilder().setWorldState(state(frame)));
            cue.ifPresent(given -> send(ServerMessage.newBuilder().setCue(given)));
            if (bench.finished()) {
                end(EndReason.END_REASON_TASK_COMPLETED);
            }
        }

        private void control(Control control) {
            controls.add(control);
            if (control.getAction() == ControlAction.CONTROL_ACTION_FINISH) {
                end(EndReason.END_REASON_FINISHED);
            }
        }

        private void refuse(String field, String value, String remedy) {
            send(ServerMessage.newBuilder()
                    .setRefusal(
                            Refusal.newBuilder().setField(field).setValue(value).setRemedy(remedy)));
            end(EndReason.END_REASON_REFUSED);
        }

        private void end(EndReason reason) {
            if (!over) {
                send(ServerMessage.newBuilder()
                        .setGrade(Grade.newBuilder().setSessionId("session-1").setScore(bench.transfersDone())));
                send(ServerMessage.newBuilder().setEnded(Ended.newBuilder().setReason(reason)));
                over = true;
                client.onCompleted();
            }
        }

        private void send(ServerMessage.Builder message) {
            if (!over) {
                client.onNext(message.build());
            }
        }

        @Override
        public void onError(Throwable error) {
            over = true;
        }

        @Override
        public void onCompleted() {
            end(EndReason.END_REASON_FINISHED);
        }
    }

    private WorldState state(HandFrame frame) {
        WorldState.Builder state = WorldState.newBuilder()
                .setTick(frames.size())
                .setAcknowledgedSequence(frame.sequence)
                .setPhase(bench.wayBack() ? 1 : 0)
                .setStepsDone(bench.transfersDone())
                .setLeft(instrument(Hand.LEFT))
                .setRight(instrument(Hand.RIGHT));
        if (bench.placed()) {
            state.addAllPlacement(numbers(bench.field()));
        }
        for (int i = 0; i < bench.rings().count(); i++) {
            state.addAllRingPoses(numbers(bench.rings().pose(i)));
            state.addRingStates(RingState.valueOf("RING_STATE_" + bench.ringState(i)));
        }
        return state.build();
    }

    private Instrument instrument(Hand hand) {
        Grasper grasper = bench.grasper(hand);
        Instrument.Builder instrument = Instrument.newBuilder().addAllTip(numbers(grasper.tip()));
        int held = bench.rings().heldRing(hand);
        return held < 0 ? instrument.build() : instrument.setHeldRing(held).build();
    }

    private static List<Float> numbers(Pose pose) {
        return List.of(
                (float) pose.position.x,
                (float) pose.position.y,
                (float) pose.position.z,
                (float) pose.orientation.x,
                (float) pose.orientation.y,
                (float) pose.orientation.z,
                (float) pose.orientation.w);
    }

    private static SessionParameters parameters() {
        Tabletop place = Bench.TABLETOP;
        PegBoard board = place.board();
        GrasperSpec grasper = place.grasper();
        PegTransfer.Builder task = PegTransfer.newBuilder()
                .setHalfWidthMetres((float) board.halfWidthMetres())
                .setHalfDepthMetres((float) board.halfDepthMetres())
                .setOutOfViewBelowMetres((float) board.outOfViewBelowMetres())
                .setPegRadiusMetres((float) board.pegRadiusMetres())
                .setPegHeightMetres((float) board.pegHeightMetres())
                .setRingMajorRadiusMetres((float) place.ring().majorRadiusMetres())
                .setRingTubeRadiusMetres((float) place.ring().tubeRadiusMetres())
                .setRingCount(place.ring().count());
        for (PegBoard.Peg peg : board.pegs()) {
            task.addPegs(Peg.newBuilder()
                    .setName(peg.name())
                    .setSide(org.trocar.protos.v1.Hand.valueOf("HAND_" + peg.side()))
                    .setXMetres((float) peg.xMetres())
                    .setZMetres((float) peg.zMetres()));
        }
        Scenario.Builder scenario = Scenario.newBuilder()
                .setGrasper(org.trocar.protos.v1.Grasper.newBuilder()
                        .setLengthMetres((float) grasper.lengthMetres())
                        .setJawLengthMetres((float) grasper.jawLengthMetres())
                        .setJawRadiusMetres((float) grasper.jawRadiusMetres())
                        .setOpenAngleRadians((float) grasper.openAngleRadians()))
                .addRightPort((float) place.ports().halfDistanceMetres())
                .addRightPort((float) place.ports().heightMetres())
                .addRightPort((float) place.ports().towardsTraineeMetres())
                .setPegTransfer(task);
        return SessionParameters.newBuilder().setScenario(scenario).build();
    }
}
