package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.XR10.*;
import static org.lwjgl.system.MemoryUtil.*;

import org.lwjgl.openxr.XrEventDataBaseHeader;
import org.lwjgl.openxr.XrEventDataBuffer;
import org.lwjgl.openxr.XrEventDataInteractionProfileChanged;
import org.lwjgl.openxr.XrEventDataReferenceSpaceChangePending;
import org.lwjgl.openxr.XrEventDataSessionStateChanged;

/** The runtime's events, one at a time, in a buffer that is used again. */
final class Events implements AutoCloseable {
    private final Instance instance;
    private final long session;
    private final Structs structs = new Structs();
    private final long buffer = structs.bytes(XrEventDataBuffer.SIZEOF);

    Events(Instance instance, Session session) {
        this.instance = instance;
        this.session = session.handle().address();
    }

    /** Takes the next event, if any: {@code XR_SUCCESS} when there was one, {@code XR_EVENT_UNAVAILABLE} when not. */
    int next() {
        // The runtime has written over both with the last event.
        XrEventDataBuffer.ntype(buffer, XR_TYPE_EVENT_DATA_BUFFER);
        XrEventDataBuffer.nnext(buffer, NULL);
        return nxrPollEvent(instance.handle(), buffer);
    }

    /** What the event means for our session's life. */
    SessionEvent sessionEvent() {
        return SessionEvent.of(
                XrEventDataBaseHeader.ntype(buffer),
                XrEventDataSessionStateChanged.nsession(buffer) == session,
                XrEventDataSessionStateChanged.nstate(buffer));
    }

    /** Whether it says that the origin of our reference space of this type moves. */
    boolean moves(int referenceSpaceType) {
        return XrEventDataBaseHeader.ntype(buffer) == XR_TYPE_EVENT_DATA_REFERENCE_SPACE_CHANGE_PENDING
                && XrEventDataReferenceSpaceChangePending.nsession(buffer) == session
                && XrEventDataReferenceSpaceChangePending.nreferenceSpaceType(buffer) == referenceSpaceType;
    }

    /** When the origin moves, in the runtime's time. */
    long changeTime() {
        return XrEventDataReferenceSpaceChangePending.nchangeTime(buffer);
    }

    /** Whether it says that the wearer's hands hold something else now. */
    boolean changesInteractionProfile() {
        return XrEventDataBaseHeader.ntype(buffer) == XR_TYPE_EVENT_DATA_INTERACTION_PROFILE_CHANGED
                && XrEventDataInteractionProfileChanged.nsession(buffer) == session;
    }

    @Override
    public void close() {
        structs.close();
    }
}
