package org.trocar.core.world;

import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.instrument.JawCommand;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * What drives one instrument: the controller's grip where there is a controller, else the palm, with the jaws' command. An untracked hand
 * holds the last of both.
 */
final class InstrumentHand implements Stateful {
    /** A hand without a tracked sample for longer than this is lost. */
    static final long LOST_AFTER_NANOS = 100_000_000L;

    private final Hand hand;
    private final JawCommand command;
    private final Pose inSpace = new Pose();
    private final Pose inField = new Pose();
    private boolean tracked;
    private boolean lost = true;
    private long trackedNanos;

    @Scratch
    private final Pose joint = new Pose();

    InstrumentHand(Hand hand, GrasperSpec spec) {
        this.hand = hand;
        command = new JawCommand(spec);
    }

    /** Takes one frame; {@code sessionNanos} is its capture time. */
    void read(HandFrame frame, long sessionNanos) {
        ControllerPose controller = frame.controller(hand);
        HandPose pose = frame.hand(hand);
        tracked = controller.present() ? readGrip(controller) : readPalm(pose);
        if (tracked) {
            trackedNanos = sessionNanos;
            command.update(pose, controller);
        }
    }

    private boolean readGrip(ControllerPose controller) {
        if (!controller.tracked()) {
            return false;
        }
        controller.grip(joint);
        take((controller.gripFlags & ControllerPose.ORIENTATION_VALID) != 0);
        return true;
    }

    private boolean readPalm(HandPose pose) {
        if (!pose.tracked(Joint.PALM)) {
            return false;
        }
        pose.joint(Joint.PALM, joint);
        take((pose.orientationValid & Joint.PALM.bit()) != 0);
        return true;
    }

    /** A device that gives no orientation leaves the instrument's roll where it was. */
    private void take(boolean orientationValid) {
        inSpace.position.set(joint.position);
        if (orientationValid) {
            inSpace.orientation.set(joint.orientation).normalize();
        }
    }

    void locate(Placement placement) {
        placement.toField(inSpace, inField);
    }

    /** Adds an event when the hand has just been lost or found again. */
    void noteTracking(long sessionNanos, Vec3 tip, WorldEvents events) {
        long untracked = sessionNanos - trackedNanos;
        boolean nowLost = untracked > LOST_AFTER_NANOS;
        if (nowLost != lost) {
            lost = nowLost;
            events.add(lost ? EventKind.TRACKING_LOST : EventKind.TRACKING_REGAINED, hand, -1, untracked * 1e-9, tip);
        }
    }

    /** Where the handle is in the tracking space, as last tracked. */
    Vec3 positionInSpace() {
        return inSpace.position;
    }

    /** The handle in the field's frame, as last tracked and located. */
    Pose handle() {
        return inField;
    }

    /** Whether the newest frame tracked this hand. */
    boolean tracked() {
        return tracked;
    }

    boolean lost() {
        return lost;
    }

    boolean closing() {
        return command.closed();
    }

    @Override
    public void exchange(StateBuffer state) {
        command.exchange(state);
        inSpace.exchange(state);
        inField.exchange(state);
        tracked = state.exchange(tracked);
        lost = state.exchange(lost);
        trackedNanos = state.exchange(trackedNanos);
    }
}
