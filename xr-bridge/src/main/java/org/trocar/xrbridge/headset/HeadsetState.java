package org.trocar.xrbridge.headset;

/** Whether a headset delivers. */
public enum HeadsetState {
    /** Not yet, or not now: nobody wears it, or its runtime is not ready. Keep polling. */
    WAITING,
    /** Frames can be located. */
    RUNNING,
    /** The device or its runtime is gone: close it and open it anew, which may take a while to succeed. */
    LOST,
    /** The wearer or the runtime has ended it for good. */
    ENDED
}
