package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.XR10.*;
import static org.lwjgl.system.MemoryStack.stackPush;

import java.nio.IntBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.openxr.XrAction;
import org.lwjgl.openxr.XrActionSpaceCreateInfo;
import org.lwjgl.openxr.XrReferenceSpaceCreateInfo;
import org.lwjgl.openxr.XrSpace;
import org.lwjgl.system.MemoryStack;
import org.trocar.xrbridge.headset.HeadsetException;

/** The spaces poses are given in: the trainee's, which is the floor's where the device knows it, and the head's. */
final class Spaces implements AutoCloseable {
    private final XrSpace base;
    private final int baseType;
    private final XrSpace view;
    private final SpaceEpochs epochs = new SpaceEpochs();

    Spaces(Session session) throws HeadsetException {
        // The floor's space stays where it is when the wearer recentres the view; the local one does not.
        baseType = offers(session, XR_REFERENCE_SPACE_TYPE_STAGE)
                ? XR_REFERENCE_SPACE_TYPE_STAGE
                : XR_REFERENCE_SPACE_TYPE_LOCAL;
        base = reference(session, baseType);
        view = reference(session, XR_REFERENCE_SPACE_TYPE_VIEW);
    }

    private static boolean offers(Session session, int type) throws HeadsetException {
        try (MemoryStack stack = stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            Results.check(xrEnumerateReferenceSpaces(session.handle(), count, null), "list the headset's spaces");
            IntBuffer types = stack.mallocInt(count.get(0));
            Results.check(xrEnumerateReferenceSpaces(session.handle(), count, types), "list the headset's spaces");
            boolean offered = false;
            while (types.hasRemaining()) {
                offered |= types.get() == type;
            }
            return offered;
        }
    }

    private static XrSpace reference(Session session, int type) throws HeadsetException {
        try (MemoryStack stack = stackPush()) {
            XrReferenceSpaceCreateInfo info =
                    XrReferenceSpaceCreateInfo.calloc(stack).type$Default().referenceSpaceType(type);
            info.poseInReferenceSpace().orientation().w(1);
            PointerBuffer out = stack.mallocPointer(1);
            Results.check(xrCreateReferenceSpace(session.handle(), info, out), "open the headset's space");
            return new XrSpace(out.get(0), session.handle());
        }
    }

    /** Where an action's pose is, for one of the wearer's hands or for both: {@code XR_NULL_PATH}. */
    static XrSpace ofAction(Session session, XrAction action, long path) throws HeadsetException {
        try (MemoryStack stack = stackPush()) {
            XrActionSpaceCreateInfo info = XrActionSpaceCreateInfo.calloc(stack)
                    .type$Default()
                    .action(action)
                    .subactionPath(path);
            info.poseInActionSpace().orientation().w(1);
            PointerBuffer out = stack.mallocPointer(1);
            Results.check(xrCreateActionSpace(session.handle(), info, out), "follow a controller");
            return new XrSpace(out.get(0), session.handle());
        }
    }

    XrSpace base() {
        return base;
    }

    XrSpace view() {
        return view;
    }

    /** Takes note when this event moves our origin. */
    void heed(Events event) {
        if (event.moves(baseType)) {
            epochs.announce(event.changeTime());
        }
    }

    /** How often our origin had moved by this time. */
    int epochAt(long xrTime) {
        return epochs.at(xrTime);
    }

    @Override
    public void close() {
        xrDestroySpace(view);
        xrDestroySpace(base);
    }
}
