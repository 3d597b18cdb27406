package org.trocar.xrbridge.testruntime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lwjgl.openxr.XR10;
import org.trocar.core.hands.Hand;

/** A test drives the runtime inside another process, and reads there what happened, even when that process has died. */
class AcrossProcessesTest {
    private final TestRuntime runtime =
            TestRuntime.playing(new WavingHands(4, 60)).looping(true);

    /** The other process: looks at its left hand until somebody ends it, and says how often it saw it and how often not. */
    static final class Onlooker {
        private Onlooker() {}

        public static void main(String[] arguments) {
            int seen = 0;
            int unseen = 0;
            try (RawClient client = RawClient.focused()) {
                while (!client.states.contains(XR10.XR_SESSION_STATE_STOPPING)) {
                    client.pollAll();
                    if (client.locate(Hand.LEFT)) {
                        seen++;
                    } else {
                        unseen++;
                    }
                }
                XR10.xrEndSession(client.session);
            }
            System.out.println(seen > 0 && unseen > 0 ? "saw the hand come and go" : seen + " and " + unseen);
        }
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void whatIsSaidHereHoldsThere() {
        try (ChildJvm child = ChildJvm.start(Onlooker.class, runtime.environment())) {
            runtime.await("it looks", () -> runtime.handLocations() > 10);
            runtime.handLost(Hand.LEFT, true);
            long then = runtime.handLocations();
            runtime.await("it looks again", () -> runtime.handLocations() > then + 2);
            runtime.exit();
            String outcome = child.outcome();
            assertTrue(outcome.startsWith("exit 0: ") && outcome.contains("saw the hand come and go"), outcome);
        }
        assertEquals(List.of(), runtime.violations());
    }

    @Test
    void aProcessThatIsKilledLeavesItsRecordBehind() {
        try (ChildJvm child = ChildJvm.start(Onlooker.class, runtime.environment())) {
            runtime.await("it looks", () -> runtime.handLocations() > 10);
            child.process().destroyForcibly().onExit().join();
        }
        assertEquals(1, runtime.instances());
        assertTrue(runtime.handLocations() > 10);
        assertTrue(runtime.playingSinceNanos() <= System.nanoTime());
    }
}
