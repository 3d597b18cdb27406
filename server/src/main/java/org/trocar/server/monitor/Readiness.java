package org.trocar.server.monitor;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.trocar.server.live.DiskWatermark;
import org.trocar.server.words.Amounts;

/** Whether a server works, and whether it takes sessions. Thread-safe. */
public final class Readiness {
    private final DiskWatermark disk;
    private final BooleanSupplier working;
    private volatile String obstacle = "the server is warming up";

    /** @param working whether the threads that sessions need are there */
    public Readiness(DiskWatermark disk, BooleanSupplier working) {
        this.disk = disk;
        this.working = working;
    }

    public void serving() {
        obstacle = "";
    }

    public void stopping() {
        obstacle = "the server is stopping";
    }

    /** Whether it can go on; one that cannot has to be started anew. */
    boolean live() {
        return working.getAsBoolean();
    }

    /** Why it takes no session now; empty when it does. That all places are taken is no reason: they come back. */
    Optional<String> obstacle() {
        if (!obstacle.isEmpty()) {
            return Optional.of(obstacle);
        }
        long free = disk.lastFreeBytes().orElse(Long.MAX_VALUE);
        if (free < disk.keepFreeBytes()) {
            return Optional.of("only " + Amounts.bytes(free) + " are free on the disk, "
                    + Amounts.bytes(disk.keepFreeBytes()) + " are needed");
        }
        return live() ? Optional.empty() : Optional.of("a thread that sessions need has ended");
    }
}
