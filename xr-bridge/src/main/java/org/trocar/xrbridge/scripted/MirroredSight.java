package org.trocar.xrbridge.scripted;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;

/** What a trainee's mirror image sees: left and right change places. */
final class MirroredSight {
    private MirroredSight() {}

    /** out = the sight in a mirror. */
    static Sight of(Sight sight, Sight out) {
        out.set(sight);
        reflect(out.field);
        copy(sight.instrument(Hand.LEFT), out.instrument(Hand.RIGHT));
        copy(sight.instrument(Hand.RIGHT), out.instrument(Hand.LEFT));
        for (int i = 0; i < out.ringCount(); i++) {
            reflect(out.ring(i));
        }
        return out;
    }

    private static void copy(Sight.Instrument from, Sight.Instrument to) {
        to.tip.set(from.tip);
        to.heldRing = from.heldRing;
        reflect(to.tip);
    }

    private static void reflect(Pose pose) {
        pose.position.x = -pose.position.x;
        pose.orientation.y = -pose.orientation.y;
        pose.orientation.z = -pose.orientation.z;
    }
}
