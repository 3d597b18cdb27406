package org.trocar.xrbridge.testruntime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lwjgl.openxr.EXTHandTrackingDataSource.XR_HAND_TRACKING_DATA_SOURCE_CONTROLLER_EXT;
import static org.lwjgl.openxr.EXTHandTrackingDataSource.XR_HAND_TRACKING_DATA_SOURCE_UNOBSTRUCTED_EXT;
import static org.lwjgl.openxr.XR10.*;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.Joint;

/** What goes wrong on command goes wrong as on real runtimes, and a program that bears with it breaks no rule. */
class FaultsTest {
    private static final long SECOND = 1_000_000_000;
    private static final int VALID_ONLY = 3;
    private static final int ALL_FLAGS = 15;

    private final TestRuntime runtime =
            TestRuntime.playing(new WavingHands(4, 60)).holdAt(SECOND).here();
    private RawClient client;

    @BeforeEach
    void begin() {
        client = RawClient.focused();
        client.pollAll();
        client.states.clear();
    }

    @AfterEach
    void theProgramDidNothingWrong() {
        client.close();
        List<String> violations = runtime.violations();
        runtime.close();
        assertEquals(List.of(), violations);
    }

    private long flags(Joint joint) {
        assertTrue(client.locate(Hand.LEFT));
        return client.joints.get(joint.ordinal()).locationFlags();
    }

    private float headX() {
        return client.locate(client.view).pose().position$().x();
    }

    @Test
    void withoutFocusThereAreNoHandsAndNoActionsButAHead() {
        runtime.focused(false);
        assertEquals(XR_SESSION_NOT_FOCUSED, client.sync());
        assertFalse(client.locate(Hand.LEFT));
        assertEquals(0, client.locate(client.gripSpaces[0]).locationFlags());
        assertTrue(Float.isNaN(client.selected(Hand.LEFT)));
        assertEquals(XR_SESSION_NOT_FOCUSED, client.tryVibrate(client.haptic, Hand.LEFT, 1));
        assertEquals(1, runtime.unfeltHaptics());
        assertEquals(ALL_FLAGS, client.locate(client.view).locationFlags());
        runtime.focused(true);
        assertEquals(XR_SUCCESS, client.sync());
        assertTrue(client.locate(Hand.LEFT));
        client.pollAll();
        assertEquals(List.of(XR_SESSION_STATE_VISIBLE, XR_SESSION_STATE_FOCUSED), client.states);
    }

    @Test
    void aHeadsetTakenOffStopsTheSessionUntilItIsPutOnAgain() {
        runtime.worn(false);
        client.pollAll();
        assertEquals(
                List.of(XR_SESSION_STATE_VISIBLE, XR_SESSION_STATE_SYNCHRONIZED, XR_SESSION_STATE_STOPPING),
                client.states);
        assertEquals(XR_SUCCESS, xrEndSession(client.session));
        runtime.worn(true);
        client.pollAll();
        client.begin();
        client.pollAll();
        assertEquals(XR_SESSION_STATE_FOCUSED, client.states.get(client.states.size() - 1));
        assertEquals(XR_SESSION_STATE_FOCUSED, runtime.sessionState());
    }

    @Test
    void anEndedProgramExits() {
        runtime.exit();
        client.pollAll();
        assertEquals(XR_SUCCESS, xrEndSession(client.session));
        client.pollAll();
        assertEquals(XR_SESSION_STATE_EXITING, client.states.get(client.states.size() - 1));
    }

    @Test
    void lossesAreAnnounced() {
        runtime.announceInstanceLoss();
        runtime.announceLostEvents();
        runtime.announceSessionLoss();
        assertEquals(
                List.of(
                        XR_TYPE_EVENT_DATA_INSTANCE_LOSS_PENDING,
                        XR_TYPE_EVENT_DATA_EVENTS_LOST,
                        XR_TYPE_EVENT_DATA_SESSION_STATE_CHANGED),
                client.pollAll());
        assertEquals(List.of(XR_SESSION_STATE_LOSS_PENDING), client.states);
        assertEquals(XR_SESSION_LOSS_PENDING, client.sync());
        assertEquals(XR_SUCCESS, client.destroySession());
        client.createSession();
        assertEquals(2, runtime.sessions());
    }

