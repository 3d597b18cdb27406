package org.trocar.xrbridge.testruntime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;

/** The test runtime's good caller is also Khronos's, and its bad one bad. */
class ValidationLayerTest {
    private final TestRuntime runtime =
            TestRuntime.playing(new WavingHands(4, 60)).validated().here();

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void theLayerHasNothingAgainstAGoodProgram() {
        try (RawClient client = RawClient.focused()) {
            assertTrue(client.locate(Hand.LEFT));
            assertEquals(15, client.locate(client.gripSpaces[1]).locationFlags());
            client.tryVibrate(client.haptic, Hand.LEFT, 1);
        }
        assertEquals(List.of(), runtime.validationErrors());
        assertEquals(List.of(), runtime.violations());
    }

    @Test
    void theLayerHasSomethingAgainstABadOne() {
        try (RawClient client = RawClient.focused()) {
            client.location.type(0);
            client.tryLocate(client.view, client.now());
        }
        assertTrue(runtime.validationErrors().toString().contains("xrLocateSpace"));
        assertEquals(List.of(), runtime.violations(), "it does not come through to the runtime");
    }
}
