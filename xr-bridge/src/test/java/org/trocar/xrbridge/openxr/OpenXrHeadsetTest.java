package org.trocar.xrbridge.openxr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.protos.v1.Provenance;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.xrbridge.headset.Headset;
import org.trocar.xrbridge.headset.HeadsetDescription;
import org.trocar.xrbridge.headset.HeadsetException;
import org.trocar.xrbridge.headset.HeadsetFrame;
import org.trocar.xrbridge.headset.HeadsetState;
import org.trocar.xrbridge.testruntime.TestRuntime;
import org.trocar.xrbridge.testruntime.WavingHands;

/** The headset as the bridge sees it, through the real loader, on a runtime whose good and bad days are ours to choose. */
class OpenXrHeadsetTest {
    private static final long SECOND = 1_000_000_000;
    private static final long CAPTURE_LAG_NANOS = 10_000_000;
    private static final long DISPLAY_AHEAD_NANOS = 20_000_000;
    private static final int ALL_JOINTS = (1 << Joint.COUNT) - 1;
    /** Which joints are tracked: none, where the runtime does not say whether it makes them up from the controllers that are held. */
    int tracked = ALL_JOINTS;

    private static final int ALL_FLAGS = 15;
    /** A pose asked for is interpolated in single precision. */
    private static final double METRES = 1e-5;

    /**
     * For tests that fail under Debian's validation layer through no fault of ours: it refuses structures younger than itself, and turns
     * every failure to make an instance into another one.
     */
    static final String NOT_UNDER_THE_LAYER = "not-under-the-validation-layer";

    final TestRuntime runtime =
            TestRuntime.playing(new WavingHands(4, 60)).looping(true).here();
    private final HeadsetFrame frame = new HeadsetFrame();
    private Headset headset;

    @AfterEach
    void theRuntimeHasNothingToComplainOf() {
        if (headset != null) {
            headset.close();
        }
        List<String> violations = runtime.violations();
        runtime.close();
        assertEquals(List.of(), violations);
    }

    private void open() throws HeadsetException {
        open(false);
    }

    private void open(boolean gaze) throws HeadsetException {
        headset = new OpenXrDriver(gaze).open();
        pollUntil(HeadsetState.RUNNING);
    }

    private void pollUntil(HeadsetState wanted) {
        for (int i = 0; i < 100; i++) {
            if (headset.poll() == wanted) {
                return;
            }
        }
        throw new AssertionError("never " + wanted + " but " + headset.poll());
    }

    private HeadsetFrame locate() {
        long now = System.nanoTime();
        headset.locate(now - CAPTURE_LAG_NANOS, now + DISPLAY_AHEAD_NANOS, frame);
        return frame;
    }

    private HeadsetFrame tick() {
        assertEquals(HeadsetState.RUNNING, headset.poll());
        return locate();
    }

    private HandPose hand(Hand hand) {
        return frame.measured.hand(hand);
    }

    private ControllerPose controller(Hand hand) {
        return frame.measured.controller(hand);
    }

    private void assertNothingIsKnown() {
        assertEquals(0, frame.measured.headFlags);
        assertEquals(0, frame.predicted.headFloats);
        for (Hand hand : Hand.values()) {
            assertNothingIsKnown(hand);
        }
    }

    private void assertNothingIsKnown(Hand hand) {
        assertEquals(0, hand(hand).positionValid | hand(hand).orientationValid);
        assertEquals(0, controller(hand).gripFlags | controller(hand).aimFlags);
        assertEquals(0, frame.predicted.hand(hand).jointFloats);
        assertEquals(0, frame.predicted.hand(hand).gripFloats);
    }

