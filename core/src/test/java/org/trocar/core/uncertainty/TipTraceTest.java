package org.trocar.core.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.math.SplitMix64;
import org.trocar.core.metric.BimanualMotion;
import org.trocar.core.metric.TipSink;

class TipTraceTest {
    private static final SyntheticWay LEFT = new SyntheticWay(new SplitMix64(1), 60, 1, 2);
    private static final SyntheticWay RIGHT = new SyntheticWay(new SplitMix64(2), 60, 1.5, 1);

    /** A minute at 72 Hz with a pause, hands lost and found again, and poses that repeat. */
    private static void run(TipSink sink) {
        Pose left = new Pose();
        Pose right = new Pose();
        double[] place = new double[3];
        for (int i = 0; i < 60 * 72; i++) {
            double seconds = i / 72.0;
            if (i % 3 != 0) {
                LEFT.at(seconds, place);
                left.position.set(place[0], place[1], place[2]);
                left.orientation.set(0, Math.sin(seconds / 2), 0, Math.cos(seconds / 2));
            }
            RIGHT.at(seconds, place);
            right.position.set(place[0], place[1], place[2]);
            if (i == 2000) {
                sink.breakSegment(nanos(seconds));
            }
            if (i < 2000 || i > 2300) {
                sink.sample(nanos(seconds), i / 2, left, i < 700 || i > 740, right, i % 500 > 3);
            }
        }
        sink.finish(nanos(60));
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }

    @Test
    void aTraceReplaysToTheVeryValuesOfTheRun() {
        BimanualMotion run = new BimanualMotion();
        run(run);
        TipTrace trace = new TipTrace();
        run(trace);
        BimanualMotion again = new BimanualMotion();
        trace.replay(again);
        for (Measure measure : Measure.all()) {
            assertSame(measure.value().applyAsDouble(run), measure.value().applyAsDouble(again), measure.metric());
        }
        for (Hand hand : Hand.values()) {
            assertEquals(run.hand(hand).trackedNanos(), again.hand(hand).trackedNanos());
            assertSame(run.hand(hand).angularPathRadians(), again.hand(hand).angularPathRadians(), hand);
            assertSame(
                    run.hand(hand).medianLogDimensionlessJerk(),
                    again.hand(hand).medianLogDimensionlessJerk(),
                    hand);
        }
    }

    private static void assertSame(double wanted, double found, Enum<?> what) {
        assertEquals(Double.doubleToRawLongBits(wanted), Double.doubleToRawLongBits(found), what.name());
    }

    @Test
    void aRepeatedPoseIsOnePlaceAndALostHandNone() {
        TipTrace trace = new TipTrace();
        run(trace);
        HandTrack track = new HandTrack(trace, Hand.LEFT);
        assertEquals(track.placeAt(2), track.placeAt(3));
        assertEquals(track.placeAt(3) + 1, track.placeAt(4));
        assertEquals(HandTrack.NONE, track.placeAt(720));
        assertEquals(true, track.starts(track.placeAt(741)));
    }
}
