package org.trocar.xrbridge.testruntime;

import static org.lwjgl.openxr.EXTHandTracking.*;
import static org.lwjgl.openxr.XR10.*;
import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.system.MemoryUtil.NULL;
import static org.lwjgl.system.MemoryUtil.memAddress;

import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.openxr.*;
import org.lwjgl.system.MemoryStack;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.Joint;

/** The least an OpenXR program does, by raw calls and in the right order, one step a method, so that tests can leave one out or twist it. */
final class RawClient implements AutoCloseable {
    static final List<String> EXTENSIONS = List.of(
            "XR_MND_headless",
            "XR_EXT_hand_tracking",
            "XR_EXT_hand_tracking_data_source",
            "XR_EXT_eye_gaze_interaction",
            "XR_KHR_convert_timespec_time");
    static final String TOUCH = "/interaction_profiles/oculus/touch_controller";

    private static final String[] HANDS = {"/user/hand/left", "/user/hand/right"};

    final MemoryStack stack = MemoryStack.create(256 * 1024).push();
    XrInstance instance;
    XrSession session;
    XrSpace view;
    XrSpace stage;
    XrActionSet set;
    XrAction grip;
    XrAction select;
    XrAction haptic;
    final XrSpace[] gripSpaces = new XrSpace[2];
    final XrHandTrackerEXT[] trackers = new XrHandTrackerEXT[2];
    final XrHandJointLocationEXT.Buffer joints = XrHandJointLocationEXT.calloc(XR_HAND_JOINT_COUNT_EXT, stack);
    final XrHandJointVelocityEXT.Buffer velocities = XrHandJointVelocityEXT.create(
            stack.ncalloc(4, XR_HAND_JOINT_COUNT_EXT, XrHandJointVelocityEXT.SIZEOF), XR_HAND_JOINT_COUNT_EXT);
    final XrHandTrackingDataSourceStateEXT source =
            XrHandTrackingDataSourceStateEXT.calloc(stack).type$Default();
    final XrHandJointVelocitiesEXT velocityChain = XrHandJointVelocitiesEXT.calloc(stack)
            .type$Default()
            .jointVelocities(velocities)
            .next(source.address());
    final XrHandJointLocationsEXT locations = XrHandJointLocationsEXT.calloc(stack)
            .type$Default()
            .jointLocations(joints)
            .next(velocityChain.address());
    final XrSpaceLocation location = XrSpaceLocation.calloc(stack).type$Default();
    final List<Integer> states = new ArrayList<>();
    private final XrEventDataBuffer event = XrEventDataBuffer.calloc(stack);

    /** All of it, up to focus. */
    static RawClient focused() {
        RawClient client = new RawClient();
        client.createInstance(client.offered());
        client.createSession();
        client.createSpaces();
        client.createActions();
        client.suggest(TOUCH, "/input/trigger/value");
        client.attach();
        client.createTrackers();
        client.pollAll();
        client.begin();
        client.pollAll();
        client.sync();
        return client;
    }

    static int check(int result) {
        if (result < 0) {
            throw new IllegalStateException("OpenXR says " + result);
        }
        return result;
    }

    List<String> extensions() {
        IntBuffer count = stack.mallocInt(1);
        check(xrEnumerateInstanceExtensionProperties((java.nio.ByteBuffer) null, count, null));
        XrExtensionProperties.Buffer all = XrExtensionProperties.calloc(count.get(0), stack);
        all.forEach(one -> one.type$Default());
        check(xrEnumerateInstanceExtensionProperties((java.nio.ByteBuffer) null, count, all));
        return all.stream().map(XrExtensionProperties::extensionNameString).toList();
    }

    /** Those of ours that there are; what tells of a hand's source is asked only where it can answer. */
    private List<String> offered() {
        List<String> offered = extensions();
        if (!offered.contains("XR_EXT_hand_tracking_data_source")) {
            velocityChain.next(NULL);
        }
        return EXTENSIONS.stream().filter(offered::contains).toList();
    }

    int tryInstance(List<String> extensions, long version) {
        PointerBuffer names = stack.mallocPointer(extensions.size());
        extensions.forEach(name -> names.put(stack.ASCII(name)));
        XrInstanceCreateInfo info =
                XrInstanceCreateInfo.calloc(stack).type$Default().enabledExtensionNames(names.flip());
        info.applicationInfo().applicationName(stack.UTF8("raw client")).apiVersion(version);
        PointerBuffer out = stack.mallocPointer(1);
        int result = xrCreateInstance(info, out);
        if (result == XR_SUCCESS) {
            instance = new XrInstance(out.get(0), info);
        }
        return result;
    }

