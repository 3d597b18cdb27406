package org.trocar.telemetry.journal;

import org.trocar.core.hands.HandFrame;

/** Decodes a frame's received bytes, with the same code that decoded them when they came. */
@FunctionalInterface
public interface FrameDecoder {
    /** Fills the frame's values from its first {@link HandFrame#length} {@link HandFrame#bytes}; false when they are not a frame. */
    boolean decode(HandFrame frame);
}
