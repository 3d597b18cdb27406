package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.XR10.*;
import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.system.MemoryUtil.*;

import java.nio.LongBuffer;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lwjgl.PointerBuffer;
import org.lwjgl.openxr.*;
import org.lwjgl.system.MemoryStack;
import org.trocar.core.hands.Hand;
import org.trocar.xrbridge.headset.HeadsetException;

/** All inputs and outputs by name, what they should be bound to, and their fetching once a tick. */
final class Actions implements AutoCloseable {
    private static final String GAZE_PROFILE = "/interaction_profiles/ext/eye_gaze_interaction";
    private static final String GAZE_PATH = "/user/eyes_ext/input/gaze_ext/pose";

    private final Instance instance;
    private final XrActionSet set;
    private final Map<Input, XrAction> inputs = new EnumMap<>(Input.class);
    private final XrAction gaze;
    private final Structs structs = new Structs();
    private final long syncInfo;

    /** Names, suggests and attaches: a session takes all of it once, and nothing after that. */
    Actions(Instance instance, SystemTraits system, Session session) throws HeadsetException {
        this.instance = instance;
        set = createSet();
        for (Input input : Input.values()) {
            inputs.put(input, create(input.xrName(), input.xrType(), true));
        }
        gaze = system.eyeGaze() ? create("gaze", XR_ACTION_TYPE_POSE_INPUT, false) : null;
        suggestAll();
        attach(session);
        long active = structs.bytes(XrActiveActionSet.SIZEOF);
        memPutAddress(active + XrActiveActionSet.ACTIONSET, set.address());
        syncInfo = structs.struct(XrActionsSyncInfo.SIZEOF, XR_TYPE_ACTIONS_SYNC_INFO, NULL);
        memPutInt(syncInfo + XrActionsSyncInfo.COUNTACTIVEACTIONSETS, 1);
        memPutAddress(syncInfo + XrActionsSyncInfo.ACTIVEACTIONSETS, active);
    }

    /** OpenXR's path of a hand. */
    static String path(Hand hand) {
        return hand == Hand.LEFT ? "/user/hand/left" : "/user/hand/right";
    }

    private XrActionSet createSet() throws HeadsetException {
        try (MemoryStack stack = stackPush()) {
            XrActionSetCreateInfo info = XrActionSetCreateInfo.calloc(stack)
                    .type$Default()
                    .actionSetName(stack.UTF8("training"))
                    .localizedActionSetName(stack.UTF8("Training"));
            PointerBuffer out = stack.mallocPointer(1);
            Results.check(xrCreateActionSet(instance.handle(), info, out), "name the inputs");
            return new XrActionSet(out.get(0), instance.handle());
        }
    }

    private XrAction create(String name, int type, boolean ofHands) throws HeadsetException {
        try (MemoryStack stack = stackPush()) {
            LongBuffer hands =
                    ofHands ? stack.longs(instance.path(path(Hand.LEFT)), instance.path(path(Hand.RIGHT))) : null;
            XrActionCreateInfo info = XrActionCreateInfo.calloc(stack)
                    .type$Default()
                    .actionName(stack.UTF8(name))
                    .localizedActionName(stack.UTF8(name))
                    .actionType(type)
                    .subactionPaths(hands);
            PointerBuffer out = stack.mallocPointer(1);
            Results.check(xrCreateAction(set, info, out), "name the input " + name);
            return new XrAction(out.get(0), set);
        }
    }

    private void suggestAll() throws HeadsetException {
        for (InteractionProfile profile : InteractionProfile.values()) {
            if (profile != InteractionProfile.BARE_HANDS || instance.has(Extension.HAND_INTERACTION)) {
                suggest(profile);
            }
        }
        if (gaze != null) {
            suggest(GAZE_PROFILE, Map.of(GAZE_PATH, gaze));
        }
    }

    private void suggest(InteractionProfile profile) throws HeadsetException {
        Map<String, XrAction> paths = new LinkedHashMap<>();
        for (InteractionProfile.Binding binding : profile.bindings()) {
            for (Hand hand : binding.hands()) {
                paths.put(path(hand) + binding.path(), inputs.get(binding.input()));
            }
        }
        suggest(profile.path(), paths);
    }

    private void suggest(String profile, Map<String, XrAction> paths) throws HeadsetException {
        try (XrActionSuggestedBinding.Buffer bindings = XrActionSuggestedBinding.calloc(paths.size());
                MemoryStack stack = stackPush()) {
            int at = 0;
            for (Map.Entry<String, XrAction> each : paths.entrySet()) {
                bindings.get(at++).action(each.getValue()).binding(instance.path(each.getKey()));
            }
            XrInteractionProfileSuggestedBinding info = XrInteractionProfileSuggestedBinding.calloc(stack)
                    .type$Default()
                    .interactionProfile(instance.path(profile))
                    .suggestedBindings(bindings);
            // A suggestion: a runtime that does not know such a controller refuses it, and has none.
            xrSuggestInteractionProfileBindings(instance.handle(), info);
        }
    }

    private void attach(Session session) throws HeadsetException {
        try (MemoryStack stack = stackPush()) {
            XrSessionActionSetsAttachInfo info = XrSessionActionSetsAttachInfo.calloc(stack)
                    .type$Default()
                    .actionSets(stack.pointers(set.address()));
            Results.check(xrAttachSessionActionSets(session.handle(), info), "take the inputs");
        }
    }

    XrAction action(Input input) {
        return inputs.get(input);
    }

    /** Only where the device knows it, and it was asked for. */
    XrAction gaze() {
        return gaze;
    }

    /** Fetches all inputs and returns OpenXR's result: {@code XR_SESSION_NOT_FOCUSED} when they are not ours. */
    int sync(Session session) {
        return nxrSyncActions(session.handle(), syncInfo);
    }

    @Override
    public void close() {
        // Takes its actions along.
        xrDestroyActionSet(set);
        structs.close();
    }
}
