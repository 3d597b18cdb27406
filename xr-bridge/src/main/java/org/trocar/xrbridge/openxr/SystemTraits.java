package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.XR10.*;
import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.system.MemoryUtil.NULL;

import java.nio.LongBuffer;
import org.lwjgl.openxr.XrSystemEyeGazeInteractionPropertiesEXT;
import org.lwjgl.openxr.XrSystemGetInfo;
import org.lwjgl.openxr.XrSystemHandTrackingPropertiesEXT;
import org.lwjgl.openxr.XrSystemProperties;
import org.lwjgl.system.MemoryStack;
import org.trocar.xrbridge.headset.HeadsetException;

/**
 * The headset behind the runtime. An extension that the runtime lists need not be one that this device has, so it is asked.
 *
 * @param id OpenXR's number for it, in this instance
 * @param name product name
 */
record SystemTraits(long id, String name, boolean handTracking, boolean eyeGaze) {

    static SystemTraits of(Instance instance) throws HeadsetException {
        try (MemoryStack stack = stackPush()) {
            XrSystemGetInfo info =
                    XrSystemGetInfo.calloc(stack).type$Default().formFactor(XR_FORM_FACTOR_HEAD_MOUNTED_DISPLAY);
            LongBuffer id = stack.mallocLong(1);
            Results.check(xrGetSystem(instance.handle(), info, id), "find a headset");
            XrSystemHandTrackingPropertiesEXT hands =
                    XrSystemHandTrackingPropertiesEXT.calloc(stack).type$Default();
            XrSystemEyeGazeInteractionPropertiesEXT eyes =
                    XrSystemEyeGazeInteractionPropertiesEXT.calloc(stack).type$Default();
            XrSystemProperties system = XrSystemProperties.calloc(stack).type$Default();
            // One extension's structure a call: validation layers of 2021 refuse two in a chain.
            ask(instance, id.get(0), system, instance.has(Extension.HAND_TRACKING) ? hands.address() : NULL);
            ask(instance, id.get(0), system, instance.has(Extension.EYE_GAZE) ? eyes.address() : NULL);
            return new SystemTraits(
                    id.get(0),
                    system.systemNameString(),
                    hands.supportsHandTracking(),
                    eyes.supportsEyeGazeInteraction());
        }
    }

    private static void ask(Instance instance, long id, XrSystemProperties out, long next) throws HeadsetException {
        Results.check(xrGetSystemProperties(instance.handle(), id, out.next(next)), "ask what the headset can do");
    }
}
