package org.trocar.examples;

import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.ClockPing;
import org.trocar.protos.v1.Cue;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Hand;
import org.trocar.protos.v1.HandFrame;
import org.trocar.protos.v1.HandPose;
import org.trocar.protos.v1.Mode;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Provenance;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.Resume;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.TrocarServiceGrpc;
import org.trocar.protos.v1.WorldState;

/** A whole client in one file: two hands at 90 Hz for a while, what the server says to them, and a grade. */
public final class SmallClient implements StreamObserver<ServerMessage> {
    private static final long FRAME_NANOS = 1_000_000_000L / 90;
    private static final int ALL_JOINTS = (1 << 26) - 1;

    private final TrocarServiceGrpc.TrocarServiceStub server;
    private final Consumer<String> says;
    private final CompletableFuture<Opened> opened = new CompletableFuture<>();
    private final CompletableFuture<Grade> grade = new CompletableFuture<>();
    /** The newest state, for whoever draws. */
    private volatile WorldState world = WorldState.getDefaultInstance();

    private volatile boolean broken;

    public SmallClient(Channel channel, Consumer<String> says) {
        server = TrocarServiceGrpc.newStub(channel);
        this.says = says;
    }

    public Grade train(String scenarioId, int frames) throws Exception {
        StreamObserver<ClientMessage> out = server.train(this);
        out.onNext(ClientMessage.newBuilder().setOpen(open(scenarioId)).build());
        Opened session = opened.get(10, TimeUnit.SECONDS);
        long start = System.nanoTime();
        for (int i = 1; i <= frames && !grade.isDone(); i++) {
            long dueNanos = start + i * FRAME_NANOS;
            while (System.nanoTime() < dueNanos) {
                LockSupport.parkNanos(dueNanos - System.nanoTime());
            }
            out = broken ? resume(session) : out;
            if (i % 90 == 1) {
                ClockPing ping = ClockPing.newBuilder()
                        .setClientSendNanos(System.nanoTime())
                        .build();
                out.onNext(ClientMessage.newBuilder().setClockPing(ping).build());
            }
            out.onNext(ClientMessage.newBuilder().setFrame(frame(i, dueNanos)).build());
        }
        out.onCompleted();
        return grade.get(30, TimeUnit.SECONDS);
    }

    /** On a new stream; the channel finds the server again by itself. */
    private StreamObserver<ClientMessage> resume(Opened session) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        broken = false;
        StreamObserver<ClientMessage> out = server.train(this);
        Resume resume = Resume.newBuilder()
                .setSessionId(session.getSessionId())
                .setResumeToken(session.getResumeToken())
                .build();
        out.onNext(ClientMessage.newBuilder().setResume(resume).build());
        return out;
    }

    private static Open open(String scenarioId) {
        return Open.newBuilder()
                .setProtocolVersion(1)
                .setClientName("small client 1.0")
                .setLearnerPseudonym("learner-1")
                .setScenarioId(scenarioId)
                .setMode(Mode.MODE_PRACTICE)
                .setDominantHand(Hand.HAND_RIGHT)
                .setProvenance(Provenance.PROVENANCE_SCRIPTED)
                .build();
    }

    /** Held still at first, so that the field can be placed; a real client asks its device here. */
    private static HandFrame frame(int sequence, long captureNanos) {
        float height = sequence < 250 ? 1 : 1 + 0.02f * (float) Math.sin(sequence / 15.0);
        return HandFrame.newBuilder()
                .setSequence(sequence)
                .setCaptureNanos(captureNanos)
                .setLeft(hand(-0.15f, height))
                .setRight(hand(0.15f, height))
                .build();
    }

    private static HandPose hand(float x, float y) {
        List<Float> joint = List.of(x, y, -0.3f, 0f, 0f, 0f, 1f, 0.01f);
        HandPose.Builder hand = HandPose.newBuilder()
                .setPositionValid(ALL_JOINTS)
                .setPositionTracked(ALL_JOINTS)
                .setOrientationValid(ALL_JOINTS)
                .setOrientationTracked(ALL_JOINTS);
        Collections.nCopies(26, joint).forEach(hand::addAllJoints);
        return hand.build();
    }

    @Override
    public void onNext(ServerMessage message) {
        switch (message.getMessageCase()) {
            case OPENED -> opened.complete(message.getOpened());
            case RESUMED ->
                says.accept("resumed at tick " + message.getResumed().getTick());
            case WORLD_STATE -> world = message.getWorldState();
            case CUE -> feel(message.getCue());
            case OPERATOR_MESSAGE ->
                says.accept("operator: " + message.getOperatorMessage().getText());
            case REFUSAL -> refused(message.getRefusal());
            case GRADE -> grade.complete(message.getGrade());
            case ENDED -> says.accept(message.getEnded().getText());
            default -> {} // what a newer server says besides is passed over
        }
    }

    private void feel(Cue cue) {
        says.accept(cue.getText() + " " + cue.getAdvice());
        if (cue.hasHaptic()) {
            says.accept("vibrate " + cue.getHaptic().getHand() + " "
                    + cue.getHaptic().getAmplitude());
        }
    }

    private void refused(Refusal refusal) {
        String words = refusal.getField() + " \"" + refusal.getValue() + "\": " + refusal.getRemedy();
        says.accept(words);
        opened.completeExceptionally(new IllegalArgumentException(words));
    }

    @Override
    public void onError(Throwable error) {
        opened.completeExceptionally(error);
        broken = true;
    }

    @Override
    public void onCompleted() {
        grade.completeExceptionally(new IllegalStateException("ended without a grade at tick " + world.getTick()));
    }
}
