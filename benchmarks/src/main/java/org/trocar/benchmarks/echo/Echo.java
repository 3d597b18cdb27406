package org.trocar.benchmarks.echo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.trocar.benchmarks.fixture.Child;
import org.trocar.benchmarks.report.Figure;
import org.trocar.benchmarks.report.Series;
import org.trocar.protos.codec.WorldStateWriter;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.ClockPing;
import org.trocar.protos.v1.ClockPong;
import org.trocar.protos.v1.ServerMessage;

/**
 * There and back, hot, one client: a frame and a state over a bare socket, bare Netty, gRPC alone and gRPC with our codecs; a clock ping through a running
 * server beside a socket; and a frame through a running session in lockstep, tick and all. This end is a bare socket in each of them, so that what is compared
 * is the server; and once, for those whose client is such a one, gRPC's own.
 */
public final class Echo {
    private static final int RINGS = 6;
    /** A round through a session; all rounds together must not come to the end of its task. */
    private static final int FRAMES = 150;
    /** The server lets a client ask a thousand times a second. */
    private static final int PINGS = 900;

    private static final long PINGS_COME_BACK_NANOS = 1_000_000_000L;

    private final int warmUps;
    private final int rounds;
    private final int times;
    private final byte[] frame;
    private final InetSocketAddress server;
    private final LockstepFrames session;
    private final Consumer<String> progress;

    /** What a session in lockstep is opened with, and its frames. */
    public interface LockstepFrames {
        byte[] opening();

        /** @param number from 1 */
        byte[] frame(long number);
    }

    private final List<Double> socket = new ArrayList<>();
    private final List<Double> netty = new ArrayList<>();
    private final List<Double> grpc = new ArrayList<>();
    private final List<Double> service = new ArrayList<>();
    private final List<Double> bothEnds = new ArrayList<>();
    private final List<Double> smallSocket = new ArrayList<>();
    private final List<Double> ping = new ArrayList<>();
    private final List<Double> lockstep = new ArrayList<>();

    /**
     * @param warmUps rounds before those that count
     * @param times messages a round
     * @param server one that runs
     */
    public Echo(
            int warmUps,
            int rounds,
            int times,
            InetSocketAddress server,
            LockstepFrames session,
            Consumer<String> progress) {
        this.warmUps = warmUps;
        this.rounds = rounds;
        this.times = times;
        this.server = server;
        this.session = session;
        this.progress = progress;
        frame = session.frame(1);
    }

    public List<Figure> measure() throws IOException, InterruptedException {
        try (Child echoes = Child.start(EchoMain.class, EchoMain.PORTS, List.of(), List.of())) {
            String[] ports = echoes.said().split(" ");
            measure(Stream.of(ports).mapToInt(Integer::parseInt).toArray());
        }
        return List.of(
                figure("echo.netty", "a frame there, a state back: bare Netty", netty)
                        .against(SOCKET, new Series(socket)),
                figure("echo.grpc", "gRPC alone, which looks at no byte", grpc).against(SOCKET, new Series(socket)),
                figure("echo.service_added", "gRPC with our codecs", service)
                        .against("gRPC alone, the same bytes", new Series(grpc)),
                figure("echo.service", "gRPC with our codecs", service).against(SOCKET, new Series(socket)),
                figure("echo.codec", "gRPC with our codecs, by gRPC's own client", bothEnds)
                        .against(SOCKET, new Series(socket)),
                figure("echo.service_session", "through a session in lockstep, its tick included", lockstep)
                        .against(SOCKET, new Series(socket)),
                figure("echo.service_ping", "a clock ping through a running server", ping)
                        .against("a bare socket, the same bytes", new Series(smallSocket)));
    }

    private static final String SOCKET = "a bare socket, the same bytes";

    private static Figure figure(String name, String what, List<Double> rounds) {
        return Figure.of(name, what + ", median", "us", new Series(rounds));
    }

    /** @param ports of the bare socket, bare Netty, gRPC alone and gRPC with our codecs */
    private void measure(int[] ports) throws IOException, InterruptedException {
        int stateBytes = new WorldStateWriter(RINGS).encode().available();
        byte[] asked = ping();
        int pongBytes = ServerMessage.newBuilder()
                .setClockPong(ClockPong.newBuilder()
                        .setClientSendNanos(1)
                        .setServerReceiveNanos(1)
                        .setServerSendNanos(1))
                .build()
                .getSerializedSize();
        InetSocketAddress alone = new InetSocketAddress("127.0.0.1", ports[2]);
        InetSocketAddress ours = new InetSocketAddress("127.0.0.1", ports[3]);
        try (Bounce.OverSocket plain = new Bounce.OverSocket(ports[0], frame.length, stateBytes);
                Bounce.OverSocket small = new Bounce.OverSocket(ports[0], asked.length, pongBytes);
                Bounce.OverSocket bare = new Bounce.OverSocket(ports[1], frame.length, stateBytes);
                Bounce.OverHttp2 uncoded = new Bounce.OverHttp2(alone);
                Bounce.OverHttp2 coded = new Bounce.OverHttp2(ours);
                Bounce.OverGrpc byLibrary = new Bounce.OverGrpc(ours);
                Bounce.OverHttp2 live = new Bounce.OverHttp2(server).after(session.opening())) {
            for (int round = -warmUps; round < rounds; round++) {
                progress.accept("echo: round " + (round + warmUps + 1) + " of " + (rounds + warmUps));
                boolean counts = round >= 0;
                long first = (long) (round + warmUps) * FRAMES + 1;
                keep(counts, socket, plain.bounce(times));
                keep(counts, smallSocket, small.bounce(times));
                keep(counts, netty, bare.bounce(times));
                keep(counts, grpc, uncoded.bounce(times, number -> frame, answer -> true));
                keep(counts, service, coded.bounce(times, number -> frame, answer -> true));
                keep(counts, bothEnds, byLibrary.bounce(times, frame));
                keep(
                        counts,
                        lockstep,
                        live.bounce(FRAMES, number -> session.frame(first + number), new Acknowledged(first)));
                LockSupport.parkNanos(PINGS_COME_BACK_NANOS);
                keep(counts, ping, live.bounce(PINGS, number -> asked, Echo::isPong));
            }
        }
    }

    private static void keep(boolean counts, List<Double> medians, Histogram took) {
        if (counts) {
            medians.add(took.getValueAtPercentile(50) / 1e3);
        }
    }

    private static byte[] ping() {
        return ClientMessage.newBuilder()
                .setClockPing(ClockPing.newBuilder().setClientSendNanos(1))
                .build()
                .toByteArray();
    }

    /** The kind of a message is the number of its first field. */
    private static boolean isPong(byte[] message) {
        return message.length > 0 && message[0] >>> 3 == ServerMessage.CLOCK_PONG_FIELD_NUMBER;
    }

    /** A state that takes in the frame that was sent last; others tell of cues and scores. */
    private static final class Acknowledged implements java.util.function.Predicate<byte[]> {
        private long awaited;

        Acknowledged(long first) {
            awaited = first;
        }

        @Override
        public boolean test(byte[] message) {
            try {
                ServerMessage said = ServerMessage.parseFrom(message);
                boolean taken = said.hasWorldState() && said.getWorldState().getAcknowledgedSequence() == awaited;
                awaited += taken ? 1 : 0;
                return taken;
            } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                throw new IllegalStateException("the server sent what is no message", e);
            }
        }
    }
}
