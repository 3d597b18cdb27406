package org.trocar.core.hands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokenClaimTest {
    private static final int ALL = (1 << Joint.COUNT) - 1;
    private static final float[] ODD = {0, 1, -1, 0.5f, 99, 101, -1e30f, Float.NaN, Float.NEGATIVE_INFINITY};

    private final HandFrame frame = new HandFrame();
    private final HandPose right = frame.hand(Hand.RIGHT);
    private final BrokenClaim claim = new BrokenClaim();

    @BeforeEach
    void aWellTrackedRightHand() {
        right.jointFloats = HandPose.FLOATS;
        Arrays.fill(right.joints, 0);
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            right.joints[joint * HandPose.FLOATS_PER_JOINT + 6] = 1;
        }
        right.positionValid = ALL;
        right.orientationValid = ALL;
    }

    private void assertFound(BrokenClaim.Kind kind, String field, String value) {
        assertTrue(claim.find(frame));
        assertEquals(kind, claim.kind());
        assertEquals(field, claim.field());
        assertEquals(value, claim.value());
    }

    @Test
    void nothingIsFoundInAGoodFrame() {
        assertFalse(claim.find(frame));
    }

    @Test
    void aCoordinateThatIsNoNumberIsNamedWithItsJoint() {
        right.joints[10 * HandPose.FLOATS_PER_JOINT + 1] = Float.NaN;
        assertFound(BrokenClaim.Kind.NOT_FINITE, "right.joints, joint 10", "NaN");
    }

    @Test
    void anAbsurdDistanceIsNamedInMetres() {
        right.joints[2] = -2500;
        assertFound(BrokenClaim.Kind.OUT_OF_RANGE, "right.joints, joint 0", "-2500.0 m");
    }

    @Test
    void aQuaternionThatIsNoRotationIsNamedWithItsLength() {
        right.joints[HandPose.FLOATS_PER_JOINT + 6] = 3;
        assertFound(BrokenClaim.Kind.NOT_UNIT, "right.joints, joint 1", "length 3.0");
    }

    @Test
    void aValidHeadWithoutNumbersIsMissing() {
        frame.headFlags = ControllerPose.POSITION_VALID;
        assertFound(BrokenClaim.Kind.MISSING, "head", "");
    }

    @Test
    void whatIsNotMarkedValidClaimsNothing() {
        right.joints[10 * HandPose.FLOATS_PER_JOINT] = Float.NaN;
        right.positionValid &= ~(1 << 10);
        assertFalse(claim.find(frame));
    }

    @Test
    void itFindsSomethingJustWhenTheSanitizerTakesSomethingBack() {
        Random random = new Random(1);
        int broken = 0;
        for (int i = 0; i < 20_000; i++) {
            spoil(random);
            boolean found = claim.find(frame);
            assertEquals(FrameSanitizer.sanitize(frame) > 0, found, "frame " + i);
            broken += found ? 1 : 0;
            aWellTrackedRightHand();
        }
        assertTrue(broken > 1000 && broken < 19_000, broken + " were broken");
    }

    private void spoil(Random random) {
        frame.clear();
        right.joints[random.nextInt(HandPose.FLOATS)] = ODD[random.nextInt(ODD.length)];
        right.jointFloats = random.nextInt(8) == 0 ? 0 : HandPose.FLOATS;
        right.positionValid = mask(random);
        right.orientationValid = mask(random);
        spoil(frame.head, random);
        frame.headFloats = random.nextInt(8) == 0 ? 0 : ControllerPose.POSE_FLOATS;
        frame.headFlags = random.nextInt(16);
        ControllerPose left = frame.controller(Hand.LEFT);
        spoil(left.aim, random);
        left.aimFloats = ControllerPose.POSE_FLOATS;
        left.aimFlags = random.nextInt(16);
    }

    private static int mask(Random random) {
        return random.nextInt(16) == 0 ? -1 : ALL & random.nextInt();
    }

    private static void spoil(float[] pose, Random random) {
        Arrays.fill(pose, 0);
        pose[6] = 1;
        if (random.nextInt(4) == 0) {
            pose[random.nextInt(pose.length)] = ODD[random.nextInt(ODD.length)];
        }
    }
}
