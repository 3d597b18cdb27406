package org.trocar.server.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import org.trocar.core.scoring.Metric;
import org.trocar.core.scoring.ScoreSheet;
import org.trocar.core.session.Session;
import org.trocar.protos.codec.EncodedMessage;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.server.wire.WireScores;

/**
 * What the loop thread leaves for one client, to be sent by the {@link Courier}: encoded states in preallocated slots, and the newest score sheet as
 * bare numbers. Putting something in allocates nothing. One writer (the loop), one reader (whoever holds the connection's lock).
 */
final class Outbox {
    private static final int SLOTS = 64;
    /** A state is some hundred bytes. */
    private static final int SLOT_BYTES = 4096;

    private final byte[][] slots = new byte[SLOTS][SLOT_BYTES];
    private final int[] lengths = new int[SLOTS];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final double[] values = new double[Metric.values().length];
    private final String[] reasons = new String[values.length];
    private final Metric[] metrics = Metric.values();
    private final EncodedMessage oldest = new EncodedMessage();
    private long sheetTick;
    private volatile boolean sheetWaits;

    /** Loop: copies an encoded message; false when there is no room for it. */
    boolean put(InputStream message) {
        if (!hasRoom()) {
            return false;
        }
        int slot = (int) (written.get() % SLOTS);
        lengths[slot] = copy(message, slots[slot]);
        if (lengths[slot] < 0) {
            return false;
        }
        written.lazySet(written.get() + 1);
        return true;
    }

    private static int copy(InputStream message, byte[] slot) {
        try {
            int length = message.available();
            return length > slot.length ? -1 : message.read(slot, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    boolean hasRoom() {
        return written.get() - read.get() < SLOTS;
    }

    /** Loop: copies the sheet, unless the last one still waits. */
    void put(Session session) {
        if (sheetWaits) {
            return;
        }
        ScoreSheet sheet = session.sheet();
        for (int i = 0; i < metrics.length; i++) {
            values[i] = sheet.value(metrics[i]);
            reasons[i] = sheet.whyUndefined(metrics[i]);
        }
        sheetTick = session.tick();
        sheetWaits = true;
    }

    /** Reader: the oldest message, to be sent before {@link #release} and the next call; null when there is none. */
    InputStream peek() {
        if (read.get() == written.get()) {
            return null;
        }
        int slot = (int) (read.get() % SLOTS);
        return oldest.show(slots[slot], 0, lengths[slot]);
    }

    /** Reader: gives the oldest message's slot back. */
    void release() {
        read.lazySet(read.get() + 1);
    }

    /** Reader: the waiting sheet as a message, or null. */
    ServerMessage takeSheet() {
        if (!sheetWaits) {
            return null;
        }
        ServerMessage message = ServerMessage.newBuilder()
                .setScoreSheet(WireScores.sheet(sheetTick, values, reasons))
                .build();
        sheetWaits = false;
        return message;
    }
}
