package org.trocar.xrbridge.testruntime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lwjgl.openxr.XR10.*;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lwjgl.openxr.XrHandJointLocationsEXT;
import org.lwjgl.openxr.XrHandJointVelocitiesEXT;
import org.trocar.core.hands.Hand;

/** Each breach of OpenXR's rules is refused, counted and named. */
class ConductTest {
    private static final String HAND = "/user/hand/left";

    private final TestRuntime runtime =
            TestRuntime.playing(new WavingHands(4, 60)).here();

    @AfterEach
    void close() {
        runtime.close();
    }

    private void assertNamed(String... violations) {
        assertEquals(List.of(violations), runtime.violations());
    }

    @Test
    void aWrongType() {
        try (RawClient client = RawClient.focused()) {
            client.location.type(0);
            assertEquals(XR_ERROR_VALIDATION_FAILURE, client.tryLocate(client.view, client.now()));
        }
        assertNamed("xrLocateSpace: a structure's type is not XR_TYPE_SPACE_LOCATION");
    }

    @Test
    void aChainWithAStrangerInIt() {
        try (RawClient client = RawClient.focused()) {
            client.location.next(client.source.address());
            assertEquals(XR_ERROR_VALIDATION_FAILURE, client.tryLocate(client.view, client.now()));
        }
        assertNamed("xrLocateSpace: a structure of type 1000428001 does not belong into its chain");
    }

    @Test
    void aWrongNumberOfJoints() {
        try (RawClient client = RawClient.focused()) {
            XrHandJointLocationsEXT.njointCount(client.locations.address(), 25);
            assertEquals(XR_ERROR_VALIDATION_FAILURE, client.tryHand(Hand.LEFT, client.now()));
            XrHandJointLocationsEXT.njointCount(client.locations.address(), 26);
            XrHandJointVelocitiesEXT.njointCount(client.velocityChain.address(), 1);
            assertEquals(XR_ERROR_VALIDATION_FAILURE, client.tryHand(Hand.LEFT, client.now()));
        }
        assertNamed("xrLocateHandJointsEXT: 25 joints, not 26", "xrLocateHandJointsEXT: 1 joints, not 26");
    }

    @Test
    void theMachinesTimeTakenForTheRuntimes() {
        try (RawClient client = RawClient.focused()) {
            assertEquals(XR_ERROR_TIME_INVALID, client.tryHand(Hand.LEFT, System.nanoTime()));
            assertEquals(XR_ERROR_TIME_INVALID, client.tryLocate(client.view, client.now() + 7_000_000_000_000L));
            assertEquals(XR_ERROR_TIME_INVALID, client.tryLocate(client.view, 0));
        }
        assertNamed(
                "xrLocateHandJointsEXT: a time far in the past: of another clock?",
                "xrLocateSpace: a time far in the future: of another clock?",
                "xrLocateSpace: a time of 0");
    }

    @Test
    void beginningBeforeItIsReady() {
        try (RawClient client = new RawClient()) {
            client.createInstance(RawClient.EXTENSIONS);
            client.createSession();
            assertEquals(XR_ERROR_SESSION_NOT_READY, client.tryBegin());
        }
        assertNamed("xrBeginSession: only when READY, not UNKNOWN");
    }

    @Test
    void beginningTwice() {
        try (RawClient client = RawClient.focused()) {
            assertEquals(XR_ERROR_SESSION_RUNNING, client.tryBegin());
        }
        assertNamed("xrBeginSession: the session runs already");
    }

    @Test
    void endingBeforeItIsStopping() {
        try (RawClient client = RawClient.focused()) {
            assertEquals(XR_ERROR_SESSION_NOT_STOPPING, xrEndSession(client.session));
        }
        assertNamed("xrEndSession: only when STOPPING, not FOCUSED");
    }

    @Test
    void attachingBeforeSuggesting() {
        try (RawClient client = new RawClient()) {
            client.createInstance(RawClient.EXTENSIONS);
            client.createSession();
            client.createActions();
            assertEquals(XR_ERROR_CALL_ORDER_INVALID, client.tryAttach());
        }
        assertNamed("xrAttachSessionActionSets: before any bindings were suggested");
    }

    @Test
    void suggestingAfterAttaching() {
        try (RawClient client = RawClient.focused()) {
            assertEquals(
                    XR_ERROR_ACTIONSETS_ALREADY_ATTACHED, client.trySuggest(RawClient.TOUCH, "/input/trigger/value"));
            assertEquals(XR_ERROR_ACTIONSETS_ALREADY_ATTACHED, client.tryAttach());
        }
        assertNamed(
                "xrSuggestInteractionProfileBindings: the action set is attached already",
                "xrAttachSessionActionSets: the session has action sets already");
    }