    @Test
    void handsHeadAndControllersAreWhereTheRecordingHasThem() throws HeadsetException {
        runtime.holdAt(SECOND);
        open();
        tick();
        assertEquals(WavingHands.headX(SECOND), frame.measured.head[0], METRES);
        assertEquals(1.6, frame.measured.head[1], METRES);
        assertEquals(ALL_FLAGS, frame.measured.headFlags);
        for (Hand each : Hand.values()) {
            HandPose pose = hand(each);
            assertEquals(HandPose.FLOATS, pose.jointFloats);
            assertEquals(ALL_JOINTS, pose.positionValid & pose.orientationValid);
            assertEquals(tracked, pose.positionTracked);
            assertEquals(tracked, pose.orientationTracked);
            for (Joint joint : Joint.values()) {
                int at = joint.ordinal() * HandPose.FLOATS_PER_JOINT;
                assertEquals(WavingHands.x(each, SECOND), pose.joints[at], METRES);
                assertEquals(WavingHands.y(joint), pose.joints[at + 1], METRES);
                assertArrayEquals(
                        new float[] {0, 0, 0, 1, 0.008f}, Arrays.copyOfRange(pose.joints, at + 3, at + 8), 1e-6f);
            }
            assertEquals(WavingHands.x(each, SECOND), controller(each).grip[0], METRES);
            assertEquals(1.25, controller(each).aim[1], METRES);
            assertEquals(ALL_FLAGS, controller(each).gripFlags & controller(each).aimFlags);
            assertEquals(0.25, controller(each).select, 1e-3);
            assertEquals(0.75, controller(each).squeeze, 1e-3);
            assertEquals(0, controller(each).buttons);
        }
    }

    @Test
    void measuredIsOfThePastAndPredictedOfTheFuture() throws HeadsetException {
        open();
        long past = runtime.playingSinceNanos() + CAPTURE_LAG_NANOS;
        runtime.await("the time of capture is one of the recording", () -> System.nanoTime() > past);
        tick();
        double apart = WavingHands.METRES_PER_SECOND * (CAPTURE_LAG_NANOS + DISPLAY_AHEAD_NANOS) / SECOND;
        assertEquals(apart, frame.predicted.head[0] - frame.measured.head[0], METRES);
        for (Hand each : Hand.values()) {
            assertEquals(apart, frame.predicted.hand(each).joints[0] - hand(each).joints[0], METRES);
            assertEquals(apart, frame.predicted.hand(each).grip[0] - controller(each).grip[0], METRES);
        }
    }

    @Test
    void thePoseIsThatOfTheTimeOfCapture() throws HeadsetException {
        open();
        tick();
        long capture = System.nanoTime();
        headset.locate(capture, capture + DISPLAY_AHEAD_NANOS, frame);
        long played = capture - runtime.playingSinceNanos();
        assertEquals(WavingHands.headX(played), frame.measured.head[0], METRES);
    }

    @Test
    void sequenceAndTimeOfCaptureAreLeftToTheCaller() throws HeadsetException {
        open();
        frame.measured.sequence = 17;
        frame.measured.captureNanos = 4711;
        tick();
        assertEquals(17, frame.measured.sequence);
        assertEquals(4711, frame.measured.captureNanos);
    }

    @Test
    void velocitiesAreTheRuntimesOwnOrNone() throws HeadsetException {
        runtime.holdAt(SECOND);
        open();
        tick();
        assertEquals(HandPose.VELOCITY_FLOATS, hand(Hand.LEFT).velocityFloats);
        assertEquals(ALL_JOINTS, hand(Hand.LEFT).linearVelocityValid);
        assertEquals(WavingHands.METRES_PER_SECOND, hand(Hand.LEFT).velocities[0], 1e-3);
        assertFalse(hand(Hand.LEFT).velocitiesDerived);
        runtime.velocities(false);
        tick();
        assertEquals(0, hand(Hand.LEFT).velocityFloats);
        assertEquals(0, hand(Hand.LEFT).linearVelocityValid | hand(Hand.LEFT).angularVelocityValid);
    }

    @Test
    void aLostHandIsNeitherValidNorTrackedAndComesBack() throws HeadsetException {
        open();
        runtime.handLost(Hand.LEFT, true);
        tick();
        assertNothingIsKnown(Hand.LEFT);
        assertEquals(tracked, hand(Hand.RIGHT).positionTracked);
        runtime.handLost(Hand.LEFT, false);
        tick();
        assertEquals(tracked, hand(Hand.LEFT).positionTracked);
    }

    @Test
    void withoutFocusNothingIsKnownAndNothingIsHeld() throws HeadsetException {
        open();
        assertEquals(tracked, tick().measured.hand(Hand.LEFT).positionTracked);
        runtime.focused(false);
        for (int i = 0; i < 10; i++) {
            tick();
        }
        assertNothingIsKnown();
        runtime.focused(true);
        for (int i = 0; i < 3; i++) {
            tick();
        }
        assertEquals(tracked, hand(Hand.LEFT).positionTracked);
    }

