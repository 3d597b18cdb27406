package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.FBDisplayRefreshRate.xrGetDisplayRefreshRateFB;
import static org.lwjgl.openxr.XR10.XR_SUCCESS;
import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.system.MemoryUtil.NULL;

import java.nio.FloatBuffer;
import org.lwjgl.system.MemoryStack;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.PredictedPoses;
import org.trocar.protos.v1.Provenance;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.xrbridge.headset.Headset;
import org.trocar.xrbridge.headset.HeadsetDescription;
import org.trocar.xrbridge.headset.HeadsetException;
import org.trocar.xrbridge.headset.HeadsetFrame;
import org.trocar.xrbridge.headset.HeadsetState;

/** A session with an OpenXR runtime, from its opening to its loss or end. */
final class OpenXrHeadset implements Headset {
    private static final int LONGEST_NAME = 100;
    /** A runtime that has more to tell at once is heard out at the next tick. */
    private static final int MOST_EVENTS = 64;

    /**
     * So often the runtime is asked how the hands come about before anybody is told, about a fifth of a second: it learns of controllers
     * and hands only after the first focus, one after the other.
     */
    private static final int LOOKS_BEFORE_RUNNING = 20;

    private static final int BOTH_VALID = ControllerPose.POSITION_VALID | ControllerPose.ORIENTATION_VALID;

    private final Belongings belongings;
    private final Failures failures = new Failures();
    private final Instance instance;
    private final SystemTraits system;
    private final XrClock clock;
    private final Session session;
    private final Spaces spaces;
    private final Actions actions;
    private final Locator locator;
    private final HandInput left;
    private final HandInput right;
    /** Null unless the device knows it and it was asked for. */
    private final EyeGaze gaze;

    private final Events events;
    private HeadsetDescription description;
    private int looks;
    private SessionPhase phase = SessionPhase.IDLE;
    private boolean focused;
    /** The profiles are known from the first fetching of inputs on. */
    private boolean profilesChanged = true;

    OpenXrHeadset(boolean askForGaze, Belongings belongings) throws HeadsetException {
        this.belongings = belongings;
        instance = belongings.keep(Instance.create(askForGaze));
        system = SystemTraits.of(instance);
        clock = belongings.keep(XrClock.of(instance));
        session = belongings.keep(Session.create(instance, system));
        events = belongings.keep(new Events(instance, session));
        spaces = belongings.keep(new Spaces(session));
        actions = belongings.keep(new Actions(instance, system, session));
        locator = belongings.keep(new Locator(spaces, failures, NULL));
        left = open(Hand.LEFT);
        right = open(Hand.RIGHT);
        gaze = system.eyeGaze() ? belongings.keep(new EyeGaze(session, actions, spaces, clock, failures)) : null;
        description = describe();
    }

    private HandInput open(Hand hand) throws HeadsetException {
        HandTracker tracker = system.handTracking()
                ? belongings.keep(new HandTracker(hand, instance, session, spaces, failures))
                : null;
        Controller controller = belongings.keep(new Controller(hand, instance, session, actions, locator, failures));
        return new HandInput(hand, tracker, controller);
    }

    @Override
    public HeadsetDescription description() {
        return description;
    }

    @Override
    public HeadsetState poll() {
        failures.endTick();
        takeEvents();
        syncInputs();
        if (failures.lost()) {
            phase = SessionPhase.LOST;
        }
        return switch (phase) {
            case IDLE, BEGUN -> HeadsetState.WAITING;
            case FOCUSED, UNFOCUSED -> known() ? HeadsetState.RUNNING : HeadsetState.WAITING;
            case LOST -> HeadsetState.LOST;
            case ENDED -> HeadsetState.ENDED;
        };
    }

    private void takeEvents() {
        // A runtime that is gone is only given back.
        for (int i = 0; i < MOST_EVENTS && !over(); i++) {
            int code = events.next();
            if (!failures.usable(code) || code != XR_SUCCESS) {
                return;
            }
            takeEvent();
        }
    }

    private void takeEvent() {
        SessionPhase.Step step = phase.after(events.sessionEvent());
        phase = step.phase();
        if (session.act(step.action()) < 0) {
            // Neither begun nor ended as it should be: what state it is in is not known.
            failures.giveUp();
        }
        spaces.heed(events);
        profilesChanged |= events.changesInteractionProfile();
    }

