package org.trocar.core.session;

import java.util.concurrent.atomic.AtomicLongArray;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.Joint;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scoring.ErrorLog;

/**
 * How a session is doing, for whoever looks on from another thread. Written by its loop thread with every tick, without locks and without
 * allocating; each value is whole, and several read one after another may be of two ticks.
 */
public final class Vitals {
    private static final Sign[] TRACKED = {Sign.TRACKED_LEFT, Sign.TRACKED_RIGHT};
    private static final Hand[] HANDS = Hand.values();
    private static final FrameVerdict[] VERDICTS = FrameVerdict.values();
    private static final ErrorKind[] ERRORS = ErrorKind.values();
    private static final double NANOS_PER_SECOND = 1e9;

    private final AtomicLongArray signs = new AtomicLongArray(Sign.values().length);
    /** Never changed once its session can be found by others. */
    private final long[] atFirst = new long[Sign.values().length];

    /** What can be read. Counts begin with the session, but for those that say otherwise. */
    public enum Sign {
        TICK,
        /** Session time, nanoseconds. */
        SESSION_NANOS,
        /** Ticks taken since this driver has the session. */
        TICKS_TAKEN,
        /** Of those, the ones that were run to catch up. */
        LATE_TICKS,
        /** Tick periods given up since this driver has the session. */
        SLIPPED_TICKS,
        /** Frames taken since this driver has the session. */
        FRAMES_TAKEN,
        /** Of those, the ones that tracked the left hand and were not late. */
        TRACKED_LEFT,
        TRACKED_RIGHT,
        FRAMES_ACCEPTED,
        FRAMES_LATE,
        FRAMES_MISSING,
        /** For whatever reason. */
        FRAMES_REFUSED,
        /** Because their capture time was too far from the server's clock. */
        CLOCK_JUMPED,
        TRANSFERS_DONE,
        TRANSFERS_TOTAL,
        ERRORS,
        MESSAGES,
        /** For how long both hands have been tracked and still, nanoseconds. */
        STILL_NANOS
    }

    /** Any thread: what it was when this driver got the session. */
    public long atFirst(Sign sign) {
        return atFirst[sign.ordinal()];
    }

    /** Any thread. */
    public long read(Sign sign) {
        return signs.getAcquire(sign.ordinal());
    }

    private void write(Sign sign, long value) {
        signs.setRelease(sign.ordinal(), value);
    }

    private void add(Sign sign, long more) {
        if (more != 0) {
            write(sign, signs.getPlain(sign.ordinal()) + more);
        }
    }

    void late(long ticks) {
        add(Sign.LATE_TICKS, ticks);
    }

    void slipped(long ticks) {
        add(Sign.SLIPPED_TICKS, ticks);
    }

    /** Before the first tick: where a restored session stands. */
    void begin(Session session) {
        follow(session);
        for (int i = 0; i < atFirst.length; i++) {
            atFirst[i] = signs.getPlain(i);
        }
    }

    /** After a tick. */
    void ticked(Session session, TickInput in) {
        add(Sign.TICKS_TAKEN, 1);
        add(Sign.FRAMES_TAKEN, in.frameCount());
        for (int i = 0; i < in.frameCount(); i++) {
            track(in.frame(i), in.late(i));
        }
        follow(session);
    }

    private void track(HandFrame frame, boolean late) {
        for (Hand hand : HANDS) {
            boolean seen = frame.hand(hand).tracked(Joint.PALM)
                    || frame.controller(hand).tracked();
            add(TRACKED[hand.ordinal()], seen && !late ? 1 : 0);
        }
    }

    private void follow(Session session) {
        InputCounts counts = session.inputCounts();
        write(Sign.TICK, session.tick());
        write(Sign.SESSION_NANOS, session.sessionNanos());
        write(Sign.FRAMES_ACCEPTED, counts.framesAccepted());
        write(Sign.FRAMES_LATE, counts.framesLate());
        write(Sign.FRAMES_MISSING, counts.framesMissing());
        write(Sign.FRAMES_REFUSED, refused(counts));
        write(Sign.CLOCK_JUMPED, counts.framesRefused(FrameVerdict.CLOCK_JUMPED));
        write(Sign.TRANSFERS_DONE, session.world().transfersDone());
        write(Sign.TRANSFERS_TOTAL, session.world().transfersTotal());
        write(Sign.ERRORS, errors(session.errors()));
        write(Sign.MESSAGES, counts.messages());
        write(Sign.STILL_NANOS, (long) (session.stillSeconds() * NANOS_PER_SECOND));
    }

    private static long errors(ErrorLog log) {
        long errors = 0;
        for (ErrorKind kind : ERRORS) {
            errors += log.total(kind);
        }
        return errors;
    }

    private static long refused(InputCounts counts) {
        long refused = 0;
        for (FrameVerdict verdict : VERDICTS) {
            refused += counts.framesRefused(verdict);
        }
        return refused;
    }
}
