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
 * What drives one instrument: the controller's grip where a controller is tracked, else the palm, with the jaws' command. An untracked hand
 * holds the last of both.
 *
 * <p>After a pause the hand is disengaged: its instrument stays until the hand has come back to where it left it, so that nobody moves an
 * instrument, or what it holds, while simulated time stands still.
 */
final class InstrumentHand implements Stateful {
    /** A hand whose tracked samples have not moved its instrument for longer than this is lost. */
    static final long LOST_AFTER_NANOS = 100_000_000L;
    /** A disengaged hand takes its instrument up again when it is as near as this to where it left it. */
    static final double ENGAGE_METRES = 0.02;

    private final Hand hand;
    private final JawCommand command;
    private final Pose inSpace = new Pose();
    private final Pose inField = new Pose();
    private boolean tracked;
    private boolean engaged = true;
    private boolean bare;

    @Scratch
    private boolean moved;

    private boolean lost = true;
    private long movedNanos = -2 * LOST_AFTER_NANOS;

    @Scratch
    private final Pose joint = new Pose();

    @Scratch
    private final Pose candidate = new Pose();

    InstrumentHand(Hand hand, GrasperSpec spec) {
        this.hand = hand;
        command = new JawCommand(spec);
    }

    /** Takes what one frame says of this hand, in the tracking space. */
    void read(HandFrame frame) {
        ControllerPose controller = frame.controller(hand);
        HandPose pose = frame.hand(hand);
        tracked = controller.tracked() ? readGrip(controller) : readPalm(pose);
        if (tracked) {
            command.update(pose, controller);
        }
    }

    private boolean readGrip(ControllerPose controller) {
        controller.grip(joint);
        take((controller.gripFlags & ControllerPose.ORIENTATION_VALID) != 0);
        return true;
    }

    private boolean readPalm(HandPose pose) {
        if (!pose.tracked(Joint.PALM)) {
            return false;
        }
        bare = true;
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

    /** Moves the handle in the field to where the frame has it, unless the hand is untracked or still has to come back to it. */
    void follow(Placement placement, long sessionNanos) {
        if (!tracked) {
            return;
        }
        placement.toField(inSpace, candidate);
        engaged |= candidate.position.distance(inField.position) <= ENGAGE_METRES;
        if (engaged) {
            inField.set(candidate);
            moved = true;
            movedNanos = sessionNanos;
        }
    }

    /** The instrument stays where it is until the hand comes back to it. */
    void disengage() {
        engaged = false;
    }

    /** Time that passes without simulation is no loss of tracking. */
    void rest(long sessionNanos) {
        movedNanos = lost ? movedNanos : sessionNanos;
    }

    void beginTick() {
        moved = false;
    }

    /** Adds an event when the hand has just been lost or found again. */
    void noteTracking(long sessionNanos, Vec3 tip, WorldEvents events) {
        long untracked = sessionNanos - movedNanos;
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

    /** The handle in the field's frame, as the instrument last followed it. */
    Pose handle() {
        return inField;
    }

    /** Whether any frame so far had the palm, and no controller, drive the instrument. */
    boolean bare() {
        return bare;
    }

    /** Whether the newest frame tracked this hand. */
    boolean tracked() {
        return tracked;
    }

    /** Whether the newest frame tracked this hand and its instrument follows it. */
    boolean operates() {
        return tracked && engaged;
    }

    /** Whether a frame of this tick moved the instrument. */
    boolean moved() {
        return moved;
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
        engaged = state.exchange(engaged);
        bare = state.exchange(bare);
        lost = state.exchange(lost);
        movedNanos = state.exchange(movedNanos);
    }
}
