package org.trocar.xrbridge.openxr;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lwjgl.openxr.XR10.*;

import org.junit.jupiter.api.Test;
import org.trocar.xrbridge.headset.HeadsetException;

class ResultsTest {
    @Test
    void aFailureSaysWhatWasDoneWhatHappenedAndWhatToDo() {
        HeadsetException none =
                assertThrows(HeadsetException.class, () -> Results.check(XR_ERROR_RUNTIME_UNAVAILABLE, "do this"));
        assertTrue(none.getMessage().startsWith("Cannot do this: no OpenXR runtime answers"), none.getMessage());
        assertTrue(none.getMessage().contains("Install one"), none.getMessage());
        assertTrue(none.getMessage().contains("trocar bridge doctor"), none.getMessage());
        assertTrue(none.passing(), "it may be starting");
    }

    @Test
    void aCodeNobodyKnowsIsNamed() {
        HeadsetException odd = assertThrows(HeadsetException.class, () -> Results.check(-4711, "do this"));
        assertTrue(odd.getMessage().contains("-4711"), odd.getMessage());
        assertFalse(odd.passing());
    }

    @Test
    void aPositiveCodeIsNoFailureThoughItMayBeALoss() {
        for (int code : new int[] {XR_SUCCESS, XR_EVENT_UNAVAILABLE, XR_SESSION_NOT_FOCUSED, XR_SESSION_LOSS_PENDING}) {
            assertDoesNotThrow(() -> Results.check(code, "do this"));
        }
        assertTrue(Results.loss(XR_SESSION_LOSS_PENDING));
        assertFalse(Results.loss(XR_SESSION_NOT_FOCUSED));
    }

    @Test
    void whatFailsOnAndOnIsLost() {
        Failures failures = new Failures();
        int ticks = 0;
        while (!failures.lost()) {
            assertFalse(failures.usable(XR_ERROR_RUNTIME_FAILURE));
            failures.endTick();
            ticks++;
        }
        assertEquals(201, ticks);
    }

    @Test
    void whatFailsNowAndThenIsNot() {
        Failures failures = new Failures();
        for (int tick = 0; tick < 1_000; tick++) {
            failures.usable(tick % 100 == 0 ? XR_SUCCESS : XR_ERROR_RUNTIME_FAILURE);
            failures.endTick();
        }
        assertFalse(failures.lost());
    }
}
