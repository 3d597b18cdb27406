package org.trocar.server.live;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.io.InputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.trocar.core.session.FrameRing;
import org.trocar.core.session.Session;
import org.trocar.protos.codec.InboundMessage;
import org.trocar.protos.codec.TrainMethod;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Ended;
import org.trocar.protos.v1.ServerMessage;

/**
 * One Train stream as the server holds it: the only way out to its client, and the tap on what comes in.
 *
 * <p><b>Out.</b> A gRPC call takes one sender at a time, and three kinds of thread have something to say: the loop (by way of the {@link Outbox}),
 * the network (clock, refusals, what the loop left) and a worker (opening, grade, end). They all send here, under this object's lock. Sending encodes a
 * message and puts it in the transport's queue, so the lock is held for microseconds and never while waiting for a client.
 *
 * <p><b>In.</b> gRPC delivers a message only when one is asked for. In real time every message is followed by asking for the next. A paced
 * connection asks only while its ring has room and its client reads what it is sent; so no frame is lost, and what waits to be sent is
 * bounded by what the frames in the ring can cause. The loop asks again, after a tick, for a connection that had to wait.
 */
public final class ClientConnection {
    /**
     * So much unsent, and the client is taken to be too slow: a dozen states, so that what it gets in real time is not stale. The network
     * between holds more, which nobody here can help.
     */
    private static final int READY_BYTES = 8 * 1024;

    private final ServerCall<InboundMessage, InputStream> call;
    private final Courier courier;
    private final AtomicBoolean waiting = new AtomicBoolean();
    /** Null until the connection has its session. */
    private volatile FrameRing ring;

    /** Null as long as the ring. */
    private volatile Outbox outbox;

    private volatile boolean paced;
    /** Guarded by this. */
    private boolean over;

    /**
     * @param call whose headers have been sent
     * @param network the thread that reads and writes the connection
     */
    public ClientConnection(ServerCall<InboundMessage, InputStream> call, Executor network) {
        this.call = call;
        courier = new Courier(network, this::deliver);
        call.setOnReadyThreshold(READY_BYTES);
    }

    /** Whose places its sessions take. */
    String holder() {
        return Holder.of(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
    }

    /** Where this connection's frames go; null until it has its session. */
    public FrameRing ring() {
        return ring;
    }

    /** Any thread: sends something that must arrive, whether or not the client is reading. */
    public void send(ServerMessage message) {
        send(TrainMethod.stream(message));
    }

    /** After what waits in the outbox, so that order is kept. */
    synchronized void send(InputStream message) {
        flush();
        if (!over) {
            call.sendMessage(message);
        }
    }

    /** Loop: leaves an encoded message in the outbox, allocating nothing; false when too many wait already. */
    boolean post(InputStream message) {
        boolean taken = outbox.put(message);
        courier.wake();
        return taken;
    }

    /** Loop: whether {@link #post} would take a message now. */
    boolean hasRoom() {
        return outbox.hasRoom();
    }

    /** Loop: leaves the score sheet in the outbox, unless the last one still waits. */
    void postSheet(Session session) {
        outbox.put(session);
        courier.wake();
    }

    /** Network: sends what waits, and lets the next message come if one was made to wait. What goes wrong here is one client's trouble. */
    private void deliver() {
        try {
            flush();
            readOn();
        } catch (RuntimeException | Error e) {
            lost();
            Thread self = Thread.currentThread();
            self.getUncaughtExceptionHandler().uncaughtException(self, e);
        }
    }

    /** Sends what waits in the outbox. */
    synchronized void flush() {
        if (outbox != null) {
            flush(outbox);
        }
    }

    private void flush(Outbox waiting) {
        for (InputStream message = waiting.peek(); message != null; message = waiting.peek()) {
            if (!over) {
                call.sendMessage(message);
            }
            waiting.release();
        }
        ServerMessage sheet = waiting.takeSheet();
        if (sheet != null && !over) {
            call.sendMessage(TrainMethod.stream(sheet));
        }
    }

    /** Any thread: sends something that is worthless when late; false when the client does not read fast enough to have it now. */
    public boolean offer(ServerMessage message) {
        return ready() && offer(TrainMethod.stream(message));
    }

    synchronized boolean offer(InputStream message) {
        if (over || !call.isReady()) {
            return false;
        }
        send(message);
        return true;
    }

    /** Whether the client has read nearly all that was sent. */
    boolean ready() {
        return call.isReady();
    }

    /** Any thread: says why the stream ends, and ends it. */
    public synchronized void end(EndReason reason, String text, Status status) {
        if (!over) {
            send(ServerMessage.newBuilder()
                    .setEnded(Ended.newBuilder().setReason(reason).setText(text))
                    .build());
            over = true;
            call.close(status, new Metadata());
        }
    }

    /** The transport says that the client is gone. */
    public synchronized void lost() {
        over = true;
    }

    /**
     * Gives the connection its session's ring, and an outbox.
     *
     * @param pacedByRing whether the client has to wait while the ring is full or while it does not read
     */
    synchronized void feed(FrameRing newRing, boolean pacedByRing) {
        outbox = new Outbox();
        ring = newRing;
        paced = pacedByRing;
    }

    /** After each message: lets the next one come as soon as it may. */
    public void readNext() {
        if (!paced) {
            call.request(1);
            return;
        }
        waiting.set(true);
        readOn();
    }

    /** Any thread: lets the next message come if one was made to wait and need not any more. */
    public void readOn() {
        if (waiting.get() && !ring.full() && call.isReady() && waiting.compareAndSet(true, false)) {
            call.request(1);
        }
    }
}
