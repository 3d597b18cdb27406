package org.trocar.server.live;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.logging.Logger;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.Warning;
import org.trocar.server.log.Event;
import org.trocar.server.words.Amounts;

/**
 * Keeps the sessions' disk from filling up: with less free than the watermark no session opens, with less than half of it those that run
 * are ended, while there is still room to write them out and grade them.
 */
public final class DiskWatermark implements Obstacle {
    private static final Logger LOG = Logger.getLogger(DiskWatermark.class.getName());

    private static final double LEAST_MINUTES = 60;
    /** Of a session with 26 joints a hand at 90 Hz; those that run are measured once there are so many seconds of them. */
    private static final double USUAL_BYTES_A_SECOND = 200_000;

    private static final double LEAST_SECONDS = 10;

    private final Path data;
    private final long keepFreeBytes;
    private final ToLongFunction<Path> freeBytes;
    private final LiveSessions sessions;
    /** What the disk said last; {@link Long#MAX_VALUE} when it did not. */
    private volatile long lastFreeBytes = Long.MAX_VALUE;

    private volatile boolean unknown;
    /** The thread's that checks, as the next one is. */
    private boolean low;

    private boolean ending;

    /** @param freeBytes what is left on the disk a path is on; throws {@link UncheckedIOException} when it cannot be known */
    public DiskWatermark(Path data, long keepFreeBytes, ToLongFunction<Path> freeBytes, LiveSessions sessions) {
        this.data = data;
        this.keepFreeBytes = keepFreeBytes;
        this.freeBytes = freeBytes;
        this.sessions = sessions;
    }

    /** Tells the log when no session would open now, so that nobody learns it from the first client. */
    public void warn() {
        long free = free();
        if (free < keepFreeBytes) {
            low = true;
            sayLow(free);
        }
    }

    private void sayLow(long free) {
        Event.warning("the disk is nearly full: no session opens until there is room, or a smaller --keep-free")
                .with("free", Amounts.bytes(free))
                .with("keep_free", Amounts.bytes(keepFreeBytes))
                .with("data", data)
                .to(LOG);
    }

    /** With less free no session opens, bytes. */
    public long keepFreeBytes() {
        return keepFreeBytes;
    }

    @Override
    public Optional<Refusal> refusal(String field) {
        long free = free();
        return free >= keepFreeBytes ? Optional.empty() : Optional.of(refusal(field, free));
    }

    /** That the disk has room for less than an hour of the sessions there are and one more, or empty. Asks the disk. */
    Optional<Warning> warning() {
        long left = free() - keepFreeBytes;
        double minutes = left / bytesASecond() / 60;
        return minutes >= LEAST_MINUTES
                ? Optional.empty()
                : Optional.of(Warning.newBuilder()
                        .setField("disk")
                        .setValue(Amounts.bytes(Math.max(0, left)) + " above --keep-free, room for "
                                + Amounts.count((long) Math.max(0, minutes), "minute"))
                        .setRemedy(
                                "make room on the server's disk: below --keep-free no session opens, and below half of it"
                                        + " those that run are ended")
                        .build());
    }

    /** Of all that run, and of one more like them. */
    private double bytesASecond() {
        List<LiveSession> running = sessions.all();
        double seconds =
                running.stream().mapToDouble(LiveSession::journaledSeconds).sum();
        long bytes = running.stream().mapToLong(LiveSession::journaledBytes).sum();
        double ofOne = seconds < LEAST_SECONDS ? USUAL_BYTES_A_SECOND : bytes / seconds;
        return ofOne * (running.size() + 1);
    }

    /** Where nobody knows, sessions run until writing them fails: that nothing is free would end them all. */
    private long free() {
        try {
            lastFreeBytes = freeBytes.applyAsLong(data);
            unknown = false;
        } catch (UncheckedIOException e) {
            lastFreeBytes = Long.MAX_VALUE;
            sayUnknown(e);
        }
        return lastFreeBytes;
    }

    private void sayUnknown(UncheckedIOException cause) {
        if (!unknown) {
            unknown = true;
            Event.warning("the disk does not say how much is free, and is not watched until it does")
                    .because(cause)
                    .to(LOG);
        }
    }

    /** What was free when the disk was last asked, at most a second ago; empty when it did not say. */
    public OptionalLong lastFreeBytes() {
        long free = lastFreeBytes;
        return free == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(free);
    }

    private Refusal refusal(String field, long free) {
        return Refusal.newBuilder()
                .setCode(RefusalCode.REFUSAL_CODE_NO_SPACE)
                .setField(field)
                .setValue(Amounts.bytes(free) + " free")
                .setRemedy("make room on the server's disk until " + Amounts.bytes(keepFreeBytes)
                        + " are free, or start it with a smaller --keep-free")
                .build();
    }

    private void sayChanges(long free) {
        boolean isLow = free < keepFreeBytes;
        if (isLow && !low) {
            sayLow(free);
        } else if (low && !isLow) {
            Event.info("the disk has room again: sessions open")
                    .with("free", Amounts.bytes(free))
                    .to(LOG);
        }
        low = isLow;
    }

    /** Ends the sessions that run when too little is left for them. */
    public void check() {
        long free = free();
        sayChanges(free);
        boolean full = free < keepFreeBytes / 2 && !sessions.all().isEmpty();
        if (full) {
            if (!ending) {
                Event.error("the disk is nearly full: ending the sessions that run")
                        .with("free", Amounts.bytes(free))
                        .with("data", data)
                        .to(LOG);
            }
            sessions.all().forEach(LiveSession::endForDisk);
        }
        ending = full;
    }
}
