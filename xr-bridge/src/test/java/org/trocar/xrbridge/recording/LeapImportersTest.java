package org.trocar.xrbridge.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;

/**
 * In the samples, joint k (carp 0, mcp 1, pip 2, dip 3, tip 4) of finger i is at (palm's x + 10 i, 200 + k, 40 − 20 k) mm; hands lie flat,
 * fingers away from the person.
 */
class LeapImportersTest {
    private static final float EXACT = 1e-7f;

    @Test
    void aHandOfTheTableHasItsJointsInMetres() throws IOException {
        HandPose right = table().get(0).hand(Hand.RIGHT);
        assertJoint(right, Joint.PALM, 0.1f, 0.2f, 0.05f);
        assertJoint(right, Joint.INDEX_PROXIMAL, 0.11f, 0.201f, 0.02f);
        assertJoint(right, Joint.INDEX_INTERMEDIATE, 0.11f, 0.202f, 0);
        assertJoint(right, Joint.INDEX_DISTAL, 0.11f, 0.203f, -0.02f);
        assertJoint(right, Joint.LITTLE_TIP, 0.14f, 0.204f, -0.04f);
    }

    @Test
    void theThumbHasOneBoneFewer() throws IOException {
        HandPose right = table().get(0).hand(Hand.RIGHT);
        assertJoint(right, Joint.THUMB_METACARPAL, 0.1f, 0.201f, 0.02f);
        assertJoint(right, Joint.THUMB_PROXIMAL, 0.1f, 0.202f, 0);
        assertJoint(right, Joint.THUMB_TIP, 0.1f, 0.204f, -0.04f);
    }

    @Test
    void whatTheDeviceDidNotSayIsNotValid() throws IOException {
        HandPose left = table().get(0).hand(Hand.LEFT);
        HandPose right = table().get(0).hand(Hand.RIGHT);
        assertFalse(left.tracked(Joint.WRIST) || left.tracked(Joint.INDEX_METACARPAL));
        assertTrue(right.tracked(Joint.WRIST) && right.tracked(Joint.INDEX_METACARPAL));
        assertEquals(Joint.PALM.bit(), left.orientationValid);
        assertEquals(0, left.velocityFloats);
    }

    @Test
    void aFlatHandPointingAwayIsTurnedAsOpenXrHasIt() throws IOException {
        float[] palm = Arrays.copyOfRange(table().get(0).hand(Hand.LEFT).joints, 3, 7);
        assertArrayEquals(new float[] {0, 0, 0, 1}, palm, EXACT);
    }

    @Test
    void aHandsNewNumberIsALossAndAReturn() throws IOException {
        assertArrayEquals(new boolean[] {true, true, false, false, true, false, true}, seen(table(), Hand.RIGHT));
        assertArrayEquals(new boolean[] {true, true, true, true, true, false, false}, seen(table(), Hand.LEFT));
        assertArrayEquals(new boolean[] {true, false, false, true}, seen(capture(), Hand.RIGHT));
    }

    @Test
    void microsecondsBecomeNanosecondsSinceTheFirstFrameAndAGapStays() throws IOException {
        assertEquals(9_000_000, table().get(1).captureNanos);
        assertEquals(286_000_000, table().get(5).captureNanos);
        assertEquals(18_000_500, capture().get(2).captureNanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leap-hands.csv", "leapjs-hands.json"})
    void bothFormatsAreTheSameHand(String name) throws IOException {
        HandPose right = Samples.frames(Samples.written(name)).get(0).hand(Hand.RIGHT);
        for (Joint joint : List.of(Joint.PALM, Joint.THUMB_DISTAL, Joint.RING_PROXIMAL, Joint.MIDDLE_TIP)) {
            HandPose other = table().get(0).hand(Hand.RIGHT);
            assertTrue(right.tracked(joint), joint.name());
            assertEquals(at(other, joint, 0), at(right, joint, 0), EXACT);
            assertEquals(at(other, joint, 2), at(right, joint, 2), EXACT);
        }
    }

    @Test
    void aToolIsNoFinger() throws IOException {
        assertEquals(
                Integer.bitCount(table().get(1).hand(Hand.RIGHT).positionValid),
                Integer.bitCount(capture().get(0).hand(Hand.RIGHT).positionValid));
    }

    private static List<HandFrame> table() throws IOException {
        return Samples.frames(Samples.written("leap-hands.csv"));
    }

    private static List<HandFrame> capture() throws IOException {
        return Samples.frames(Samples.written("leapjs-hands.json"));
    }

    private static boolean[] seen(List<HandFrame> frames, Hand hand) {
        boolean[] seen = new boolean[frames.size()];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = frames.get(i).hand(hand).tracked(Joint.PALM);
        }
        return seen;
    }

    private static float at(HandPose hand, Joint joint, int axis) {
        return hand.joints[joint.ordinal() * HandPose.FLOATS_PER_JOINT + axis];
    }

    private static void assertJoint(HandPose hand, Joint joint, float x, float y, float z) {
        assertTrue(hand.tracked(joint), joint.name());
        assertArrayEquals(
                new float[] {x, y, z}, new float[] {at(hand, joint, 0), at(hand, joint, 1), at(hand, joint, 2)}, EXACT);
    }
}
