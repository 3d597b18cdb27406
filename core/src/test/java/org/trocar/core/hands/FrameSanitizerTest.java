package org.trocar.core.hands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameSanitizerTest {
    private static final int ALL = (1 << Joint.COUNT) - 1;

    private final HandFrame frame = new HandFrame();
    private final HandPose left = frame.hand(Hand.LEFT);

    @BeforeEach
    void aWellTrackedLeftHand() {
        left.jointFloats = HandPose.FLOATS;
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            left.joints[joint * HandPose.FLOATS_PER_JOINT + 6] = 1;
        }
        left.positionValid = ALL;
        left.positionTracked = ALL;
        left.orientationValid = ALL;
        left.orientationTracked = ALL;
    }

    @Test
    void aGoodFrameKeepsAllItsFlags() {
        assertEquals(0, FrameSanitizer.sanitize(frame));
        assertTrue(left.tracked(Joint.THUMB_TIP));
    }

    @Test
    void aJointThatIsNoNumberIsNeitherValidNorTracked() {
        left.joints[Joint.INDEX_TIP.ordinal() * HandPose.FLOATS_PER_JOINT + 1] = Float.NaN;

        assertEquals(1, FrameSanitizer.sanitize(frame));
        assertFalse(left.tracked(Joint.INDEX_TIP));
        assertTrue(left.tracked(Joint.THUMB_TIP));
    }

    @Test
    void anAbsurdlyFarJointIsNotBelieved() {
        left.joints[Joint.PALM.ordinal() * HandPose.FLOATS_PER_JOINT] = -1e9f;

        FrameSanitizer.sanitize(frame);
        assertFalse(left.tracked(Joint.PALM));
    }

    @Test
    void anOrientationThatIsNoRotationCostsOnlyTheOrientation() {
        left.joints[Joint.PALM.ordinal() * HandPose.FLOATS_PER_JOINT + 6] = 3;

        FrameSanitizer.sanitize(frame);
        assertTrue(left.tracked(Joint.PALM));
        assertEquals(ALL & ~Joint.PALM.bit(), left.orientationValid);
        assertEquals(ALL & ~Joint.PALM.bit(), left.orientationTracked);
    }

    @Test
    void aHandWithoutJointsClaimsNothing() {
        left.jointFloats = 0;

        FrameSanitizer.sanitize(frame);
        assertEquals(0, left.positionValid | left.positionTracked | left.orientationValid);
    }

    @Test
    void aControllersBadGripAndValuesAreTakenBack() {
        ControllerPose controller = frame.controller(Hand.RIGHT);
        controller.gripFloats = ControllerPose.POSE_FLOATS;
        controller.grip[2] = Float.POSITIVE_INFINITY;
        controller.grip[6] = 1;
        controller.gripFlags = 15;
        controller.select = Float.NaN;
        controller.squeeze = 7;

        FrameSanitizer.sanitize(frame);
        assertFalse(controller.tracked());
        assertEquals(ControllerPose.ORIENTATION_VALID | ControllerPose.ORIENTATION_TRACKED, controller.gripFlags);
        assertEquals(0, controller.select);
        assertEquals(1, controller.squeeze);
    }
}