    @Test
    void focusThatIsLostBetweenPollAndLocateGivesNothingInTheNextTick() throws HeadsetException {
        open();
        headset.poll();
        runtime.focused(false);
        tick();
        assertNothingIsKnown();
    }

    @Test
    void aHeadsetTakenOffWaitsAndRunsAgainWhenPutOn() throws HeadsetException {
        open();
        runtime.worn(false);
        pollUntil(HeadsetState.WAITING);
        runtime.worn(true);
        pollUntil(HeadsetState.RUNNING);
        assertEquals(tracked, tick().measured.hand(Hand.RIGHT).positionTracked);
    }

    @Test
    void aRecentredStageRaisesTheEpochFromItsTimeOn() throws HeadsetException {
        runtime.holdAt(SECOND);
        open();
        tick();
        assertEquals(0, frame.measured.spaceEpoch);
        runtime.recentre(TestRuntime.Space.STAGE, new float[] {1, 0, 0, 0, 0, 0, 1}, true, SECOND / 2);
        long announced = System.nanoTime();
        headset.poll();
        headset.locate(announced, announced, frame);
        assertEquals(0, frame.measured.spaceEpoch);
        assertEquals(WavingHands.headX(SECOND), frame.measured.head[0], METRES);
        headset.locate(announced + SECOND * 9 / 10, announced + SECOND * 9 / 10, frame);
        assertEquals(1, frame.measured.spaceEpoch);
        assertEquals(WavingHands.headX(SECOND) - 1, frame.measured.head[0], METRES);
    }

    @Test
    void anOriginThatMovedAlreadyRaisesTheEpochAtOnce() throws HeadsetException {
        open();
        tick();
        runtime.recentre(TestRuntime.Space.STAGE, new float[] {0, 0, 1, 0, 0, 0, 1}, false, -SECOND);
        tick();
        assertEquals(1, frame.measured.spaceEpoch);
        tick();
        assertEquals(1, frame.measured.spaceEpoch);
    }

    @Test
    void anotherSpacesOriginIsNotOurs() throws HeadsetException {
        open();
        runtime.recentre(TestRuntime.Space.LOCAL, new float[] {1, 0, 0, 0, 0, 0, 1}, true, 0);
        headset.poll();
        tick();
        assertEquals(0, frame.measured.spaceEpoch);
    }

    @Test
    void withoutAStageTheLocalSpaceIsTheTrainees() throws HeadsetException {
        runtime.stageSupported(false).holdAt(0);
        open();
        tick();
        assertEquals(0, frame.measured.head[1], METRES, "the local space begins at the head's height");
        runtime.recentre(TestRuntime.Space.LOCAL, new float[] {1, 0, 0, 0, 0, 0, 1}, true, -SECOND);
        tick();
        assertEquals(1, frame.measured.spaceEpoch);
    }

    @Test
    void garbageIsPassedOnWithItsFlagsForTheCallerToJudge() throws HeadsetException {
        open();
        runtime.garbage(TestRuntime.Garbage.NOT_A_NUMBER, Joint.INDEX_TIP.bit() | TestRuntime.HEAD);
        tick();
        int tip = Joint.INDEX_TIP.ordinal() * HandPose.FLOATS_PER_JOINT;
        assertTrue(Float.isNaN(hand(Hand.LEFT).joints[tip + 1]));
        assertTrue(Float.isNaN(frame.measured.head[1]));
        assertEquals(ALL_JOINTS, hand(Hand.LEFT).positionValid);
        assertEquals(ALL_FLAGS, frame.measured.headFlags);
    }

    @Test
    void flagsThatAreAllZeroStayZero() throws HeadsetException {
        open();
        tick();
        runtime.zeroFlags(true);
        tick();
        assertNothingIsKnown();
        assertEquals(HandPose.FLOATS, hand(Hand.LEFT).jointFloats, "the hand is there, though nothing of it is known");
    }

    @Test
    void whatIsGuessedIsValidAndNotTracked() throws HeadsetException {
        open();
        runtime.notTracked(true);
        tick();
        assertEquals(ALL_JOINTS, hand(Hand.LEFT).positionValid);
        assertEquals(0, hand(Hand.LEFT).positionTracked | hand(Hand.LEFT).orientationTracked);
        assertEquals(ControllerPose.POSITION_VALID | ControllerPose.ORIENTATION_VALID, controller(Hand.LEFT).gripFlags);
    }

