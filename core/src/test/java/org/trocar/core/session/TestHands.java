package org.trocar.core.session;

import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.hands.StartHands;
import org.trocar.core.input.TickInput;
import org.trocar.core.instrument.Fulcrum;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scenario.Scenario;

/** Two hands that a test moves by saying where the instrument tips should be; the tracking space is the field's frame. */
final class TestHands {
    static final long TICK_NANOS = 1_000_000_000L / 90;

    private final Fulcrum[] fulcrums = new Fulcrum[2];
    private final Vec3[] tips = {new Vec3(), new Vec3()};
    private final boolean[] pinched = new boolean[2];
    private final boolean[] tracked = {true, true};
    private final TickInput in = new TickInput();
    private final Vec3 across = new Vec3(1, 0, 0);
    private final Pose handle = new Pose();
    private final Scenario scenario;
    private long tick;

    TestHands(Scenario scenario) {
        this.scenario = scenario;
        for (Hand hand : Hand.values()) {
            fulcrums[hand.ordinal()] = new Fulcrum(hand, scenario.grasper(), scenario.ports());
        }
        home();
    }

    static SessionManifest manifest(Scenario scenario, Optional<StartHands> start) {
        return manifest(scenario, start, Pace.LOCKSTEP);
    }

    static SessionManifest manifest(Scenario scenario, Optional<StartHands> start, Pace pace) {
        return new SessionManifest(
                "0199-test",
                "learner-1",
                scenario,
                "00",
                Mode.PRACTICE,
                Hand.RIGHT,
                "",
                "test",
                Provenance.SCRIPTED,
                pace,
                90,
                42,
                0,
                Engine.VERSION,
                start,
                0,
                false);
    }

    /** Where the handles are with both tips at home: proposing this lays the field onto the tracking space itself. */
    StartHands start() {
        home();
        Vec3 left = handle(Hand.LEFT).position;
        double x = left.x;
        double y = left.y;
        double z = left.z;
        Vec3 right = handle(Hand.RIGHT).position;
        return new StartHands(x, y, z, right.x, right.y, right.z);
    }

    TestHands home() {
        Scenario.Home home = scenario.home();
        tips[0].set(-home.xMetres(), home.yMetres(), home.zMetres());
        tips[1].set(home.xMetres(), home.yMetres(), home.zMetres());
        return this;
    }

    TestHands tip(Hand hand, double x, double y, double z) {
        tips[hand.ordinal()].set(x, y, z);
        return this;
    }

    TestHands pinch(Hand hand, boolean closed) {
        pinched[hand.ordinal()] = closed;
        return this;
    }

    TestHands track(Hand hand, boolean seen) {
        tracked[hand.ordinal()] = seen;
        return this;
    }

    /** An input with one frame of the hands as they are. */
    TickInput next() {
        tick++;
        in.clear(tick);
        fill(in.addFrame(tick * TICK_NANOS, false));
        return in;
    }

    /** An input with one frame that was captured so long before its tick's end, marked late. */
    TickInput nextLateBy(long nanos) {
        tick++;
        in.clear(tick);
        fill(in.addFrame(tick * TICK_NANOS - nanos, true));
        return in;
    }

    /** An input without frames. */
    TickInput nothing() {
        return in.clear(++tick);
    }

    long tick() {
        return tick;
    }

    private void fill(HandFrame frame) {
        frame.clear();
        frame.sequence = tick;
        frame.captureNanos = tick * TICK_NANOS;
        fill(frame, Hand.LEFT);
        fill(frame, Hand.RIGHT);
    }

    private void fill(HandFrame frame, Hand hand) {
        if (!tracked[hand.ordinal()]) {
            return;
        }
        HandPose pose = frame.hand(hand);
        Pose palm = handle(hand);
        double aperture = pinched[hand.ordinal()] ? 0.01 : 0.06;
        pose.jointFloats = HandPose.FLOATS;
        put(pose, Joint.PALM, palm, 0);
        put(pose, Joint.THUMB_TIP, palm, 0);
        put(pose, Joint.INDEX_TIP, palm, aperture);
    }

    private Pose handle(Hand hand) {
        return fulcrums[hand.ordinal()].handleFor(tips[hand.ordinal()], across, handle);
    }

    private static void put(HandPose pose, Joint joint, Pose at, double offsetX) {
        int i = joint.ordinal() * HandPose.FLOATS_PER_JOINT;
        pose.joints[i] = (float) (at.position.x + offsetX);
        pose.joints[i + 1] = (float) at.position.y;
        pose.joints[i + 2] = (float) at.position.z;
        pose.joints[i + 3] = (float) at.orientation.x;
        pose.joints[i + 4] = (float) at.orientation.y;
        pose.joints[i + 5] = (float) at.orientation.z;
        pose.joints[i + 6] = (float) at.orientation.w;
        pose.positionValid |= joint.bit();
        pose.positionTracked |= joint.bit();
        pose.orientationValid |= joint.bit();
        pose.orientationTracked |= joint.bit();
    }
}
