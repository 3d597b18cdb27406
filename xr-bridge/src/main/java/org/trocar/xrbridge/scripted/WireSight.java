package org.trocar.xrbridge.scripted;

import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.protos.v1.Instrument;
import org.trocar.protos.v1.WorldState;

/** Turns what a server shows into what a trainee sees. */
public final class WireSight {
    private static final int POSE_NUMBERS = 7;

    private WireSight() {}

    public static void read(WorldState state, Sight out) {
        out.placed = state.getPlacementCount() == POSE_NUMBERS;
        if (out.placed) {
            pose(state.getPlacementList(), 0, out.field);
        }
        out.wayBack = state.getPhase() > 0;
        out.transfersDone = state.getStepsDone();
        instrument(state.getLeft(), out.instrument(Hand.LEFT));
        instrument(state.getRight(), out.instrument(Hand.RIGHT));
        for (int i = 0; i < out.ringCount(); i++) {
            pose(state.getRingPosesList(), i * POSE_NUMBERS, out.ring(i));
            out.setState(i, ringState(state.getRingStates(i)));
        }
    }

    private static void instrument(Instrument from, Sight.Instrument to) {
        pose(from.getTipList(), 0, to.tip);
        to.heldRing = from.hasHeldRing() ? from.getHeldRing() : Sight.NO_RING;
    }

    private static void pose(List<Float> numbers, int at, Pose out) {
        out.position.set(numbers.get(at), numbers.get(at + 1), numbers.get(at + 2));
        out.orientation
                .set(numbers.get(at + 3), numbers.get(at + 4), numbers.get(at + 5), numbers.get(at + 6))
                .normalize();
    }

    private static Sight.RingState ringState(org.trocar.protos.v1.RingState state) {
        return switch (state) {
            case RING_STATE_ON_PEG -> Sight.RingState.ON_PEG;
            case RING_STATE_HELD -> Sight.RingState.HELD;
            case RING_STATE_OUT_OF_VIEW -> Sight.RingState.OUT_OF_VIEW;
            case RING_STATE_LOOSE, RING_STATE_UNSPECIFIED, UNRECOGNIZED -> Sight.RingState.LOOSE;
        };
    }
}