    private void syncInputs() {
        focused = false;
        if (phase.running() && !over()) {
            int code = actions.sync(session);
            focused = failures.usable(code) && code == XR_SUCCESS;
        }
    }

    private boolean over() {
        return failures.lost() || phase == SessionPhase.LOST || phase == SessionPhase.ENDED;
    }

    /** Whether it has been seen for long enough what this is. Until the first focus there would be nothing to locate anyway. */
    private boolean known() {
        if (looks < LOOKS_BEFORE_RUNNING && focused) {
            look(System.nanoTime());
            looks++;
        }
        readProfiles();
        if (left.source() != description.left() || right.source() != description.right()) {
            description = describe();
        }
        return looks == LOOKS_BEFORE_RUNNING;
    }

    private void look(long now) {
        clock.measure(now);
        long xrTime = clock.toXrTime(now);
        if (clock.runs(now)) {
            left.look(xrTime);
            right.look(xrTime);
        }
    }

    private void readProfiles() {
        if (profilesChanged) {
            left.readProfile();
            right.readProfile();
            profilesChanged = false;
        }
    }

    private HeadsetDescription describe() {
        TrackingSource emulated = TrackingSource.TRACKING_SOURCE_CONTROLLER_EMULATED;
        return new HeadsetDescription(
                shortened(system.name()),
                shortened(instance.runtime()),
                left.source() == emulated || right.source() == emulated
                        ? Provenance.PROVENANCE_CONTROLLER_EMULATED
                        : Provenance.PROVENANCE_HEADSET,
                left.source(),
                right.source(),
                refreshRateHz(),
                gaze != null,
                clock.name());
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private float refreshRateHz() {
        if (!instance.has(Extension.REFRESH_RATE)) {
            return 0;
        }
        try (MemoryStack stack = stackPush()) {
            FloatBuffer rate = stack.callocFloat(1);
            return xrGetDisplayRefreshRateFB(session.handle(), rate) < 0 ? 0 : rate.get(0);
        }
    }

    @Override
    public void locate(long captureNanos, long displayNanos, HeadsetFrame frame) {
        empty(frame);
        if (over()) {
            return;
        }
        long now = System.nanoTime();
        clock.measure(now);
        long capture = clock.toXrTime(captureNanos);
        frame.measured.spaceEpoch = spaces.epochAt(capture);
        if (!focused || !clock.runs(now)) {
            return;
        }
        measure(capture, frame);
        predict(clock.toXrTime(displayNanos), frame);
        frame.predicted.displayNanos = displayNanos;
        if (failures.lost()) {
            empty(frame);
        }
    }

    /** Sequence and time of capture are the caller's, and the epoch holds whether or not anything is seen. */
    private static void empty(HeadsetFrame frame) {
        HandFrame measured = frame.measured;
        long sequence = measured.sequence;
        long captureNanos = measured.captureNanos;
        int spaceEpoch = measured.spaceEpoch;
        frame.clear();
        measured.sequence = sequence;
        measured.captureNanos = captureNanos;
        measured.spaceEpoch = spaceEpoch;
    }

    private void measure(long xrTime, HeadsetFrame frame) {
        HandFrame measured = frame.measured;
        measured.headFlags = locator.locate(spaces.view(), xrTime, measured.head);
        measured.headFloats = ControllerPose.POSE_FLOATS;
        left.measure(xrTime, frame);
        right.measure(xrTime, frame);
        if (gaze != null) {
            gaze.measure(xrTime, frame.gaze);
        }
    }

    private void predict(long xrTime, HeadsetFrame frame) {
        PredictedPoses predicted = frame.predicted;
        int flags = locator.locate(spaces.view(), xrTime, predicted.head);
        predicted.headFloats = (flags & BOTH_VALID) == BOTH_VALID ? ControllerPose.POSE_FLOATS : 0;
        left.predict(xrTime, frame);
        right.predict(xrTime, frame);
    }

    @Override
    public void vibrate(Hand hand, float amplitude, long durationNanos, float frequencyHz) {
        if (focused && !over()) {
            (hand == Hand.LEFT ? left : right).vibrate(amplitude, durationNanos, frequencyHz);
        }
    }

    @Override
    public void close() {
        belongings.close();
    }
}
