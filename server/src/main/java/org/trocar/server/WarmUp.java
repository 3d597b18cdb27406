package org.trocar.server;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.OptionalLong;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.StartHands;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.session.Engine;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.session.SilentJournal;

/** Runs a made-up session that nobody sees or keeps, so that the first trainee does not wait for the compiler. */
final class WarmUp {
    private static final int TICK_HZ = 90;
    private static final int ALL_JOINTS = 0x3FF_FFFF;
    private static final StartHands START = new StartHands(-0.15, 1, -0.3, 0.15, 1, -0.3);
    private static final int SWEEP_TICKS = 180;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Session session;
    private final TickInput in = new TickInput();
    private final long tickNanos;

    private WarmUp(SessionManifest manifest) {
        session = new Session(manifest, new SilentJournal(), state -> {});
        tickNanos = manifest.tickNanos();
    }

    /**
     * Returns what a tick costs when it is warm, nanoseconds of this thread's own time, since others may want the cores that it begins on: the
     * mean of the cheapest sweep; empty after too few ticks.
     */
    static OptionalLong run(Scenario scenario, int ticks) {
        WarmUp warmUp = new WarmUp(manifest(scenario));
        long least = Long.MAX_VALUE;
        long began = spentNanos();
        for (int tick = 1; tick <= ticks; tick++) {
            warmUp.tick(tick);
            if (tick % SWEEP_TICKS == 0) {
                long ended = spentNanos();
                least = Math.min(least, (ended - began) / SWEEP_TICKS);
                began = ended;
            }
        }
        return least == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(least);
    }

    private static long spentNanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    private static SessionManifest manifest(Scenario scenario) {
        return new SessionManifest(
                "warm-up",
                "nobody",
                scenario,
                "",
                Mode.PRACTICE,
                Hand.RIGHT,
                "",
                "",
                Provenance.SCRIPTED,
                Pace.LOCKSTEP,
                TICK_HZ,
                1,
                0,
                Engine.VERSION,
                Optional.of(START),
                0,
                false);
    }

    private void tick(int tick) {
        HandFrame frame = in.clear(tick).addFrame(tick * tickNanos, false);
        frame.clear();
        frame.sequence = tick;
        frame.captureNanos = tick * tickNanos;
        double sweep = (double) (tick % SWEEP_TICKS) / SWEEP_TICKS;
        place(frame.hand(Hand.LEFT), START.leftX() + 0.1 * sweep, START.leftY() + 0.1 * sweep, START.leftZ(), sweep);
        place(frame.hand(Hand.RIGHT), START.rightX() - 0.1 * sweep, START.rightY(), START.rightZ(), sweep);
        session.tick(in);
    }

    /** All joints at one place, but for a spread that opens and closes the pinch. */
    private static void place(HandPose hand, double x, double y, double z, double sweep) {
        hand.jointFloats = HandPose.FLOATS;
        for (int i = 0; i < HandPose.FLOATS; i += HandPose.FLOATS_PER_JOINT) {
            hand.joints[i] = (float) (x + 0.0003 * sweep * i);
            hand.joints[i + 1] = (float) y;
            hand.joints[i + 2] = (float) z;
            hand.joints[i + 6] = 1;
        }
        hand.positionValid = ALL_JOINTS;
        hand.positionTracked = ALL_JOINTS;
        hand.orientationValid = ALL_JOINTS;
        hand.orientationTracked = ALL_JOINTS;
    }
}
