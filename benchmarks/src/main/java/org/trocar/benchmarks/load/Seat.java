package org.trocar.benchmarks.load;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicLongArray;
import org.trocar.benchmarks.echo.TrainBytes;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.ClockPing;
import org.trocar.protos.v1.ClockPong;
import org.trocar.protos.v1.FrameCounters;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.WorldState;

/**
 * A trainee's place: one run after the other, each from the tape's beginning. The pacer's thread opens and sends; gRPC's thread hears, one
 * message at a time, and alone writes what was measured.
 */
final class Seat {
    private static final int KEPT = 1 << 12;

    private final Channel channel;
    private final Tape tape;
    private final String learner;
    private final int rateHz;
    private final long tickNanos;
    private final Window window;
    private final Legs legs = new Legs();
    private final AtomicLongArray dueAt = new AtomicLongArray(KEPT);
    private final AtomicLongArray sentAt = new AtomicLongArray(KEPT);
    private ClientCall<byte[], byte[]> call;
    private long sequence;
    private int frame;
    private long unsent;
    private long runs;
    private volatile Run run;
    private volatile Counts past = Counts.NONE;
    private volatile boolean leaving;

    Seat(Channel channel, Tape tape, String learner, int rateHz, Window window) {
        this.channel = channel;
        this.tape = tape;
        this.learner = learner;
        this.rateHz = rateHz;
        this.window = window;
        tickNanos = 1_000_000_000L / rateHz;
    }

    /** Pacer: opens a run. */
    void begin() {
        runs++;
        sequence = 0;
        frame = 0;
        run = new Run();
        call = channel.newCall(TrainBytes.TRAIN, CallOptions.DEFAULT);
        call.start(run, new Metadata());
        call.request(Run.UNREAD);
        call.sendMessage(tape.opening(learner, Pace.PACE_REALTIME, rateHz));
    }

    /** Whether frames may be sent. */
    boolean streaming() {
        return run != null && run.opened && !run.over;
    }

    /** Whether the run has ended, by its task's end or by ours. */
    boolean over() {
        return run != null && run.closed;
    }

    /** Why a run ended otherwise than it should; null when none did. */
    String trouble() {
        return run == null ? null : run.trouble;
    }

    /** Pacer: sends the frame that is due; the next run begins when one is over. */
    void send(long dueNanos) {
        if (over() && !leaving) {
            begin();
        } else if (streaming()) {
            if (frame == tape.frames()) {
                run.over = true;
                call.halfClose();
            } else if (call.isReady()) {
                sequence++;
                int slot = (int) (sequence % KEPT);
                dueAt.set(slot, dueNanos);
                sentAt.set(slot, System.nanoTime());
                run.sent++;
                call.sendMessage(tape.message(frame++, sequence, dueNanos));
            } else {
                frame++;
                unsent++;
            }
        }
    }

    /** Pacer: asks for the server's time. */
    void ping() {
        if (streaming() && call.isReady()) {
            call.sendMessage(ClientMessage.newBuilder()
                    .setClockPing(ClockPing.newBuilder().setClientSendNanos(System.nanoTime()))
                    .build()
                    .toByteArray());
        }
    }

    /** Pacer: no more frames come. */
    void leave() {
        leaving = true;
        if (streaming()) {
            run.over = true;
            call.halfClose();
        }
    }

    /** Breaks off what has not ended. */
    void cancel() {
        leaving = true;
        if (call != null && !over()) {
            call.cancel("the load is over", null);
        }
    }

    /** After the end. */
    Legs legs() {
        return legs;
    }

    /** After the end. */
    Counts counts() {
        return past.plus(new Counts(0, unsent, 0, 0, 0, 0, 0, 0, 0, 0, runs, 0, 0));
    }

    /** How far our idea of the server's clock can be wrong, nanoseconds. */
    long clockErrorNanos() {
        return run == null ? 0 : run.bestRoundTrip / 2;
    }

    /** One run as gRPC's thread hears it. */
    private final class Run extends ClientCall.Listener<byte[]> {
        static final int UNREAD = 64;

        private volatile boolean opened;
        private volatile boolean over;
        private volatile boolean closed;
        private volatile String trouble;
        private volatile long sent;
        private volatile long bestRoundTrip = Long.MAX_VALUE;
        private long offsetNanos;
        private long acknowledged;
        private long lastTick;
        private long slipped;
        private long dropped;
        private long refusals;
        private long bestPhase = Long.MAX_VALUE;
        private boolean ended;
        private WorldState last = WorldState.getDefaultInstance();

