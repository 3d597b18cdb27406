package org.trocar.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** HTTP/2 by hand (RFC 9113), with none of the manners of a client's library: it sends what it likes and heeds no limit. */
final class BareHttp2 implements AutoCloseable {
    static final int RST_STREAM = 3;
    static final int PING = 6;
    static final int GOAWAY = 7;
    /** What RST_STREAM gives as its reason when a stream is one too many. */
    static final int REFUSED_STREAM = 7;
    /** What GOAWAY gives as its reason when a peer floods. */
    static final int ENHANCE_YOUR_CALM = 11;

    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_HEADERS = 4;
    private static final byte[] TRAIN = trainHeaders();

    private final Socket socket;
    private final DataInputStream in;

    /** @param type as in RFC 9113, section 6 */
    record Frame(int type, byte[] payload) {
        /** Why, for RST_STREAM and GOAWAY: their payload's last, or last but one, number. */
        int reason() {
            return ByteBuffer.wrap(payload).getInt(type == GOAWAY ? 4 : 0);
        }
    }

    BareHttp2(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) (Arrivals.PATIENCE_SECONDS * 1000));
        in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        write(SETTINGS, 0, 0, new byte[0]);
    }

    /** Starts a call of Train. */
    void startTrain(int stream) throws IOException {
        write(HEADERS, END_HEADERS, stream, TRAIN);
    }

    /** Starts so many calls, or as many as the server lets it. */
    void startUntilHungUp(int calls) {
        try {
            for (int i = 0; i < calls; i++) {
                startTrain(2 * i + 1);
            }
        } catch (IOException e) {
            // The server had enough.
        }
    }

    void ping() throws IOException {
        write(PING, 0, 0, new byte[8]);
    }

    void reset(int stream) throws IOException {
        write(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
    }

    private void write(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload);
        socket.getOutputStream().write(frame.array());
    }

    /** Passes over frames up to the next of a type. */
    Frame await(int type) throws IOException {
        while (true) {
            int head = in.readInt();
            in.skipNBytes(5);
            byte[] payload = in.readNBytes(head >>> 8);
            if ((head & 0xff) == type) {
                return new Frame(type, payload);
            }
        }
    }

    /**
     * Whether the server ends the connection, and for this reason if it can still be heard: of one that is hung up on while it sends, the system throws
     * away what was on its way to it.
     */
    boolean isSentAwayFor(int reason) throws IOException {
        try {
            return await(GOAWAY).reason() == reason;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** In HPACK (RFC 7541) without compression: indexed fields, and literal ones that are not to be indexed. */
    private static byte[] trainHeaders() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x83);
        block.write(0x86);
        block.write(0x04);
        text(block, "/trocar.v1.TrocarService/Train");
        block.write(0x01);
        text(block, "localhost");
        block.write(0x0f);
        block.write(0x10);
        text(block, "application/grpc");
        block.write(0x00);
        text(block, "te");
        text(block, "trailers");
        return block.toByteArray();
    }

    private static void text(ByteArrayOutputStream block, String text) {
        block.write(text.length());
        block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
