package org.trocar.server.monitor;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.trocar.protos.v1.Refusal;
import org.trocar.server.live.Obstacle;

/** Whether a server works, and whether it takes sessions. Thread-safe. */
public final class Readiness {
    private final Obstacle machine;
    private final BooleanSupplier working;
    private volatile String obstacle = "the server is warming up";

    /**
     * @param machine what it may lack for any session
     * @param working whether the threads that sessions need are there
     */
    public Readiness(Obstacle machine, BooleanSupplier working) {
        this.machine = machine;
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

    /** Why it takes no session now; empty when it does. Asks the machine. That all places are taken is no reason: they come back. */
    Optional<String> obstacle() {
        if (!obstacle.isEmpty()) {
            return Optional.of(obstacle);
        }
        Optional<Refusal> lacks = machine.refusal("open");
        if (lacks.isPresent()) {
            return lacks.map(refusal -> refusal.getValue() + ": " + refusal.getRemedy());
        }
        return live() ? Optional.empty() : Optional.of("a thread that sessions need has ended");
    }
}
