package org.trocar.server.live;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The loop threads, and what the sessions cost that run on them. Thread-safe; two sessions that open at one moment do not see each other. */
public final class Loops {
    private final List<SimulationThread> simulations;
    private final LiveSessions sessions;
    private final Map<String, Long> warmUpNanos = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger(-1);

    public Loops(List<SimulationThread> simulations, LiveSessions sessions) {
        this.simulations = List.copyOf(simulations);
        this.sessions = sessions;
    }

    /** @param nanosPerTick what a tick of the scenario took when nothing was recorded or sent */
    public void warmedUp(String scenario, long nanosPerTick) {
        warmUpNanos.put(scenario, nanosPerTick);
    }

    LoopShares shares() {
        List<LoopShares.Running> running = sessions.all().stream()
                .filter(session -> !session.lockstep() && !session.over())
                .map(this::running)
                .toList();
        return new LoopShares(simulations.size(), running, Map.copyOf(warmUpNanos));
    }

    private LoopShares.Running running(LiveSession session) {
        return new LoopShares.Running(
                simulations.indexOf(session.place().simulation()),
                session.manifest().scenario().id(),
                session.manifest().tickHz(),
                session.cost().nanosPerTick());
    }

    /** For the next session. */
    SimulationThread leastBusy() {
        int next = nextOf(shares());
        last.set(next);
        return simulations.get(next);
    }

    /** Which loop the next session comes to. */
    int nextOf(LoopShares shares) {
        return shares.leastBusy(last.get());
    }

    int count() {
        return simulations.size();
    }
}