    void createInstance(List<String> extensions) {
        check(tryInstance(extensions, XR_API_VERSION_1_0));
    }

    int trySession() {
        LongBuffer system = stack.mallocLong(1);
        check(xrGetSystem(
                instance,
                XrSystemGetInfo.calloc(stack).type$Default().formFactor(XR_FORM_FACTOR_HEAD_MOUNTED_DISPLAY),
                system));
        PointerBuffer out = stack.mallocPointer(1);
        int result = xrCreateSession(
                instance, XrSessionCreateInfo.calloc(stack).type$Default().systemId(system.get(0)), out);
        if (result == XR_SUCCESS) {
            session = new XrSession(out.get(0), instance);
        }
        return result;
    }

    void createSession() {
        check(trySession());
    }

    void createSpaces() {
        view = referenceSpace(XR_REFERENCE_SPACE_TYPE_VIEW);
        stage = referenceSpace(XR_REFERENCE_SPACE_TYPE_STAGE);
    }

    XrSpace referenceSpace(int type) {
        XrReferenceSpaceCreateInfo info =
                XrReferenceSpaceCreateInfo.calloc(stack).type$Default().referenceSpaceType(type);
        info.poseInReferenceSpace().orientation().w(1);
        PointerBuffer out = stack.mallocPointer(1);
        check(xrCreateReferenceSpace(session, info, out));
        return new XrSpace(out.get(0), session);
    }

    long path(String text) {
        LongBuffer out = stack.mallocLong(1);
        check(xrStringToPath(instance, stack.ASCII(text), out));
        return out.get(0);
    }

    long handPath(Hand hand) {
        return path(HANDS[hand.ordinal()]);
    }

    void createActions() {
        PointerBuffer out = stack.mallocPointer(1);
        check(xrCreateActionSet(
                instance,
                XrActionSetCreateInfo.calloc(stack)
                        .type$Default()
                        .actionSetName(stack.UTF8("training"))
                        .localizedActionSetName(stack.UTF8("Training")),
                out));
        set = new XrActionSet(out.get(0), instance);
        grip = action("grip", XR_ACTION_TYPE_POSE_INPUT);
        select = action("select", XR_ACTION_TYPE_FLOAT_INPUT);
        haptic = action("haptic", XR_ACTION_TYPE_VIBRATION_OUTPUT);
    }

    XrAction action(String name, int type) {
        PointerBuffer out = stack.mallocPointer(1);
        check(xrCreateAction(
                set,
                XrActionCreateInfo.calloc(stack)
                        .type$Default()
                        .actionName(stack.UTF8(name))
                        .localizedActionName(stack.UTF8(name))
                        .actionType(type)
                        .subactionPaths(stack.longs(path(HANDS[0]), path(HANDS[1]))),
                out));
        return new XrAction(out.get(0), set);
    }

    int trySuggest(String profile, String selectPath) {
        XrActionSuggestedBinding.Buffer bindings = XrActionSuggestedBinding.calloc(6, stack);
        for (int i = 0; i < HANDS.length; i++) {
            bindings.get(3 * i).action(grip).binding(path(HANDS[i] + "/input/grip/pose"));
            bindings.get(3 * i + 1).action(select).binding(path(HANDS[i] + selectPath));
            bindings.get(3 * i + 2).action(haptic).binding(path(HANDS[i] + "/output/haptic"));
        }
        return xrSuggestInteractionProfileBindings(
                instance,
                XrInteractionProfileSuggestedBinding.calloc(stack)
                        .type$Default()
                        .interactionProfile(path(profile))
                        .suggestedBindings(bindings));
    }

    void suggest(String profile, String selectPath) {
        check(trySuggest(profile, selectPath));
    }

    int tryAttach() {
        return xrAttachSessionActionSets(
                session,
                XrSessionActionSetsAttachInfo.calloc(stack).type$Default().actionSets(stack.pointers(set)));
    }

    void attach() {
        check(tryAttach());
        for (int i = 0; i < HANDS.length; i++) {
            XrActionSpaceCreateInfo info = XrActionSpaceCreateInfo.calloc(stack)
                    .type$Default()
                    .action(grip)
                    .subactionPath(path(HANDS[i]));
            info.poseInActionSpace().orientation().w(1);
            PointerBuffer out = stack.mallocPointer(1);
            check(xrCreateActionSpace(session, info, out));
            gripSpaces[i] = new XrSpace(out.get(0), session);
        }
    }