    @Test
    void bindingWhatAControllerDoesNotHave() {
        try (RawClient client = new RawClient()) {
            client.createInstance(RawClient.EXTENSIONS);
            client.createActions();
            assertEquals(XR_ERROR_PATH_UNSUPPORTED, client.trySuggest(RawClient.TOUCH, "/input/select/click"));
            assertEquals(XR_ERROR_PATH_UNSUPPORTED, client.trySuggest(RawClient.TOUCH, "/input/grip/pose"));
        }
        assertNamed(
                "xrSuggestInteractionProfileBindings: " + RawClient.TOUCH + " has no " + HAND + "/input/select/click",
                "xrSuggestInteractionProfileBindings: " + HAND
                        + "/input/grip/pose does not fit the type of action select");
    }

    @Test
    void vibratingWithoutAnOutput() {
        try (RawClient client = RawClient.focused()) {
            assertEquals(XR_ERROR_ACTION_TYPE_MISMATCH, client.tryVibrate(client.select, Hand.LEFT, 1));
            assertEquals(XR_ERROR_VALIDATION_FAILURE, client.tryVibrate(client.haptic, Hand.LEFT, 1.5f));
            assertEquals(0, runtime.haptics(Hand.LEFT));
        }
        assertNamed(
                "xrApplyHapticFeedback: action select: wrong type, not attached, or no hand as its subaction path (-27)",
                "xrApplyHapticFeedback: an amplitude of 1.5");
    }

    @Test
    void vibratingAnActionThatIsBoundToNoOutput() {
        try (RawClient client = new RawClient()) {
            client.createInstance(RawClient.EXTENSIONS);
            client.createSession();
            client.createActions();
            client.suggest(RawClient.TOUCH, "/input/trigger/value");
            var other = client.action("other", XR_ACTION_TYPE_VIBRATION_OUTPUT);
            client.attach();
            assertEquals(XR_ERROR_PATH_UNSUPPORTED, client.tryVibrate(other, Hand.RIGHT, 1));
        }
        assertNamed("xrApplyHapticFeedback: no output was bound to it for /user/hand/right");
    }

    @Test
    void destroyingTwice() {
        try (RawClient client = RawClient.focused()) {
            assertEquals(XR_SUCCESS, xrDestroySpace(client.view));
            assertEquals(XR_ERROR_HANDLE_INVALID, xrDestroySpace(client.view));
        }
        assertNamed("xrDestroySpace: the space was destroyed before");
    }

    @Test
    void usingWhatWentWithItsSession() {
        try (RawClient client = RawClient.focused()) {
            long now = client.now();
            client.destroySession();
            assertEquals(XR_ERROR_HANDLE_INVALID, client.tryHand(Hand.LEFT, now));
        }
        assertNamed("xrLocateHandJointsEXT: the hand tracker was destroyed before");
    }

    @Test
    void leavingThingsBehind() {
        try (RawClient client = RawClient.focused()) {
            client.set = null;
            client.session = null;
            client.destroyInstance();
        }
        assertNamed(
                "xrDestroyInstance: a session was left behind",
                "xrDestroyInstance: action set training was left behind");
    }

    @Test
    void goingOnAfterTheLossWasTold() {
        try (RawClient client = RawClient.focused()) {
            runtime.lose();
            assertEquals(XR_ERROR_SESSION_LOST, client.tryLocate(client.view, 1));
            assertEquals(XR_ERROR_INSTANCE_LOST, client.tryPoll());
            assertNamed();
            assertEquals(XR_ERROR_SESSION_LOST, client.tryLocate(client.view, 1));
        }
        assertNamed("xrLocateSpace: after xrPollEvent had told of the loss");
    }

    @Test
    void whatWasNotOffered() {
        runtime.without("XR_EXT_hand_tracking");
        try (RawClient client = new RawClient()) {
            assertEquals(
                    XR_ERROR_EXTENSION_NOT_PRESENT,
                    client.tryInstance(List.of("XR_EXT_hand_tracking"), XR_API_VERSION_1_0));
        }
        // The loader itself refuses it, so there is nothing for the runtime to name.
        assertNamed();
    }

    @Test
    void aSessionThatWouldHaveToDraw() {
        try (RawClient client = new RawClient()) {
            client.createInstance(List.of());
            assertEquals(XR_ERROR_GRAPHICS_DEVICE_INVALID, client.trySession());
        }
        assertNamed("xrCreateSession: without a graphics binding and without XR_MND_headless");
    }

    @Test
    void callingFromAnotherThread() throws InterruptedException {
        try (RawClient client = RawClient.focused()) {
            Thread other = new Thread(client::tryPoll);
            other.start();
            other.join();
        }
        assertNamed("xrPollEvent: on another thread than xrCreateInstance");
    }

    @Test
    void theSameBreachIsCountedEachTimeAndNamedOnce() {
        try (RawClient client = RawClient.focused()) {
            for (int i = 0; i < 5; i++) {
                client.tryLocate(client.view, -1);
            }
        }
        assertNamed("xrLocateSpace: a time of -1");
        assertEquals(5, runtime.violationCount());
    }

    @Test
    void aPathThatIsNone() {
        try (RawClient client = RawClient.focused()) {
            assertThrows(RuntimeException.class, () -> client.path("hand"));
        }
        assertNamed("xrStringToPath: 'hand' is not a path");
    }
}
