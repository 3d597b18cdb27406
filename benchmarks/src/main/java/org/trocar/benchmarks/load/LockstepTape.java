package org.trocar.benchmarks.load;

import java.io.IOException;
import org.trocar.benchmarks.echo.Echo;
import org.trocar.protos.v1.Pace;
import org.trocar.telemetry.folder.SessionFolder;

/** A recorded session's hands for one in lockstep: a frame, a tick. */
public final class LockstepTape implements Echo.LockstepFrames {
    private static final int RATE_HZ = 90;
    private static final long TICK_NANOS = 1_000_000_000L / RATE_HZ;

    private final Tape tape;

    private LockstepTape(Tape tape) {
        this.tape = tape;
    }

    public static LockstepTape of(SessionFolder folder) throws IOException {
        return new LockstepTape(Tape.of(folder));
    }

    @Override
    public byte[] opening() {
        return tape.opening("echo", Pace.PACE_LOCKSTEP, RATE_HZ);
    }

    @Override
    public byte[] frame(long number) {
        return tape.message((int) ((number - 1) % tape.frames()), number, number * TICK_NANOS);
    }
}
