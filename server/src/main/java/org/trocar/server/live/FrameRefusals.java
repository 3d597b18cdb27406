package org.trocar.server.live;

import java.util.Arrays;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.session.InputCounts;
import org.trocar.protos.v1.Refusal;
import org.trocar.server.wire.WireEnums;

/**
 * Tells the client which of its frames the session refused: the first of a kind at once, then at most one message a kind and second, with
 * the count. What could not even be decoded was told on arrival and is left out here. Used on the loop thread.
 */
final class FrameRefusals {
    private static final FrameVerdict[] VERDICTS = FrameVerdict.values();
    private static final long INTERVAL_NANOS = 1_000_000_000L;
    /** Ticks further apart than this are the server's doing: frames wait meanwhile, and are too many then. */
    private static final long LATE_NANOS = 50_000_000L;

    private final long[] told = new long[VERDICTS.length];
    private final long[] nextNanos = new long[VERDICTS.length];

    private long tickedNanos;
    private long lateNanos;
    private long wasLateNanos;

    FrameRefusals() {
        Arrays.fill(nextNanos, Long.MIN_VALUE);
    }

    /** What a restored session had refused before was told before. */
    void continueAfter(InputCounts counts) {
        for (FrameVerdict verdict : VERDICTS) {
            told[verdict.ordinal()] = counts.framesRefused(verdict);
        }
    }

    /**
     * In real time, once a tick: notices when the server itself was late.
     *
     * @param nowNanos on the server's clock
     */
    void ticked(long nowNanos) {
        long apart = nowNanos - tickedNanos;
        if (tickedNanos != 0 && apart > LATE_NANOS) {
            lateNanos = apart;
            wasLateNanos = nowNanos;
        }
        tickedNanos = nowNanos;
    }

    private boolean serverWasLate() {
        return lateNanos > 0 && tickedNanos - wasLateNanos <= INTERVAL_NANOS;
    }

    /** Whether any refusal of this kind is to be told now. */
    boolean due(FrameVerdict verdict, InputCounts counts, long sessionNanos) {
        return counts.framesRefused(verdict) > told[verdict.ordinal()] && sessionNanos >= nextNanos[verdict.ordinal()];
    }

    /** What to tell, with the newest of them. */
    Refusal refusal(FrameVerdict verdict, long newestSequence, InputCounts counts) {
        boolean serversFault = verdict == FrameVerdict.OVERRUN && serverWasLate();
        long fresh = counts.framesRefused(verdict) - told[verdict.ordinal()];
        return Refusal.newBuilder()
                .setCode(WireEnums.toWire(verdict))
                .setField("frame")
                .setValue(fresh
                        + (fresh == 1 ? " frame: " : " frames: ")
                        + (serversFault ? lateness() : verdict.meaning()))
                .setRemedy(serversFault ? "give the server more CPU; the sender was not too fast" : verdict.remedy())
                .setSequence(newestSequence)
                .build();
    }

    private String lateness() {
        return "the server was " + lateNanos / 1_000_000 + " ms late, and more had come than a tick takes";
    }

    /** The client has been told. */
    void told(FrameVerdict verdict, InputCounts counts, long sessionNanos) {
        told[verdict.ordinal()] = counts.framesRefused(verdict);
        nextNanos[verdict.ordinal()] = sessionNanos + INTERVAL_NANOS;
    }
}