    @Test
    void aClockThatStandsStillGivesNothingRatherThanOldPoses() throws HeadsetException {
        open();
        tick();
        runtime.freezeClock(System.nanoTime() + 7_000 * SECOND);
        tick();
        runtime.await("the clock is seen to stand still", () -> tick().measured.headFlags == 0);
        assertNothingIsKnown();
        runtime.runClock();
        tick();
        assertEquals(ALL_FLAGS, frame.measured.headFlags);
    }

    @Test
    void aLostRuntimeIsLostAndCanBeOpenedAgainInTheSameProcess() throws HeadsetException {
        open();
        for (int round = 0; round < 3; round++) {
            tick();
            runtime.lose();
            locate();
            assertNothingIsKnown();
            assertEquals(HeadsetState.LOST, headset.poll());
            assertEquals(HeadsetState.LOST, headset.poll(), "for good");
            headset.vibrate(Hand.LEFT, 1, SECOND, 0);
            locate();
            headset.close();
            HeadsetException gone = assertThrows(HeadsetException.class, () -> new OpenXrDriver(false).open());
            assertTrue(gone.passing(), gone.getMessage());
            runtime.comeBack();
            open();
        }
        assertEquals(tracked, tick().measured.hand(Hand.LEFT).positionTracked);
        assertEquals(4, runtime.instances());
    }

    @Test
    void aLossThatPollingTellsFirstIsALoss() throws HeadsetException {
        open();
        runtime.lose();
        assertEquals(HeadsetState.LOST, headset.poll());
    }

    @Test
    void announcedLossesAreLosses() throws HeadsetException {
        for (Runnable announce : List.<Runnable>of(
                runtime::announceSessionLoss, runtime::announceInstanceLoss, runtime::announceLostEvents)) {
            open();
            tick();
            announce.run();
            pollUntil(HeadsetState.LOST);
            headset.close();
        }
        headset = null;
    }

    @Test
    void aWearerWhoEndsTheProgramEndsIt() throws HeadsetException {
        open();
        runtime.exit();
        pollUntil(HeadsetState.ENDED);
        assertEquals(HeadsetState.ENDED, headset.poll());
    }

    @Test
    void aHandFeelsWhatItIsMadeToFeel() throws HeadsetException {
        open();
        headset.vibrate(Hand.RIGHT, 0.5f, 30_000_000, 160);
        assertEquals(1, runtime.haptics(Hand.RIGHT));
        assertEquals(0, runtime.haptics(Hand.LEFT));
        assertEquals(new TestRuntime.Haptic(0.5f, 30_000_000, 160), runtime.lastHaptic());
        runtime.focused(false);
        headset.poll();
        headset.poll();
        headset.vibrate(Hand.RIGHT, 0.5f, 30_000_000, 0);
        assertEquals(1, runtime.haptics(Hand.RIGHT));
        assertEquals(0, runtime.unfeltHaptics(), "it is not even asked without focus");
    }

    @Test
    @Tag(NOT_UNDER_THE_LAYER)
    void theDescriptionSaysWhatItIsAndWhereTheHandsComeFrom() throws HeadsetException {
        runtime.emulated(false);
        open();
        HeadsetDescription description = headset.description();
        assertTrue(description.runtime().startsWith("Trocar test runtime"), description.runtime());
        assertEquals(Provenance.PROVENANCE_HEADSET, description.provenance());
        assertEquals(TrackingSource.TRACKING_SOURCE_OBSERVED, description.left());
        assertEquals("CLOCK_MONOTONIC", description.clockName());
        assertFalse(description.gaze());
    }

    @Test
    @Tag(NOT_UNDER_THE_LAYER)
    void handsMadeUpFromTheStartAreCalledThatInTheFirstDescription() throws HeadsetException {
        runtime.emulated(true);
        open();
        assertEquals(
                Provenance.PROVENANCE_CONTROLLER_EMULATED, headset.description().provenance());
        assertEquals(
                TrackingSource.TRACKING_SOURCE_CONTROLLER_EMULATED,
                headset.description().left());
    }

