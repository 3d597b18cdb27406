package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.XR10.*;
import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.system.MemoryUtil.*;

import org.lwjgl.openxr.*;
import org.lwjgl.system.MemoryStack;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.PredictedPoses;
import org.trocar.xrbridge.headset.HeadsetException;

/** What one hand holds: where it is, how its buttons are, and its vibration. */
final class Controller implements AutoCloseable {
    private static final int BOTH_VALID = ControllerPose.POSITION_VALID | ControllerPose.ORIENTATION_VALID;

    private final Instance instance;
    private final Session session;
    private final Actions actions;
    private final Failures failures;
    private final Locator locator;
    private final long handPath;
    private final XrSpace grip;
    private final XrSpace aim;
    private final Structs structs = new Structs();
    private final long query = structs.struct(XrActionStateGetInfo.SIZEOF, XR_TYPE_ACTION_STATE_GET_INFO, NULL);
    private final long value = structs.struct(XrActionStateFloat.SIZEOF, XR_TYPE_ACTION_STATE_FLOAT, NULL);
    private final long button = structs.struct(XrActionStateBoolean.SIZEOF, XR_TYPE_ACTION_STATE_BOOLEAN, NULL);
    private final long pose = structs.struct(XrActionStatePose.SIZEOF, XR_TYPE_ACTION_STATE_POSE, NULL);
    private final long output = structs.struct(XrHapticActionInfo.SIZEOF, XR_TYPE_HAPTIC_ACTION_INFO, NULL);
    private final long vibration = structs.struct(XrHapticVibration.SIZEOF, XR_TYPE_HAPTIC_VIBRATION, NULL);
    private InteractionProfile held;

    Controller(Hand hand, Instance instance, Session session, Actions actions, Locator locator, Failures failures)
            throws HeadsetException {
        this.instance = instance;
        this.session = session;
        this.actions = actions;
        this.locator = locator;
        this.failures = failures;
        handPath = instance.path(Actions.path(hand));
        grip = Spaces.ofAction(session, actions.action(Input.GRIP), handPath);
        aim = Spaces.ofAction(session, actions.action(Input.AIM), handPath);
        memPutLong(query + XrActionStateGetInfo.SUBACTIONPATH, handPath);
        memPutAddress(
                output + XrHapticActionInfo.ACTION, actions.action(Input.HAPTIC).address());
        memPutLong(output + XrHapticActionInfo.SUBACTIONPATH, handPath);
    }

    /** Asks anew what the hand holds. */
    void readProfile() {
        try (MemoryStack stack = stackPush()) {
            XrInteractionProfileState state =
                    XrInteractionProfileState.calloc(stack).type$Default();
            boolean known = xrGetCurrentInteractionProfile(session.handle(), handPath, state) >= 0;
            held = InteractionProfile.ofPath(known ? instance.text(state.interactionProfile()) : "");
        }
    }

    /** What the hand holds, or that it is bare; null when neither is known. */
    InteractionProfile held() {
        return held;
    }

    /** Fills what is measured; leaves it empty while there is no controller. */
    void measure(long xrTime, ControllerPose out) {
        if (active(Input.GRIP)) {
            out.gripFlags = locator.locate(grip, xrTime, out.grip);
            out.gripFloats = ControllerPose.POSE_FLOATS;
        }
        if (active(Input.AIM)) {
            out.aimFlags = locator.locate(aim, xrTime, out.aim);
            out.aimFloats = ControllerPose.POSE_FLOATS;
        }
        out.select = value(Input.SELECT);
        out.squeeze = value(Input.SQUEEZE);
        out.buttons = (out.select >= 1 ? ControllerPose.SELECT : 0)
                | (out.squeeze >= 1 ? ControllerPose.SQUEEZE : 0)
                | (pressed(Input.MENU) ? ControllerPose.MENU : 0)
                | (pressed(Input.PRIMARY) ? ControllerPose.PRIMARY : 0)
                | (pressed(Input.SECONDARY) ? ControllerPose.SECONDARY : 0);
    }

    /** Fills the prediction, if the runtime makes one. */
    void predict(long xrTime, PredictedPoses.Predicted out) {
        int flags = locator.locate(grip, xrTime, out.grip);
        out.gripFloats = (flags & BOTH_VALID) == BOTH_VALID ? ControllerPose.POSE_FLOATS : 0;
    }

    /** What comes of it is nobody's business: a runtime that cannot vibrate is not lost, and one that is lost says so elsewhere too. */
    void vibrate(float amplitude, long durationNanos, float frequencyHz) {
        memPutFloat(vibration + XrHapticVibration.AMPLITUDE, amplitude);
        memPutLong(vibration + XrHapticVibration.DURATION, durationNanos);
        memPutFloat(vibration + XrHapticVibration.FREQUENCY, frequencyHz == 0 ? XR_FREQUENCY_UNSPECIFIED : frequencyHz);
        nxrApplyHapticFeedback(session.handle(), output, vibration);
    }

    private boolean active(Input input) {
        memPutInt(pose + XrActionStatePose.ISACTIVE, 0);
        int code = nxrGetActionStatePose(session.handle(), queryOf(input), pose);
        return failures.usable(code) && memGetInt(pose + XrActionStatePose.ISACTIVE) != 0;
    }

    private float value(Input input) {
        memPutInt(value + XrActionStateFloat.ISACTIVE, 0);
        int code = nxrGetActionStateFloat(session.handle(), queryOf(input), value);
        boolean active = failures.usable(code) && memGetInt(value + XrActionStateFloat.ISACTIVE) != 0;
        return active ? memGetFloat(value + XrActionStateFloat.CURRENTSTATE) : 0;
    }

    private boolean pressed(Input input) {
        memPutInt(button + XrActionStateBoolean.ISACTIVE, 0);
        int code = nxrGetActionStateBoolean(session.handle(), queryOf(input), button);
        boolean active = failures.usable(code) && memGetInt(button + XrActionStateBoolean.ISACTIVE) != 0;
        return active && memGetInt(button + XrActionStateBoolean.CURRENTSTATE) != 0;
    }

    private long queryOf(Input input) {
        memPutAddress(query + XrActionStateGetInfo.ACTION, actions.action(input).address());
        return query;
    }

    @Override
    public void close() {
        xrDestroySpace(aim);
        xrDestroySpace(grip);
        structs.close();
    }
}
