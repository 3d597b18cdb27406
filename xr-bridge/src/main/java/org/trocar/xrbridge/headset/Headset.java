package org.trocar.xrbridge.headset;

import org.trocar.core.hands.Hand;

/**
 * A headset that was opened: asked once a tick what happened and where everything is. One thread makes all calls, and from the first
 * {@link HeadsetState#RUNNING} on, as long as the state stays that, none of them allocates or blocks.
 *
 * <p>All times are nanoseconds of {@link System#nanoTime}; an implementation converts its own.
 */
public interface Headset extends AutoCloseable {
    /**
     * What it is. Asked every tick in which {@link #poll} says {@link HeadsetState#RUNNING}: the same object as long as nothing about it has
     * changed, as when the wearer puts a controller away.
     */
    HeadsetDescription description();

    /** Takes what happened since the last call. {@link HeadsetState#LOST} and {@link HeadsetState#ENDED} are final. */
    HeadsetState poll();

    /**
     * Fills the frame with what was measured at one time and what is expected at another. What is not known, or not the wearer's while the
     * headset has no focus, is neither valid nor tracked: nothing is held from an earlier frame. The values are the device's own and may
     * be anything; the caller sanitises them. Sequence and time of capture are the caller's.
     *
     * <p>Only while {@link HeadsetState#RUNNING}. Where the device fails at it, the frame is empty and the next {@link #poll} says why.
     *
     * @param captureNanos slightly past, so that the device knows rather than guesses
     * @param displayNanos when a picture of it would be seen
     */
    void locate(long captureNanos, long displayNanos, HeadsetFrame frame);

    /**
     * Lets a hand feel something; a newer one replaces the one that is felt. Without effect where the device cannot.
     *
     * @param amplitude 0 to 1
     * @param durationNanos above 0
     * @param frequencyHz 0 leaves it to the device
     */
    void vibrate(Hand hand, float amplitude, long durationNanos, float frequencyHz);

    /** Gives everything back. Also after a loss; never fails. */
    @Override
    void close();
}
