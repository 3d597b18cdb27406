package org.trocar.xrbridge.headset;

/** A headset could not be opened: what is missing, and what to do about it, for the person who started the bridge. */
public final class HeadsetException extends Exception {
    private final boolean passing;

    /** @param passing whether it may be otherwise in a moment, as while a runtime starts again */
    public HeadsetException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    public boolean passing() {
        return passing;
    }
}
