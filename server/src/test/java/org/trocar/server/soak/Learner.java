package org.trocar.server.soak;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.Control;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.Device;
import org.trocar.protos.v1.Hand;
import org.trocar.protos.v1.Mode;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Provenance;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.Resume;
import org.trocar.protos.v1.Resumed;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.TrocarServiceGrpc;
import org.trocar.protos.v1.WorldState;

/**
 * One place at which sessions follow one another, each with a habit, over connections that break and servers that die. Driven by {@link #beat},
 * and by what the network brings.
 */
final class Learner {
    static final long FRAME_NANOS = 1_000_000_000L / 90;

    private static final int LOCKSTEP_FRAMES_A_BEAT = 2;
    private static final int FRAMES_A_MISTAKE = 40;
    /** Decoding every state would cost more than sending hands. */
    private static final int STATES_A_LOOK = 30;

    private static final int TOO_LONG_BYTES = 40_000;
    private static final byte WORLD_STATE_TAG = ServerMessage.WORLD_STATE_FIELD_NUMBER << 3 | 2;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final MethodDescriptor<byte[], byte[]> TRAIN = TrocarServiceGrpc.getTrainMethod().toBuilder(
                    new Bytes(), new Bytes())
            .build();

    private enum Stage {
        AWAY,
        OPENING,
        TRAINING,
        CUT_OFF,
        RESUMING,
        LEAVING
    }

    /** How long things take here. */
    record Tempo(long shortestNanos, long longestNanos, long pauseNanos) {
        long session(Random random) {
            return random.nextLong(shortestNanos, longestNanos + 1);
        }

        long pause(Random random) {
            return random.nextLong(pauseNanos / 10, pauseNanos + 1);
        }
    }

    private final String name;
    private final int port;
    private final List<Hands> recordings;
    private final Tempo tempo;
    private final Tally tally;
    private final Consumer<Departed> departures;
    private final Random random;
    private Stage stage = Stage.AWAY;
    private long stageSince;
    private long due;
    private boolean goingHome;
    private boolean wasLetIn;
    private Connection connection;

    private Habit habit;
    private Hands hands;
    private Opened opened;
    private long began;
    private long length;
    private boolean interrupted;
    private boolean paused;
    private long sequence;
    private long acknowledged;
    private long durableTick;
    private long lag;

    Learner(
            String name,
            int port,
            List<Hands> recordings,
            Tempo tempo,
            Tally tally,
            Consumer<Departed> departures,
            long seed) {
        this.name = name;
        this.port = port;
        this.recordings = recordings;
        this.tempo = tempo;
        this.tally = tally;
        this.departures = departures;
        random = new Random(seed);
        due = System.nanoTime() + tempo.pause(random);
    }

