package org.trocar.xrbridge.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;

/** In the sample a right hand lies flat, 300 mm up, its fingers along the recording's x. */
class MarkerImporterTest {
    private static final float EXACT = 1e-7f;

    private final List<HandFrame> frames;

    MarkerImporterTest() throws IOException {
        frames = Samples.frames(Samples.written("hand-markers.tsv"));
    }

    @Test
    void upIsYAndMillimetresAreMetres() {
        assertArrayEquals(new float[] {0.265f, 0.3f, -0.125f}, position(0, Joint.INDEX_TIP), EXACT);
        assertArrayEquals(new float[] {0.12f, 0.29f, -0.17f}, position(0, Joint.THUMB_DISTAL), EXACT);
        assertArrayEquals(new float[] {0.215f, 0.3f, -0.08f}, position(0, Joint.RING_INTERMEDIATE), EXACT);
    }

    @Test
    void thePalmIsBetweenItsThreeMarkersAndTurnedAsTheyAre() {
        assertArrayEquals(new float[] {0.12f, 0.3f, -0.1f}, position(0, Joint.PALM), EXACT);
        float half = (float) Math.sqrt(0.5);
        float[] turn = Arrays.copyOfRange(frames.get(0).hand(Hand.RIGHT).joints, 3, 7);
        assertArrayEquals(new float[] {0, -half, 0, half}, turn, EXACT, "-z is along x, y stays up");
    }

    @Test
    void zeroEmptyAndNanAreMarkersThatWereNotSeen() {
        HandPose second = frames.get(1).hand(Hand.RIGHT);
        assertFalse(
                second.tracked(Joint.THUMB_TIP) || second.tracked(Joint.INDEX_TIP) || second.tracked(Joint.RING_TIP));
        assertTrue(second.tracked(Joint.PALM) && second.tracked(Joint.MIDDLE_TIP));
    }

    @Test
    void withoutOneOfItsMarkersThereIsNoPalm() {
        HandPose third = frames.get(2).hand(Hand.RIGHT);
        assertFalse(third.tracked(Joint.PALM));
        assertEquals(0, third.orientationValid);
        assertTrue(third.tracked(Joint.INDEX_TIP));
        assertEquals(0, frames.get(3).hand(Hand.RIGHT).jointFloats);
    }

    @Test
    void whatHasNoMarkerIsNotValid() {
        HandPose right = frames.get(0).hand(Hand.RIGHT);
        assertEquals(11, Integer.bitCount(right.positionValid));
        assertFalse(right.tracked(Joint.WRIST) || right.tracked(Joint.INDEX_PROXIMAL));
        assertEquals(0, frames.get(0).hand(Hand.LEFT).jointFloats);
    }

    private float[] position(int frame, Joint joint) {
        int at = joint.ordinal() * HandPose.FLOATS_PER_JOINT;
        return Arrays.copyOfRange(frames.get(frame).hand(Hand.RIGHT).joints, at, at + 3);
    }
}
