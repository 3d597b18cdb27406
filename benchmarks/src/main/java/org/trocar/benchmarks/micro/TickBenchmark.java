package org.trocar.benchmarks.micro;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.trocar.benchmarks.fixture.Stretch;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Session;
import org.trocar.core.session.SilentJournal;
import org.trocar.core.state.StateBuffer;

/** A whole tick of a session at work, without its journal, and the state that it leaves behind. */
@State(Scope.Thread)
public class TickBenchmark {
    private final TickInput in = new TickInput();
    private final StateBuffer start = new StateBuffer();
    private final StateBuffer saved = new StateBuffer();
    private Stretch stretch;
    private Session session;
    private int next;

    /** Brings a session to the stretch. */
    @Setup
    public void setUp() throws IOException {
        stretch = Given.stretch();
        session = new Session(stretch.manifest(), new SilentJournal(), shown -> {});
        stretch.leadIn(session::tick);
        session.exchange(start.forSaving());
    }

    /** Going back to the stretch's start is one restored state in {@value Stretch#TICKS} ticks. */
    @Benchmark
    public long tick() {
        if (next == Stretch.TICKS) {
            next = 0;
            session.exchange(start.forRestoring());
        }
        session.tick(stretch.fill(next++, in));
        return session.tick();
    }

    /** The hash that every tick is sealed with. */
    @Benchmark
    public long hash() {
        return session.stateHash();
    }

    /** What a snapshot takes of the loop, every ten seconds. */
    @Benchmark
    public int snapshot() {
        session.exchange(saved.forSaving());
        return saved.sizeBytes();
    }
}