    private static final class Bytes implements Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("reading from memory cannot fail", e);
            }
        }
    }

    /** One connection with its one stream, and what came of it. */
    private final class Connection implements StreamObserver<byte[]> {
        final ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .directExecutor()
                .build();
        ClientCallStreamObserver<byte[]> out;
        Optional<Refusal> refusal = Optional.empty();
        Optional<String> gradeHash = Optional.empty();
        boolean ended;
        private int states;

        /** Once it is the learner's, since it may break at once and on this thread. */
        void begin(ClientMessage first) {
            out = (ClientCallStreamObserver<byte[]>)
                    ClientCalls.asyncBidiStreamingCall(channel.newCall(TRAIN, CallOptions.DEFAULT), this);
            out.onNext(first.toByteArray());
        }

        @Override
        public void onNext(byte[] message) {
            if (message[0] != WORLD_STATE_TAG || ++states % STATES_A_LOOK == 0) {
                hear(message, this);
            }
        }

        @Override
        public void onError(Throwable failure) {
            over(this);
        }

        @Override
        public void onCompleted() {
            over(this);
        }
    }

    /** Does what is due; once a frame. */
    synchronized void beat(long now) {
        switch (stage) {
            case AWAY -> {
                if (now >= due && !goingHome) {
                    open(now);
                }
            }
            case TRAINING -> train(now);
            case CUT_OFF -> {
                if (now >= due) {
                    resume(now);
                }
            }
            case OPENING, RESUMING, LEAVING -> {
                if (now - stageSince > PATIENCE_NANOS) {
                    giveUp(now);
                }
            }
        }
    }

    private void giveUp(long now) {
        tally.fault(name + " had no answer for two minutes while " + stage + ": " + sessionName());
        cut();
        if (opened == null) {
            goAway(now);
        } else {
            comeBackSoon(now);
        }
    }

    private String sessionName() {
        return opened == null ? "no session" : "session " + opened.getSessionId();
    }

    private void enter(Stage next, long now) {
        stage = next;
        stageSince = now;
    }

    private void open(long now) {
        habit = Habit.any(random);
        hands = recordings.get(random.nextInt(recordings.size()));
        opened = null;
        interrupted = false;
        paused = false;
        sequence = 0;
        acknowledged = 0;
        durableTick = -1;
        length = tempo.session(random);
        enter(Stage.OPENING, now);
        connect(ClientMessage.newBuilder().setOpen(opening()).build());
    }

    private Open opening() {
        return Open.newBuilder()
                .setProtocolVersion(1)
                .setClientName("soak")
                .setLearnerPseudonym(name)
                .setScenarioId("peg-transfer")
                .setMode(Mode.MODE_PRACTICE)
                .setDominantHand(Hand.HAND_RIGHT)
                .setProvenance(Provenance.PROVENANCE_RECORDING)
                .setDevice(Device.newBuilder().setName("a recording"))
                .setPace(habit == Habit.LOCKSTEP ? Pace.PACE_LOCKSTEP : Pace.PACE_REALTIME)
                .setProposedPlacement(hands.placement())
                .build();
    }

    private void resume(long now) {
        enter(Stage.RESUMING, now);
        connect(ClientMessage.newBuilder()
                .setResume(
                        Resume.newBuilder().setSessionId(opened.getSessionId()).setResumeToken(opened.getResumeToken()))
                .build());
    }

    private void connect(ClientMessage first) {
        Connection next = new Connection();
        connection = next;
        next.begin(first);
    }

    private void train(long now) {
        long age = now - began;
        if (age >= length || goingHome) {
            leave(now);
        } else if (!interrupted && age >= length / 2) {
            interrupted = true;
            interrupt(now);
        } else {
            pauseWithin(age);
            sendFrames(now);
        }
    }

    private void interrupt(long now) {
        if (habit == Habit.RETURNING) {
            tally.count("clients killed and back");
            cut();
            due = now + tempo.pause(random);
            enter(Stage.CUT_OFF, now);
        } else if (habit == Habit.VANISHING) {
            tally.count("clients killed for good");
            cut();
            depart(Optional.empty());
        }
    }

    private void pauseWithin(long age) {
        boolean pausing = habit == Habit.PAUSING && age >= length / 3 && age < length * 2 / 3;
        if (pausing != paused) {
            paused = pausing;
            control(pausing ? ControlAction.CONTROL_ACTION_PAUSE : ControlAction.CONTROL_ACTION_RESUME);
        }
    }

    private void sendFrames(long now) {
        for (int i = 0; i < (habit == Habit.LOCKSTEP ? LOCKSTEP_FRAMES_A_BEAT : 1); i++) {
            // In real time a frame that finds no room is lost; a recording waits.
            if (connection.out.isReady()) {
                sequence++;
                connection.out.onNext(hands.message(sequence, habit == Habit.LOCKSTEP ? sequence * FRAME_NANOS : now));
                tally.count("frames");
            } else if (habit != Habit.LOCKSTEP) {
                sequence++;
                tally.count("frames that found no room");
            }
        }
        if (habit == Habit.CARELESS && sequence % FRAMES_A_MISTAKE == 0) {
            connection.out.onNext(mistake());
            tally.count("messages that were wrong");
        }
    }

    /** Random bytes, a frame cut short, a frame once more, or more than the contract allows. */
    private byte[] mistake() {
        byte[] sound = hands.message(sequence, System.nanoTime());
        return switch (random.nextInt(4)) {
            case 0 -> {
                byte[] noise = new byte[200];
                random.nextBytes(noise);
                yield noise;
            }
            case 1 -> Arrays.copyOf(sound, sound.length / 2);
            case 2 -> sound;
            default -> new byte[TOO_LONG_BYTES];
        };
    }

    private void leave(long now) {
        enter(Stage.LEAVING, now);
        if (habit == Habit.ABANDONING) {
            control(ControlAction.CONTROL_ACTION_ABANDON);
        } else if (random.nextBoolean()) {
            control(ControlAction.CONTROL_ACTION_FINISH);
        } else {
            connection.out.onCompleted();
        }
    }

    private void control(ControlAction action) {
        connection.out.onNext(ClientMessage.newBuilder()
                .setControl(Control.newBuilder().setAction(action).setAuthor(name))
                .build()
                .toByteArray());
    }

    private synchronized void hear(byte[] bytes, Connection from) {
        if (from != connection) {
            return;
        }
        ServerMessage message = parse(bytes);
        switch (message.getMessageCase()) {
            case OPENED -> begin(message.getOpened());
            case RESUMED -> goOn(message.getResumed());
            case WORLD_STATE -> hear(message.getWorldState());
            case REFUSAL -> from.refusal = Optional.of(message.getRefusal());
            case GRADE -> from.gradeHash = Optional.of(message.getGrade().getGradeHash());
            case ENDED -> from.ended = true;
            default -> {}
        }
    }

    private static ServerMessage parse(byte[] bytes) {
        try {
            return ServerMessage.parseFrom(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the server sent what is no message", e);
        }
    }

    private void begin(Opened answer) {
        opened = answer;
        began = System.nanoTime();
        tally.count(Tally.OPENED);
        wasLetIn = true;
        tally.count("opened " + habit.name().toLowerCase(Locale.ROOT));
        enter(Stage.TRAINING, began);
    }

    private void goOn(Resumed answer) {
        sequence = Math.max(sequence, answer.getLastSequence());
        acknowledged = sequence;
        tally.count(answer.getInterrupted() ? "resumed after the server was killed" : "resumed");
        if (answer.getTick() < durableTick) {
            tally.fault(sessionName() + " was durable to tick " + durableTick + " and goes on after tick "
                    + answer.getTick());
        }
        enter(Stage.TRAINING, System.nanoTime());
    }

    private void hear(WorldState state) {
        durableTick = Math.max(durableTick, state.getDurableTick());
        lag = state.getTick() - state.getDurableTick();
        acknowledged = Math.max(acknowledged, state.getAcknowledgedSequence());
    }

    private synchronized void over(Connection gone) {
        if (gone != connection) {
            return;
        }
        connection.channel.shutdownNow();
        long now = System.nanoTime();
        switch (stage) {
            case OPENING -> {
                tally.count(
                        gone.refusal.map(it -> Tally.notOpened(it.getCode())).orElse(Tally.NO_SERVER));
                goAway(now);
            }
            case RESUMING -> notResumed(gone, now);
            case TRAINING, LEAVING -> {
                if (gone.ended) {
                    depart(gone.gradeHash);
                } else {
                    tally.count("cut off by the server's end");
                    comeBackSoon(now);
                }
            }
            case AWAY, CUT_OFF -> {}
        }
    }

    private void notResumed(Connection gone, long now) {
        RefusalCode code = gone.refusal.map(Refusal::getCode).orElse(RefusalCode.REFUSAL_CODE_TOO_MANY);
        boolean later =
                gone.refusal.map(it -> it.getRemedy().contains("ask again")).orElse(true);
        if (code == RefusalCode.REFUSAL_CODE_TOO_MANY || later) {
            tally.count("asked again");
            comeBackSoon(now);
        } else {
            tally.count("came back too late");
            if (code == RefusalCode.REFUSAL_CODE_WRONG_TOKEN) {
                tally.fault(sessionName() + " did not know its token");
            }
            depart(Optional.empty());
        }
    }

    private void comeBackSoon(long now) {
        due = now + TimeUnit.MILLISECONDS.toNanos(random.nextLong(300, 1_500));
        enter(Stage.CUT_OFF, now);
    }

    private void depart(Optional<String> gradeHash) {
        departures.accept(new Departed(opened.getSessionId(), habit, durableTick, gradeHash));
        goAway(System.nanoTime());
    }

    private void goAway(long now) {
        due = now + tempo.pause(random);
        enter(Stage.AWAY, now);
    }

    /** Breaks the connection as a client does that is killed. */
    private void cut() {
        Connection broken = connection;
        connection = null;
        broken.channel.shutdownNow();
    }

    /** Ends its session soon, and opens no more. */
    synchronized void goHome() {
        goingHome = true;
    }

    /** Whether there was ever a session at this place. */
    synchronized boolean wasLetIn() {
        return wasLetIn;
    }

    synchronized boolean away() {
        return stage == Stage.AWAY;
    }

    /** How far the journal was behind when last heard of, in ticks; empty when it does not train in real time. */
    synchronized Optional<Long> journalLag() {
        return trainsInRealTime() ? Optional.of(lag) : Optional.empty();
    }

    /** Frames sent that no state has taken in; empty when it does not train in real time. */
    synchronized Optional<Long> framesWaiting() {
        return trainsInRealTime() ? Optional.of(sequence - acknowledged) : Optional.empty();
    }

    private boolean trainsInRealTime() {
        return stage == Stage.TRAINING && habit != Habit.LOCKSTEP && acknowledged > 0;
    }
}
