package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.XR10.*;

/** What a runtime may tell about our session's life. */
enum SessionEvent {
    IDLE,
    READY,
    SYNCHRONIZED,
    VISIBLE,
    FOCUSED,
    STOPPING,
    LOSS_PENDING,
    EXITING,
    /** The whole runtime is about to go. */
    INSTANCE_LOSS_PENDING,
    /** The runtime had more to tell than it could keep: what state the session is in is no longer known. */
    EVENTS_LOST,
    /** Nothing that is known here, or another session's. */
    OTHER;

    /**
     * What an event means.
     *
     * @param xrStructureType the event's type; the rest is only of meaning for a change of state
     * @param ours whether it is our session's
     */
    static SessionEvent of(int xrStructureType, boolean ours, int xrSessionState) {
        return switch (xrStructureType) {
            case XR_TYPE_EVENT_DATA_SESSION_STATE_CHANGED -> ours ? ofState(xrSessionState) : OTHER;
            case XR_TYPE_EVENT_DATA_INSTANCE_LOSS_PENDING -> INSTANCE_LOSS_PENDING;
            case XR_TYPE_EVENT_DATA_EVENTS_LOST -> EVENTS_LOST;
            default -> OTHER;
        };
    }

    private static SessionEvent ofState(int xrSessionState) {
        return switch (xrSessionState) {
            case XR_SESSION_STATE_IDLE -> IDLE;
            case XR_SESSION_STATE_READY -> READY;
            case XR_SESSION_STATE_SYNCHRONIZED -> SYNCHRONIZED;
            case XR_SESSION_STATE_VISIBLE -> VISIBLE;
            case XR_SESSION_STATE_FOCUSED -> FOCUSED;
            case XR_SESSION_STATE_STOPPING -> STOPPING;
            case XR_SESSION_STATE_LOSS_PENDING -> LOSS_PENDING;
            case XR_SESSION_STATE_EXITING -> EXITING;
            default -> OTHER;
        };
    }
}
