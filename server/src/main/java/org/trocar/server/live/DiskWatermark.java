package org.trocar.server.live;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.server.words.Amounts;

/**
 * Keeps the sessions' disk from filling up: with less free than the watermark no session opens, with less than half of it those that run
 * are ended, while there is still room to write them out and grade them.
 */
public final class DiskWatermark {
    private static final Logger LOG = Logger.getLogger(DiskWatermark.class.getName());

    private final Path data;
    private final long keepFreeBytes;
    private final ToLongFunction<Path> freeBytes;
    private final LiveSessions sessions;
    private volatile long lastFreeBytes = Long.MAX_VALUE;

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
            LOG.warning("only " + Amounts.bytes(free) + " are free on the disk of " + data + ": no session opens until "
                    + Amounts.bytes(keepFreeBytes) + " are, or the server is started with a smaller --keep-free");
        }
    }

    /** Why no session may open now, or empty. Asks the disk. */
    Optional<Refusal> refusal(String field) {
        long free = free();
        return free >= keepFreeBytes ? Optional.empty() : Optional.of(refusal(field, free));
    }

    /** Where nobody knows, sessions run until writing them fails: that nothing is free would end them all. */
    private long free() {
        try {
            lastFreeBytes = freeBytes.applyAsLong(data);
        } catch (UncheckedIOException e) {
            lastFreeBytes = Long.MAX_VALUE;
            LOG.log(Level.WARNING, "the disk is not watched just now", e);
        }
        return lastFreeBytes;
    }

    /** What was free when the disk was last asked, at most a second ago; empty when it did not say. */
    public OptionalLong lastFreeBytes() {
        long free = lastFreeBytes;
        return free == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(free);
    }

    public long keepFreeBytes() {
        return keepFreeBytes;
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

    /** Ends the sessions that run when too little is left for them. */
    public void check() {
        long free = free();
        if (free < keepFreeBytes / 2 && !sessions.all().isEmpty()) {
            LOG.warning("only " + Amounts.bytes(free) + " are free on the disk of " + data
                    + ": ending the sessions that run");
            sessions.all().forEach(LiveSession::endForDisk);
        }
    }
}