    @Test
    @Tag(NOT_UNDER_THE_LAYER)
    void controllersWhoseHandsTheRuntimeDoesNotSeeAreControllers() throws HeadsetException {
        runtime.handLost(Hand.LEFT, true);
        open();
        assertEquals(
                TrackingSource.TRACKING_SOURCE_CONTROLLER, headset.description().left());
        assertEquals(
                TrackingSource.TRACKING_SOURCE_OBSERVED, headset.description().right());
        assertEquals(Provenance.PROVENANCE_HEADSET, headset.description().provenance());
    }

    @Test
    @Tag(NOT_UNDER_THE_LAYER)
    void aHandOutOfSightForAMomentChangesNothing() throws HeadsetException {
        open();
        HeadsetDescription before = headset.description();
        runtime.handLost(Hand.LEFT, true);
        for (int i = 0; i < 45; i++) {
            tick();
        }
        runtime.handLost(Hand.LEFT, false);
        tick();
        assertSame(before, headset.description());
    }

    @Test
    void aHeadsetThatOnlyStartsWaitsForItsFirstFocus() throws HeadsetException {
        runtime.focused(false);
        headset = new OpenXrDriver(false).open();
        for (int i = 0; i < 100; i++) {
            assertEquals(HeadsetState.WAITING, headset.poll());
        }
        runtime.focused(true);
        pollUntil(HeadsetState.RUNNING);
    }

    @Test
    void aVibrationThatFailsCostsNoSession() throws HeadsetException {
        open();
        runtime.failingHaptics(true);
        for (int i = 0; i < 300; i++) {
            tick();
            headset.vibrate(Hand.LEFT, 1, SECOND, 0);
        }
        assertEquals(HeadsetState.RUNNING, headset.poll());
        assertEquals(0, runtime.haptics(Hand.LEFT));
    }

    @Test
    @Tag(NOT_UNDER_THE_LAYER)
    void handsMadeUpFromControllersAreCalledThatFromThenOn() throws HeadsetException {
        open();
        tick();
        runtime.emulated(true);
        tick();
        assertEquals(0, hand(Hand.LEFT).positionTracked | hand(Hand.LEFT).orientationTracked, "known, not measured");
        assertEquals(ALL_JOINTS, hand(Hand.LEFT).positionValid & hand(Hand.LEFT).orientationValid);
        assertTrue(controller(Hand.LEFT).tracked());
        assertEquals(HeadsetState.RUNNING, headset.poll(), "no frame is lost over it");
        assertEquals(
                Provenance.PROVENANCE_CONTROLLER_EMULATED, headset.description().provenance());
        assertEquals(
                TrackingSource.TRACKING_SOURCE_CONTROLLER_EMULATED,
                headset.description().right());
    }

    @Test
    void aRuntimeThatDoesNotSaySoIsNotTrustedWithHandsAroundControllers() throws HeadsetException {
        runtime.without("XR_EXT_hand_tracking_data_source").profile(TestRuntime.Profile.INDEX_CONTROLLER);
        open();
        assertEquals(
                Provenance.PROVENANCE_CONTROLLER_EMULATED, headset.description().provenance());
        runtime.profile(TestRuntime.Profile.NONE);
        tick();
        tick();
        assertEquals(Provenance.PROVENANCE_HEADSET, headset.description().provenance());
    }

    @Test
    void everyKindOfControllerHasItsGripAndItsInputs() throws HeadsetException {
        runtime.emulated(true).holdAt(SECOND);
        for (TestRuntime.Profile profile : TestRuntime.Profile.values()) {
            if (profile == TestRuntime.Profile.NONE || profile == TestRuntime.Profile.BARE_HANDS) {
                continue;
            }
            runtime.profile(profile);
            open();
            locate();
            assertEquals(ALL_FLAGS, controller(Hand.LEFT).gripFlags, profile + "");
            assertEquals(ALL_FLAGS, controller(Hand.RIGHT).aimFlags, profile + "");
            headset.vibrate(Hand.LEFT, 1, SECOND, 0);
            headset.close();
        }
        headset = null;
        assertEquals(5, runtime.haptics(Hand.LEFT));
    }

    @Test
    @Tag(NOT_UNDER_THE_LAYER)
    void aSimpleControllerMadeUpFromASeenHandIsNone() throws HeadsetException {
        runtime.profile(TestRuntime.Profile.SIMPLE_CONTROLLER);
        open();
        tick();
        assertFalse(controller(Hand.LEFT).present());
        assertEquals(
                TrackingSource.TRACKING_SOURCE_OBSERVED, headset.description().left());
        runtime.emulated(true);
        tick();
        assertTrue(controller(Hand.LEFT).present());
    }