    @Test
    void aRecentredSpaceHasItsNewOriginFromTheTimeOfChangeOn() {
        runtime.recentre(TestRuntime.Space.STAGE, new float[] {1, 0, 0, 0, 0, 0, 1}, true, SECOND / 2);
        assertEquals(List.of(XR_TYPE_EVENT_DATA_REFERENCE_SPACE_CHANGE_PENDING), client.pollAll());
        assertEquals(0.1, headX(), 1e-6);
        client.tryLocate(client.view, client.now() + 3 * SECOND / 4);
        assertEquals(-0.9, client.location.pose().position$().x(), 1e-6);
    }

    @Test
    void garbageIsSaidToBeValid() {
        runtime.garbage(TestRuntime.Garbage.NOT_A_NUMBER, Joint.PALM.bit() | TestRuntime.CONTROLLERS);
        assertEquals(ALL_FLAGS, flags(Joint.PALM));
        assertTrue(Float.isNaN(client.joints.get(0).pose().position$().y()));
        assertFalse(Float.isNaN(client.joints.get(1).pose().position$().y()));
        assertTrue(Float.isNaN(
                client.locate(client.gripSpaces[1]).pose().position$().y()));
        runtime.garbage(TestRuntime.Garbage.HUGE_POSITION, TestRuntime.HEAD);
        assertTrue(Math.abs(client.locate(client.view).pose().position$().y()) > 1e6);
        runtime.garbage(TestRuntime.Garbage.ZERO_QUATERNION, TestRuntime.JOINTS);
        assertEquals(ALL_FLAGS, flags(Joint.INDEX_TIP));
        assertEquals(
                0,
                client.joints
                        .get(Joint.INDEX_TIP.ordinal())
                        .pose()
                        .orientation()
                        .w());
    }

    @Test
    void flagsCanBeClearOrWithoutTracking() {
        runtime.notTracked(true);
        assertEquals(VALID_ONLY, flags(Joint.WRIST));
        runtime.zeroFlags(true);
        assertEquals(0, flags(Joint.WRIST));
        assertEquals(0, client.locate(client.gripSpaces[0]).locationFlags());
    }

    @Test
    void velocitiesCanBeMissing() {
        runtime.velocities(false);
        assertTrue(client.locate(Hand.RIGHT));
        assertEquals(0, client.velocities.get(0).velocityFlags());
    }

    @Test
    void handsCanBeMadeUpFromControllers() {
        client.locate(Hand.LEFT);
        assertEquals(XR_HAND_TRACKING_DATA_SOURCE_UNOBSTRUCTED_EXT, client.source.dataSource());
        runtime.emulated(true);
        client.locate(Hand.LEFT);
        assertEquals(XR_HAND_TRACKING_DATA_SOURCE_CONTROLLER_EXT, client.source.dataSource());
    }

    @Test
    void controllersChangeWithASync() {
        assertEquals(0.25, client.selected(Hand.LEFT), 1e-6);
        runtime.profile(TestRuntime.Profile.NONE);
        assertEquals(List.of(), client.pollAll());
        client.sync();
        assertEquals(List.of(XR_TYPE_EVENT_DATA_INTERACTION_PROFILE_CHANGED), client.pollAll());
        assertTrue(Float.isNaN(client.selected(Hand.LEFT)));
        assertEquals(XR_SUCCESS, client.tryVibrate(client.haptic, Hand.LEFT, 1));
        assertEquals(0, runtime.haptics(Hand.LEFT));
    }

    @Test
    void vibrationsAreFeltInTheirHand() {
        assertEquals(XR_SUCCESS, client.tryVibrate(client.haptic, Hand.RIGHT, 0.5f));
        assertEquals(0, runtime.haptics(Hand.LEFT));
        assertEquals(1, runtime.haptics(Hand.RIGHT));
        assertEquals(new TestRuntime.Haptic(0.5f, 20_000_000, 160), runtime.lastHaptic());
    }

    @Test
    void aFrozenClockConvertsEverythingToTheSameTime() {
        runtime.freezeClock(9_000 * SECOND);
        assertEquals(9_000 * SECOND, client.time(1));
        assertEquals(9_000 * SECOND, client.now());
        runtime.runClock();
        assertTrue(client.now() < client.now() + 1 && client.now() != 9_000 * SECOND);
    }

    @Test
    void atItsEndTheRecordingIsOverUnlessItLoops() {
        runtime.holdAt(5 * SECOND);
        assertFalse(client.locate(Hand.LEFT));
        assertEquals(0, client.locate(client.view).locationFlags());
        runtime.looping(true);
        assertTrue(client.locate(Hand.LEFT));
        assertEquals(WavingHands.headX(SECOND), headX(), 1e-6);
    }
}
