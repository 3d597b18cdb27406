package org.trocar.server.live;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import org.trocar.core.hands.Hand;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.protos.v1.Warning;

/**
 * Watches the first two seconds that a run has frames, in which somebody with a headset still has to hold still: what is lost of the hands then
 * is likely to be lost later. Allocates nothing but its warnings.
 */
final class TrackingWatch {
    private static final int SECONDS = 2;
    private static final Hand[] HANDS = Hand.values();
    /** With fewer frames than this part of the ticks, what moves between two of them is guessed. */
    private static final double LEAST_FRAMES_A_TICK = 0.5;

    private final int ticks;
    private final double leastTracked;
    private final int[] tracked = new int[HANDS.length];
    private final Queue<Warning> found = new ArrayDeque<>();
    private int watched;
    private long framesBefore;
    private boolean over;

    TrackingWatch(SessionManifest manifest) {
        ticks = SECONDS * manifest.tickHz();
        leastTracked = manifest.scenario().rubric().minCoverage();
    }

    /** For a run that has had its first seconds. */
    void stop() {
        over = true;
    }

    /** Once a tick. */
    void observe(Session session) {
        long frames = session.inputCounts().framesAccepted();
        if (over || frames == 0) {
            return;
        }
        if (watched == 0) {
            framesBefore = frames - 1;
        }
        for (Hand hand : HANDS) {
            tracked[hand.ordinal()] += session.world().seen(hand) ? 1 : 0;
        }
        watched++;
        if (watched == ticks) {
            over = true;
            judge(frames - framesBefore);
        }
    }

    private void judge(long frames) {
        for (Hand hand : HANDS) {
            if (tracked[hand.ordinal()] < leastTracked * ticks) {
                found.add(lost(hand));
            }
        }
        if (frames < LEAST_FRAMES_A_TICK * ticks) {
            found.add(tooFew(frames));
        }
    }

    private Warning lost(Hand hand) {
        return Warning.newBuilder()
                .setField(hand.name().toLowerCase(Locale.ROOT) + " hand")
                .setValue(String.format(
                        Locale.ROOT,
                        "tracked for %d %% of its first %d s; below %.0f %% a grade has low confidence",
                        100 * tracked[hand.ordinal()] / ticks,
                        SECONDS,
                        100 * leastTracked))
                .setRemedy("bring the hand into the sensors' view, see to the light, or charge or pair its controller")
                .build();
    }

    private static Warning tooFew(long frames) {
        return Warning.newBuilder()
                .setField("frames")
                .setValue(String.format(
                        Locale.ROOT, "%.0f a second in the first %d s", (double) frames / SECONDS, SECONDS))
                .setRemedy("see to the device's rate and to the network; half as many frames as ticks are too few to"
                        + " measure motion well")
                .build();
    }

    /** The next thing to tell, or null. */
    Warning take() {
        return found.poll();
    }
}