        @Override
        public void onMessage(byte[] bytes) {
            long now = System.nanoTime();
            call.request(1);
            try {
                hear(ServerMessage.parseFrom(bytes), now);
            } catch (InvalidProtocolBufferException e) {
                trouble = "the server sent what is no message: " + e.getMessage();
            }
        }

        private void hear(ServerMessage message, long now) {
            switch (message.getMessageCase()) {
                case OPENED -> opened = true;
                case WORLD_STATE -> hear(message.getWorldState(), now);
                case CLOCK_PONG -> hear(message.getClockPong(), now);
                case REFUSAL -> {
                    refusals++;
                    trouble = message.getRefusal().getField() + ": "
                            + message.getRefusal().getRemedy();
                }
                case ENDED -> ended = true;
                default -> {}
            }
        }

        private void hear(ClockPong pong, long now) {
            long held = pong.getServerSendNanos() - pong.getServerReceiveNanos();
            long roundTrip = now - pong.getClientSendNanos() - held;
            if (roundTrip < bestRoundTrip) {
                bestRoundTrip = roundTrip;
                offsetNanos =
                        (pong.getServerReceiveNanos() - pong.getClientSendNanos() + pong.getServerSendNanos() - now)
                                / 2;
            }
        }

        private void hear(WorldState state, long now) {
            long dueNanos = due(state);
            if (window.holds(state.getSentNanos() - offsetNanos)) {
                Legs.record(legs.lateness, state.getSentNanos() - dueNanos);
                Legs.record(legs.journalLagTicks, state.getTick() - Math.max(0, state.getDurableTick()));
                countDrops(state);
            }
            lastTick = state.getTick();
            acknowledge(state, dueNanos, now);
            last = state;
        }

        /** When the tick was due by the server's clock, as far as the quickest tick so far shows it. */
        private long due(WorldState state) {
            bestPhase = Math.min(bestPhase, state.getSentNanos() - state.getSessionNanos());
            return bestPhase + state.getSessionNanos();
        }

        private void countDrops(WorldState state) {
            if (lastTick > 0) {
                dropped += Math.max(0, state.getTick() - lastTick - 1);
                long slipNow = state.getSessionNanos() / tickNanos - state.getTick();
                slipped += slipNow - last.getSessionNanos() / tickNanos + last.getTick();
            }
        }

        private void acknowledge(WorldState state, long tickDueNanos, long now) {
            long newest = state.getAcknowledgedSequence();
            for (long each = Math.max(acknowledged, newest - KEPT) + 1; each <= newest; each++) {
                if (window.holds(dueAt.get((int) (each % KEPT)))) {
                    Legs.record(legs.feedback, now - dueAt.get((int) (each % KEPT)));
                }
            }
            if (newest > acknowledged && window.holds(dueAt.get((int) (newest % KEPT)))) {
                legs(state, tickDueNanos, (int) (newest % KEPT), now);
            }
            acknowledged = Math.max(acknowledged, newest);
        }

        private void legs(WorldState state, long tickDueNanos, int slot, long now) {
            long received = state.getAcknowledgedReceiveNanos();
            long begun = Math.max(received, tickDueNanos);
            Legs.record(legs.behind, sentAt.get(slot) - dueAt.get(slot));
            Legs.record(legs.up, received - offsetNanos - sentAt.get(slot));
            Legs.record(legs.wait, begun - received);
            Legs.record(legs.work, state.getSentNanos() - begun);
            Legs.record(legs.down, now - (state.getSentNanos() - offsetNanos));
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            boolean broken = !ended && !leaving || !status.isOk();
            if (broken && trouble == null) {
                trouble = status.toString();
            }
            FrameCounters frames = last.getFrames();
            long refused =
                    frames.getRefusedList().stream().mapToLong(Long::longValue).sum();
            past = past.plus(new Counts(
                    sent,
                    0,
                    frames.getAccepted(),
                    refused,
                    frames.getMissing(),
                    Math.max(refused, frames.getMissing()),
                    frames.getLate(),
                    slipped,
                    dropped,
                    refusals,
                    0,
                    broken ? 1 : 0,
                    unplaced() ? 1 : 0));
            closed = true;
        }

        private boolean unplaced() {
            return last.getPlacementCount() == 0 && sent > (long) Counts.PLACED_WITHIN_SECONDS * rateHz;
        }
    }
}
