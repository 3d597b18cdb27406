package org.trocar.benchmarks.echo;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;

/** One message there and one back, the next as soon as the last is here. */
final class Bounce {
    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final int PATIENCE_SECONDS = 30;
    private static final int WINDOW_BYTES = 1024 * 1024;

    private Bounce() {}

    /** Over a bare socket. */
    static final class OverSocket implements AutoCloseable {
        private final Socket socket;
        private final byte[] up;
        private final byte[] down;

        OverSocket(int port, int upBytes, int downBytes) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            up = new byte[upBytes];
            down = new byte[downBytes];
            DataOutputStream lengths = new DataOutputStream(socket.getOutputStream());
            lengths.writeInt(upBytes);
            lengths.writeInt(downBytes);
            lengths.flush();
        }

        /** Nanoseconds there and back. */
        Histogram bounce(int times) throws IOException {
            Histogram took = new Histogram(LONGEST_NANOS, 3);
            InputStream in = socket.getInputStream();
            for (int i = 0; i < times; i++) {
                long start = System.nanoTime();
                socket.getOutputStream().write(up);
                if (in.readNBytes(down, 0, down.length) < down.length) {
                    throw new IOException("the echo broke off");
                }
                took.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - start));
            }
            return took;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Over a Train stream of which this end is a bare socket. */
    static final class OverHttp2 implements AutoCloseable {
        private final TrainSocket stream;

        OverHttp2(InetSocketAddress address) throws IOException {
            stream = new TrainSocket(address);
        }

        /** Something that is not measured, for instance to open a session. */
        OverHttp2 after(byte[] first) throws IOException {
            stream.send(first);
            return this;
        }

        /**
         * Nanoseconds there and back.
         *
         * @param message by its number in this round, from 0
         * @param answers whether what came is the answer, and not something else that the server had to say
         */
        Histogram bounce(int times, LongFunction<byte[]> message, Predicate<byte[]> answers) throws IOException {
            Histogram took = new Histogram(LONGEST_NANOS, 3);
            for (int i = 0; i < times; i++) {
                byte[] bytes = message.apply(i);
                long start = System.nanoTime();
                stream.send(bytes);
                long end;
                byte[] answer;
                do {
                    answer = stream.receive();
                    end = System.nanoTime();
                } while (!answers.test(answer));
                took.recordValue(Math.min(LONGEST_NANOS, end - start));
            }
            return took;
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    /** Over a Train stream by gRPC's own client. The answer is taken on gRPC's own thread, which sends the next message at once. */
    static final class OverGrpc implements AutoCloseable {
        private final ManagedChannel channel;
        private final ClientCall<byte[], byte[]> call;
        private final BlockingQueue<Round> done = new LinkedBlockingQueue<>();
        private volatile Round round;
        private volatile Status closed;

        OverGrpc(InetSocketAddress address) {
            channel = NettyChannelBuilder.forAddress(address)
                    .usePlaintext()
                    .flowControlWindow(WINDOW_BYTES)
                    .directExecutor()
                    .build();
            call = channel.newCall(TrainBytes.TRAIN, CallOptions.DEFAULT);
            call.start(new Answers(), new Metadata());
            call.request(1);
        }

        private static final class Round {
            private final int times;
            private final byte[] message;
            private final Histogram took = new Histogram(LONGEST_NANOS, 3);
            private long start;

            Round(int times, byte[] message) {
                this.times = times;
                this.message = message;
            }
        }

        /** Nanoseconds there and back. */
        Histogram bounce(int times, byte[] message) throws IOException, InterruptedException {
            Round begun = new Round(times, message);
            round = begun;
            send(begun);
            Round ended = done.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (ended == null) {
                throw new IOException("no echo" + (closed == null ? "" : ": " + closed));
            }
            return ended.took;
        }

        private void send(Round on) {
            on.start = System.nanoTime();
            call.sendMessage(on.message);
        }

        @Override
        public void close() {
            call.cancel("measured", null);
            channel.shutdownNow();
        }

        private final class Answers extends ClientCall.Listener<byte[]> {
            @Override
            public void onMessage(byte[] bytes) {
                long now = System.nanoTime();
                Round on = round;
                if (on != null) {
                    on.took.recordValue(Math.min(LONGEST_NANOS, now - on.start));
                    goOn(on);
                }
                call.request(1);
            }

            private void goOn(Round on) {
                if (on.took.getTotalCount() < on.times) {
                    send(on);
                } else {
                    round = null;
                    done.add(on);
                }
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
                closed = status;
            }
        }
    }
}
