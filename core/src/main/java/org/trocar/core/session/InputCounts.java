package org.trocar.core.session;

import org.trocar.core.input.FrameVerdict;

/** What a run's input brought and lacked so far. */
public sealed interface InputCounts permits Run {
    long framesAccepted();

    long framesLate();

    /** Accepted frames that repeat the device's sample of the frame before. */
    long framesHeld();

    /** Sequence numbers skipped between accepted frames. */
    long framesMissing();

    long framesRefused(FrameVerdict verdict);

    /** Accepted frames' values that claimed to be valid and were not credible. */
    long invalidJoints();

    /** The newest accepted frame's sequence, 0 before the first. */
    long lastSequence();

    int disconnections();

    int pauses();

    int marks();

    /** What an operator told the trainee. */
    int messages();

    /** Time left out of a recording, nanoseconds. */
    long gapNanos();

    /** Session time that passed without ticks because the loop was late, nanoseconds. */
    long slippedNanos();
}