    void createTrackers() {
        for (int i = 0; i < HANDS.length; i++) {
            PointerBuffer out = stack.mallocPointer(1);
            check(xrCreateHandTrackerEXT(
                    session,
                    XrHandTrackerCreateInfoEXT.calloc(stack)
                            .type$Default()
                            .hand(i == 0 ? XR_HAND_LEFT_EXT : XR_HAND_RIGHT_EXT)
                            .handJointSet(XR_HAND_JOINT_SET_DEFAULT_EXT),
                    out));
            trackers[i] = new XrHandTrackerEXT(out.get(0), session);
        }
    }

    int tryPoll() {
        return xrPollEvent(instance, event.type$Default().next(NULL));
    }

    /** Takes every event. @return their types */
    List<Integer> pollAll() {
        List<Integer> types = new ArrayList<>();
        while (check(tryPoll()) == XR_SUCCESS) {
            types.add(event.type());
            if (event.type() == XR_TYPE_EVENT_DATA_SESSION_STATE_CHANGED) {
                states.add(
                        XrEventDataSessionStateChanged.create(event.address()).state());
            }
        }
        return types;
    }

    int tryBegin() {
        return xrBeginSession(
                session,
                XrSessionBeginInfo.calloc(stack)
                        .type$Default()
                        .primaryViewConfigurationType(XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO));
    }

    void begin() {
        check(tryBegin());
    }

    int sync() {
        XrActiveActionSet.Buffer active = XrActiveActionSet.calloc(1, stack).actionSet(set);
        return check(xrSyncActions(
                session, XrActionsSyncInfo.calloc(stack).type$Default().activeActionSets(active)));
    }

    /** XrTime of a moment of System.nanoTime. */
    long time(long nanos) {
        try (MemoryStack frame = stackPush()) {
            LongBuffer out = frame.mallocLong(1);
            LongBuffer timespec = frame.longs(nanos / 1_000_000_000, nanos % 1_000_000_000);
            check(KHRConvertTimespecTime.nxrConvertTimespecTimeToTimeKHR(
                    instance, memAddress(timespec), memAddress(out)));
            return out.get(0);
        }
    }

    long now() {
        return time(System.nanoTime());
    }

    int tryLocate(XrSpace space, long time) {
        return xrLocateSpace(space, stage, time, location);
    }

    XrSpaceLocation locate(XrSpace space) {
        check(tryLocate(space, now()));
        return location;
    }

    int tryHand(Hand hand, long time) {
        try (MemoryStack frame = stackPush()) {
            return xrLocateHandJointsEXT(
                    trackers[hand.ordinal()],
                    XrHandJointsLocateInfoEXT.calloc(frame)
                            .type$Default()
                            .baseSpace(stage)
                            .time(time),
                    locations);
        }
    }

    boolean locate(Hand hand) {
        check(tryHand(hand, now()));
        return locations.isActive();
    }

    float x(Joint joint) {
        return joints.get(joint.ordinal()).pose().position$().x();
    }

    float selected(Hand hand) {
        XrActionStateFloat state = XrActionStateFloat.calloc(stack).type$Default();
        check(xrGetActionStateFloat(
                session,
                XrActionStateGetInfo.calloc(stack).type$Default().action(select).subactionPath(handPath(hand)),
                state));
        return state.isActive() ? state.currentState() : Float.NaN;
    }

    int tryVibrate(XrAction action, Hand hand, float amplitude) {
        XrHapticVibration vibration = XrHapticVibration.calloc(stack)
                .type$Default()
                .amplitude(amplitude)
                .duration(20_000_000)
                .frequency(160);
        return xrApplyHapticFeedback(
                session,
                XrHapticActionInfo.calloc(stack).type$Default().action(action).subactionPath(handPath(hand)),
                XrHapticBaseHeader.create(vibration.address()));
    }

    int destroySession() {
        XrSession destroyed = session;
        session = null;
        return xrDestroySession(destroyed);
    }

    int destroyInstance() {
        XrInstance destroyed = instance;
        instance = null;
        return xrDestroyInstance(destroyed);
    }

    /** Gives back what there still is, in order. */
    @Override
    public void close() {
        if (session != null) {
            destroySession();
        }
        if (set != null) {
            xrDestroyActionSet(set);
        }
        if (instance != null) {
            destroyInstance();
        }
    }
}
