package org.trocar.xrbridge.testruntime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lwjgl.openxr.XR10.*;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.Joint;

/** What a well-behaved program sees of the test runtime through the real loader. */
class TestRuntimeTest {
    private static final long SECOND = 1_000_000_000;

    private final TestRuntime runtime =
            TestRuntime.playing(new WavingHands(4, 60)).here();

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void aGoodProgramGoesFromIdleToFocusAndBreaksNoRule() {
        try (RawClient client = RawClient.focused()) {
            assertEquals(
                    List.of(
                            XR_SESSION_STATE_IDLE,
                            XR_SESSION_STATE_READY,
                            XR_SESSION_STATE_SYNCHRONIZED,
                            XR_SESSION_STATE_VISIBLE,
                            XR_SESSION_STATE_FOCUSED),
                    client.states);
        }
        assertEquals(List.of(), runtime.violations());
        assertEquals(0, runtime.violationCount());
    }

    @Test
    void theRecordedHandsAreWhereTheyWere() {
        try (RawClient client = RawClient.focused()) {
            for (long nanos : new long[] {0, SECOND / 2, SECOND, SECOND + 1_234_567}) {
                runtime.holdAt(nanos);
                for (Hand hand : Hand.values()) {
                    assertTrue(client.locate(hand));
                    assertEquals(WavingHands.x(hand, nanos), client.x(Joint.INDEX_TIP), 1e-6);
                    assertEquals(0.1, client.velocities.get(0).linearVelocity().x(), 1e-3);
                    assertEquals(
                            WavingHands.x(hand, nanos),
                            client.locate(client.gripSpaces[hand.ordinal()])
                                    .pose()
                                    .position$()
                                    .x(),
                            1e-6);
                    assertEquals(15, client.location.locationFlags());
                }
                assertEquals(
                        WavingHands.headX(nanos),
                        client.locate(client.view).pose().position$().x(),
                        1e-6);
            }
        }
        assertEquals(List.of(), runtime.violations());
    }

    @Test
    void aLostRuntimeIsBackOnlyForANewInstance() {
        try (RawClient client = RawClient.focused()) {
            runtime.lose();
            assertEquals(XR_ERROR_SESSION_LOST, client.tryHand(Hand.LEFT, 1));
            assertEquals(XR_ERROR_INSTANCE_LOST, client.tryPoll());
            assertEquals(XR_SUCCESS, client.destroySession());
        }
        try (RawClient client = new RawClient()) {
            assertEquals(XR_ERROR_RUNTIME_UNAVAILABLE, client.tryInstance(List.of(), XR_API_VERSION_1_0));
        }
        runtime.comeBack();
        try (RawClient client = RawClient.focused()) {
            assertTrue(client.locate(Hand.RIGHT));
        }
        assertEquals(List.of(), runtime.violations());
        assertEquals(2, runtime.instances());
    }

    @Test
    void aLostHandIsInactiveAndItsControllerNowhere() {
        try (RawClient client = RawClient.focused()) {
            runtime.handLost(Hand.LEFT, true);
            assertFalse(client.locate(Hand.LEFT));
            assertTrue(client.locate(Hand.RIGHT));
            assertEquals(0, client.locate(client.gripSpaces[0]).locationFlags());
            assertEquals(15, client.locate(client.gripSpaces[1]).locationFlags());
            runtime.handLost(Hand.LEFT, false);
            assertTrue(client.locate(Hand.LEFT));
        }
        assertEquals(List.of(), runtime.violations());
    }
}
