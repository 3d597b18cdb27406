package org.trocar.core.scoring;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;
import org.trocar.core.world.WorldEvents;

/**
 * The least path each hand could have done its transfers with: for every ring that was lifted, handed over in mid-air and placed, the first
 * hand's straight way from lift to hand-over and the second's from there to the peg, each there and back.
 */
final class TransferPaths implements Stateful {
    private final Vec3[] lifted;
    private final Vec3[] passed;
    private final int[] lifters;
    private final int[] handedOver;
    private final double[] idealMetres = new double[2];

    @Scratch
    private final Vec3 place = new Vec3();

    TransferPaths(int rings) {
        lifted = new Vec3[rings];
        passed = new Vec3[rings];
        lifters = new int[rings];
        handedOver = new int[rings];
        for (int i = 0; i < rings; i++) {
            lifted[i] = new Vec3();
            passed[i] = new Vec3();
        }
    }

    void observe(WorldEvents events) {
        for (int i = 0; i < events.count(); i++) {
            int ring = events.ring(i);
            switch (events.kind(i)) {
                case LIFTED -> {
                    events.place(i, lifted[ring]);
                    lifters[ring] = events.hand(i).ordinal();
                    handedOver[ring] = 0;
                }
                case HANDED_OVER -> {
                    events.place(i, passed[ring]);
                    handedOver[ring] = events.hand(i).ordinal() == lifters[ring] ? 0 : 1;
                }
                case PLACED -> add(ring, events.hand(i), events.place(i, place));
                default -> {}
            }
        }
    }

    private void add(int ring, Hand second, Vec3 placed) {
        if (handedOver[ring] == 1) {
            idealMetres[second.other().ordinal()] += 2 * lifted[ring].distance(passed[ring]);
            idealMetres[second.ordinal()] += 2 * passed[ring].distance(placed);
            handedOver[ring] = 0;
        }
    }

    double idealMetres(Hand hand) {
        return idealMetres[hand.ordinal()];
    }

    @Override
    public void exchange(StateBuffer state) {
        for (int i = 0; i < lifted.length; i++) {
            lifted[i].exchange(state);
            passed[i].exchange(state);
        }
        state.exchange(lifters, lifters.length);
        state.exchange(handedOver, handedOver.length);
        state.exchange(idealMetres, idealMetres.length);
    }
}