    @Test
    void bareHandsHoldNoController() throws HeadsetException {
        runtime.profile(TestRuntime.Profile.BARE_HANDS);
        open();
        tick();
        assertFalse(controller(Hand.LEFT).present());
        assertEquals(ALL_JOINTS, hand(Hand.LEFT).positionTracked);
        assertEquals(
                TrackingSource.TRACKING_SOURCE_OBSERVED, headset.description().left());
    }

    @Test
    void bareHandsWithoutJointsAreWhereTheirGripIs() throws HeadsetException {
        runtime.handsSupported(false).profile(TestRuntime.Profile.BARE_HANDS);
        open();
        tick();
        assertTrue(controller(Hand.LEFT).tracked());
        assertEquals(0, hand(Hand.LEFT).jointFloats);
        assertEquals(
                TrackingSource.TRACKING_SOURCE_OBSERVED, headset.description().left());
    }

    @Test
    void aDeviceWithoutHandTrackingGivesControllersOnly() throws HeadsetException {
        runtime.without("XR_EXT_hand_tracking");
        open();
        tick();
        assertEquals(0, hand(Hand.LEFT).jointFloats);
        assertTrue(controller(Hand.LEFT).tracked());
        assertEquals(
                TrackingSource.TRACKING_SOURCE_CONTROLLER, headset.description().left());
        runtime.profile(TestRuntime.Profile.NONE);
        tick();
        tick();
        assertEquals(TrackingSource.TRACKING_SOURCE_NONE, headset.description().left());
    }

    @Test
    void gazeIsGivenWhereAskedForAndKnown() throws HeadsetException {
        open(true);
        headset.poll();
        long before = System.nanoTime();
        tick();
        assertTrue(headset.description().gaze());
        assertEquals(7, frame.gaze.floats);
        assertEquals(ALL_FLAGS, frame.gaze.flags);
        assertTrue(Math.abs(frame.gaze.sampleNanos - before) < SECOND, "in this machine's time");
        runtime.eyesLost(true);
        tick();
        assertEquals(0, frame.gaze.floats);
        assertEquals(0, frame.gaze.sampleNanos);
    }

    @Test
    void gazeIsNotAskedForWithoutConsent() throws HeadsetException {
        open();
        tick();
        assertEquals(0, frame.gaze.floats);
        assertFalse(headset.description().gaze());
    }

    @Test
    void aDeviceThatKnowsNoGazeGivesNone() throws HeadsetException {
        runtime.eyesSupported(false);
        open(true);
        tick();
        assertEquals(0, frame.gaze.floats);
        assertFalse(headset.description().gaze());
    }

    @Test
    @Tag(NOT_UNDER_THE_LAYER)
    void aRuntimeOfVersionOneZeroIsSpokenToInThat() throws HeadsetException {
        runtime.newestMinorVersion(0);
        open();
        assertEquals(ALL_FLAGS, tick().measured.headFlags);
    }

    @Test
    void aRuntimeThatWantsToBeDrawnInSaysWhatToDo() {
        runtime.without("XR_MND_headless");
        HeadsetException refused = assertThrows(HeadsetException.class, this::open);
        assertTrue(refused.getMessage().contains("Trocar test runtime"), refused.getMessage());
        assertTrue(refused.getMessage().contains("SteamVR"), refused.getMessage());
        assertFalse(refused.passing());
    }

    @Test
    void aRuntimeWithoutAClockOfOursSaysWhatToDo() {
        runtime.without("XR_KHR_convert_timespec_time");
        HeadsetException refused = assertThrows(HeadsetException.class, this::open);
        assertTrue(refused.getMessage().contains("XR_KHR_convert_timespec_time"), refused.getMessage());
    }

    @Test
    void aHeadsetThatIsNotPluggedInMayBeInAMoment() throws HeadsetException {
        runtime.connected(false);
        HeadsetException refused = assertThrows(HeadsetException.class, this::open);
        assertTrue(refused.passing());
        assertTrue(refused.getMessage().contains("Connect it"), refused.getMessage());
        runtime.connected(true);
        open();
    }
}
