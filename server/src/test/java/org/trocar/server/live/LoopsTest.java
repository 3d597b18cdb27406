package org.trocar.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trocar.core.session.Pace;

class LoopsTest {
    private static final int THREADS = 4;
    /** A fifth of a thread's time, with twice the warm-up of 1 ms. */
    private static final Seat.Kind A_FIFTH = new Seat.Kind("peg", 100, Pace.REALTIME);

    private static final int ROOM_FOR_FOUR = 85;

    private final List<SimulationThread> simulations = new ArrayList<>();
    private final ExecutorService openers = Executors.newFixedThreadPool(THREADS);

    private Loops loops(int count) {
        for (int i = 1; i <= count; i++) {
            // Nothing is recorded.
            simulations.add(new SimulationThread("simulation-" + i, System::nanoTime, null));
        }
        Loops loops = new Loops(simulations);
        loops.warmedUp("peg", 1_000_000);
        return loops;
    }

    @AfterEach
    void stop() throws InterruptedException {
        openers.shutdownNow();
        for (SimulationThread simulation : simulations) {
            simulation.stop(Duration.ofSeconds(60));
        }
    }

    /** Seats for whoever gets one, when many ask at the same moment. */
    private List<Seat> rush(Loops loops) throws Exception {
        CyclicBarrier moment = new CyclicBarrier(THREADS);
        Queue<Seat> taken = new ConcurrentLinkedQueue<>();
        Callable<Void> opening = () -> {
            moment.await();
            for (int i = 0; i < 10; i++) {
                if (loops.ask(A_FIFTH, ROOM_FOR_FOUR) instanceof Loops.Seating.Taken seating) {
                    taken.add(seating.seat());
                }
            }
            return null;
        };
        for (Future<Void> done : openers.invokeAll(List.of(opening, opening, opening, opening))) {
            done.get();
        }
        return List.copyOf(taken);
    }

    @Test
    void ofManyWhoAskAtOnceAsManyGetASeatAsThereAreAndAgainWhenThoseAreLeft() throws Exception {
        Loops loops = loops(2);
        for (int round = 0; round < 50; round++) {
            List<Seat> seats = rush(loops);
            assertEquals(8, seats.size());
            for (SimulationThread simulation : simulations) {
                assertEquals(
                        4,
                        seats.stream()
                                .filter(seat -> seat.simulation() == simulation)
                                .count());
            }
            seats.forEach(Seat::leave);
        }
    }

    @Test
    void aSeatThatIsLeftTwiceIsFreeOnce() {
        Loops loops = loops(1);
        Seat first = loops.take(A_FIFTH);
        for (int i = 0; i < 3; i++) {
            loops.take(A_FIFTH);
        }
        assertEquals(0.8, noRoom(loops).taken(), 1e-9);
        first.leave();
        first.leave();
        assertInstanceOf(Loops.Seating.Taken.class, loops.ask(A_FIFTH, ROOM_FOR_FOUR));
        noRoom(loops);
    }

    @Test
    void whatASessionsTicksCostLastIsWhatTheNextIsTakenToCost() {
        Loops loops = loops(1);
        Seat seat = loops.take(A_FIFTH);
        seat.takenBy(() -> OptionalLong.of(6_000_000));
        assertEquals(0.6, noRoom(loops).more(), 1e-9);
        seat.leave();
        assertInstanceOf(Loops.Seating.Taken.class, loops.ask(A_FIFTH, ROOM_FOR_FOUR));
        Loops.Seating.NoRoom noRoom = noRoom(loops);
        assertEquals(0.6, noRoom.taken(), 1e-9);
        assertEquals(0.6, noRoom.more(), 1e-9);
    }

    @Test
    void aThreadWithoutSessionsTakesOneHoweverMuchItIsExpectedToCost() {
        Loops loops = loops(1);
        loops.warmedUp("peg", 60_000_000);
        assertInstanceOf(Loops.Seating.Taken.class, loops.ask(A_FIFTH, ROOM_FOR_FOUR));
        noRoom(loops);
    }

    private static Loops.Seating.NoRoom noRoom(Loops loops) {
        return assertInstanceOf(Loops.Seating.NoRoom.class, loops.ask(A_FIFTH, ROOM_FOR_FOUR));
    }

    @Test
    void whoIsInLockstepTakesNobodysSeat() {
        Loops loops = loops(1);
        for (int i = 0; i < 10; i++) {
            loops.take(new Seat.Kind("peg", 100, Pace.LOCKSTEP));
        }
        assertInstanceOf(Loops.Seating.Taken.class, loops.ask(A_FIFTH, 21));
    }
}
