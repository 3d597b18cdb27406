package org.trocar.telemetry.replay;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;

/** Says in words how two ticks' events and tips differ. Used once a replay, after their bytes were found to differ. */
final class DerivedComparison {
    private DerivedComparison() {}

    static Divergence of(
            long tick, WorldEvents wanted, TipSamples wantedTips, WorldEvents found, TipSamples foundTips) {
        for (int i = 0; i < Math.max(wanted.count(), found.count()); i++) {
            String expected = event(wanted, i);
            String actual = event(found, i);
            if (!expected.equals(actual)) {
                return new Divergence(tick, "event " + i, expected, actual);
            }
        }
        return ofTips(tick, wantedTips, foundTips);
    }

    private static Divergence ofTips(long tick, TipSamples wanted, TipSamples found) {
        for (int i = 0; i < Math.max(wanted.count(), found.count()); i++) {
            for (Hand hand : Hand.values()) {
                String expected = tip(wanted, i, hand);
                String actual = tip(found, i, hand);
                if (!expected.equals(actual)) {
                    return new Divergence(tick, hand + " tip of sample " + i, expected, actual);
                }
            }
        }
        return new Divergence(tick, "the count of dropped events or a value's last bits", "other bytes", "these bytes");
    }

    private static String event(WorldEvents events, int i) {
        if (i >= events.count()) {
            return "none";
        }
        Vec3 place = events.place(i, new Vec3());
        return events.kind(i) + " hand " + events.hand(i) + " ring " + events.ring(i) + " value " + events.value(i)
                + " at " + place.x + ", " + place.y + ", " + place.z;
    }

    private static String tip(TipSamples tips, int i, Hand hand) {
        if (i >= tips.count()) {
            return "none";
        }
        Pose pose = tips.tip(i, hand, new Pose());
        return "captured " + tips.captureNanos(i) + " ns, sampled " + tips.sampleNanos(i) + " ns, at "
                + pose.position.x + ", " + pose.position.y + ", " + pose.position.z + ", orientation "
                + pose.orientation.x + ", " + pose.orientation.y + ", " + pose.orientation.z + ", " + pose.orientation.w
                + ", jaws " + tips.jawRadians(i, hand) + " rad, " + (tips.tracked(i, hand) ? "tracked" : "untracked");
    }
}
