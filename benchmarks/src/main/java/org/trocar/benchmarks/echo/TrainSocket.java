package org.trocar.benchmarks.echo;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.trocar.protos.v1.TrocarServiceGrpc;

/**
 * A Train stream over a blocking socket, with as little of HTTP/2 (RFC 9113) and of gRPC as a client can do with, so that what a message takes is the server's
 * time and not a library's at this end. The server may send 2 GB in all: it is given that much once, and then
 * nothing comes. Its pings are answered while something is awaited, so that has to be at least every few seconds.
 */
final class TrainSocket implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int STREAM = 1;
    private static final int MESSAGE_HEADER_BYTES = 5;
    /** What any peer takes in one frame. */
    private static final int LONGEST_FRAME_BYTES = 16_384;

    /** What HTTP/2 lets either end send before the other has said how much. */
    private static final int FIRST_WINDOW_BYTES = 65_535;

    private static final int BUFFER_BYTES = 1 << 20;
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;

    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int INITIAL_WINDOW_SIZE = 4;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final ByteBuffer out = ByteBuffer.allocate(2 * LONGEST_FRAME_BYTES);
    private final byte[] payload = new byte[LONGEST_FRAME_BYTES];
    /** Of messages, what has come and was not taken yet. */
    private final ByteBuffer messages = ByteBuffer.allocate(BUFFER_BYTES).flip();

    private long connectionWindowBytes = FIRST_WINDOW_BYTES;
    private long streamWindowBytes = FIRST_WINDOW_BYTES;

    TrainSocket(InetSocketAddress address) throws IOException {
        socket.connect(address, PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
        out.put(PREFACE);
        header(6, SETTINGS, 0, 0).putShort((short) INITIAL_WINDOW_SIZE).putInt(Integer.MAX_VALUE);
        header(4, WINDOW_UPDATE, 0, 0).putInt(Integer.MAX_VALUE - FIRST_WINDOW_BYTES);
        ByteBuffer call = call(address);
        header(call.remaining(), HEADERS, END_HEADERS, STREAM).put(call);
        flush();
    }

    /** The call's headers, each spelt out (RFC 7541, literal without indexing). */
    private static ByteBuffer call(InetSocketAddress address) {
        ByteBuffer block = ByteBuffer.allocate(LONGEST_FRAME_BYTES);
        String method = TrocarServiceGrpc.getTrainMethod().getFullMethodName();
        String[] fields = {
            ":method",
            "POST",
            ":scheme",
            "http",
            ":path",
            "/" + method,
            ":authority",
            address.getHostString(),
            "content-type",
            "application/grpc",
            "te",
            "trailers"
        };
        for (int i = 0; i < fields.length; i += 2) {
            literal(literal(block.put((byte) 0), fields[i]), fields[i + 1]);
        }
        return block.flip();
    }

    /** Its length takes one byte below 127. */
    private static ByteBuffer literal(ByteBuffer block, String text) {
        return block.put((byte) text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Waits when the server has not said yet that it takes so much. */
    void send(byte[] message) throws IOException {
        int bytes = MESSAGE_HEADER_BYTES + message.length;
        while (Math.min(connectionWindowBytes, streamWindowBytes) < bytes) {
            takeFrame();
        }
        connectionWindowBytes -= bytes;
        streamWindowBytes -= bytes;
        header(bytes, DATA, 0, STREAM).put((byte) 0).putInt(message.length).put(message);
        flush();
    }

    /** The next message, as soon as it is here. */
    byte[] receive() throws IOException {
        while (!isWhole()) {
            takeFrame();
        }
        messages.get();
        byte[] message = new byte[messages.getInt()];
        messages.get(message);
        return message;
    }

    private boolean isWhole() {
        return messages.remaining() >= MESSAGE_HEADER_BYTES
                && messages.remaining() - MESSAGE_HEADER_BYTES >= messages.getInt(messages.position() + 1);
    }

    private void takeFrame() throws IOException {
        int bytesAndKind = in.readInt();
        int bytes = bytesAndKind >>> 8;
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        in.readFully(payload, 0, bytes);
        take(bytesAndKind & 0xff, flags, stream, ByteBuffer.wrap(payload, 0, bytes));
    }

    private void take(int kind, int flags, int stream, ByteBuffer said) throws IOException {
        switch (kind) {
            case DATA -> messages.compact().put(said).flip();
            case SETTINGS -> settle(flags, said);
            case WINDOW_UPDATE -> widen(stream, said.getInt());
            case PING -> answer(flags, said);
            case RST_STREAM, GOAWAY -> throw new IOException("the server ended the connection or the stream");
            default -> {
                if (kind == HEADERS && (flags & END_STREAM) != 0) {
                    throw new IOException("the server ended the stream");
                }
            }
        }
    }

    private void settle(int flags, ByteBuffer said) throws IOException {
        if ((flags & ACK) != 0) {
            return;
        }
        while (said.hasRemaining()) {
            int setting = said.getShort();
            int value = said.getInt();
            streamWindowBytes += setting == INITIAL_WINDOW_SIZE ? value - FIRST_WINDOW_BYTES : 0;
        }
        header(0, SETTINGS, ACK, 0);
        flush();
    }

    private void widen(int stream, int bytes) {
        if (stream == 0) {
            connectionWindowBytes += bytes;
        } else {
            streamWindowBytes += bytes;
        }
    }

    private void answer(int flags, ByteBuffer said) throws IOException {
        if ((flags & ACK) == 0) {
            header(said.remaining(), PING, ACK, 0).put(said);
            flush();
        }
    }

    private ByteBuffer header(int bytes, int kind, int flags, int stream) {
        return out.putInt(bytes << 8 | kind).put((byte) flags).putInt(stream);
    }

    private void flush() throws IOException {
        socket.getOutputStream().write(out.array(), 0, out.position());
        out.clear();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
