package org.trocar.core.instrument;

import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * What one hand asks of its jaws: open or closed, with hysteresis between two thresholds so that noise at one of them does nothing.
 *
 * <p>A controller, where one is tracked, speaks for the hand; otherwise the pinch of thumb and index finger does. Untracked, the last command
 * stands: a lost hand never opens its jaws.
 */
public final class JawCommand implements Stateful {
    private final GrasperSpec spec;
    private boolean closed;

    public JawCommand(GrasperSpec spec) {
        this.spec = spec;
    }

    /** Takes one frame's hand and returns {@link #closed}. */
    public boolean update(HandPose hand, ControllerPose controller) {
        if (controller.tracked()) {
            followController(controller);
        } else {
            followPinch(hand);
        }
        return closed;
    }

    public boolean closed() {
        return closed;
    }

    private void followController(ControllerPose controller) {
        double value = pressed(controller) ? 1 : Math.max(controller.select, controller.squeeze);
        if (value > spec.squeezeClose()) {
            closed = true;
        } else if (value < spec.squeezeOpen()) {
            closed = false;
        }
    }

    private void followPinch(HandPose hand) {
        if (!hand.tracked(Joint.THUMB_TIP) || !hand.tracked(Joint.INDEX_TIP)) {
            return;
        }
        double metres = hand.distanceMetres(Joint.THUMB_TIP, Joint.INDEX_TIP);
        if (metres < spec.pinchCloseMetres()) {
            closed = true;
        } else if (metres > spec.pinchOpenMetres()) {
            closed = false;
        }
    }

    private static boolean pressed(ControllerPose controller) {
        return (controller.buttons & (ControllerPose.SELECT | ControllerPose.SQUEEZE)) != 0;
    }

    @Override
    public void exchange(StateBuffer state) {
        closed = state.exchange(closed);
    }
}
