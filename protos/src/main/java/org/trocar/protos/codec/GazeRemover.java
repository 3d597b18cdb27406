package org.trocar.protos.codec;

import org.trocar.core.hands.HandFrame;

/**
 * Takes where a person looks out of a frame's received bytes, before they reach anything that keeps them: gaze, and whatever else a newer
 * sender may say about eyes in the fields that the contract keeps for that. Allocates nothing; one a thread.
 */
public final class GazeRemover {
    private final WireReader in = new WireReader();

    /**
     * What the frame's values say stays the same, since gaze is none of them.
     *
     * @param frame decoded, and sound
     * @return whether there was anything about eyes
     */
    public boolean removeFrom(HandFrame frame) {
        in.start(frame.bytes, 0, frame.length);
        int kept = 0;
        int from = 0;
        while (in.nextField()) {
            in.skip();
            int bytes = in.position() - from;
            if (!aboutEyes(in.tag() >>> Wire.TYPE_BITS)) {
                System.arraycopy(frame.bytes, from, frame.bytes, kept, bytes);
                kept += bytes;
            }
            from += bytes;
        }
        boolean removed = kept < frame.length;
        frame.length = kept;
        return removed;
    }

    private static boolean aboutEyes(int number) {
        return number >= FrameTags.FIRST_ABOUT_EYES && number <= FrameTags.LAST_ABOUT_EYES;
    }
}
