package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.XR10.*;
import static org.lwjgl.system.MemoryStack.stackPush;

import org.lwjgl.PointerBuffer;
import org.lwjgl.openxr.XrSession;
import org.lwjgl.openxr.XrSessionBeginInfo;
import org.lwjgl.openxr.XrSessionCreateInfo;
import org.lwjgl.system.MemoryStack;
import org.trocar.xrbridge.headset.HeadsetException;

/** Our session with the runtime: what is begun and ended when the runtime says so. */
final class Session implements AutoCloseable {
    private final XrSession handle;
    private final GraphicsBinding graphics;

    private Session(XrSession handle, GraphicsBinding graphics) {
        this.handle = handle;
        this.graphics = graphics;
    }

    static Session create(Instance instance, SystemTraits system) throws HeadsetException {
        GraphicsBinding graphics = GraphicsBinding.of(instance);
        try (MemoryStack stack = stackPush()) {
            XrSessionCreateInfo info = XrSessionCreateInfo.calloc(stack)
                    .type$Default()
                    .next(graphics.createInfo())
                    .systemId(system.id());
            PointerBuffer out = stack.mallocPointer(1);
            Results.check(xrCreateSession(instance.handle(), info, out), "open a session on " + instance.runtime());
            return new Session(new XrSession(out.get(0), instance.handle()), graphics);
        } catch (HeadsetException failed) {
            graphics.close();
            throw failed;
        }
    }

    XrSession handle() {
        return handle;
    }

    /** Begins or ends the session, or does nothing, and returns OpenXR's result. */
    int act(SessionPhase.Action action) {
        return switch (action) {
            case NONE -> XR_SUCCESS;
            case BEGIN -> begin();
            case END -> end();
        };
    }

    private int begin() {
        try (MemoryStack stack = stackPush()) {
            XrSessionBeginInfo info = XrSessionBeginInfo.calloc(stack)
                    .type$Default()
                    .primaryViewConfigurationType(XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO);
            int code = xrBeginSession(handle, info);
            if (code >= 0) {
                graphics.begun(handle);
            }
            return code;
        }
    }

    private int end() {
        graphics.ending();
        return xrEndSession(handle);
    }

    @Override
    public void close() {
        graphics.ending();
        xrDestroySession(handle);
        graphics.close();
    }
}
