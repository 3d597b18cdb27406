package org.trocar.xrbridge.openxr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.xrbridge.headset.HeadsetException;
import org.trocar.xrbridge.testruntime.ChildJvm;
import org.trocar.xrbridge.testruntime.TestRuntime;
import org.trocar.xrbridge.testruntime.ValidationLayer;
import org.trocar.xrbridge.testruntime.WavingHands;

/** All that is tested of the headset once more, with OpenXR's validation layer between it and the runtime. */
class ValidationLayerTest {
    @TempDir
    private Path folder;

    private ValidationLayer layer;

    @BeforeEach
    void theLayerIsHere() {
        Optional<String> obstacle = ValidationLayer.obstacle();
        assumeTrue(obstacle.isEmpty(), () -> "SKIPPED: " + obstacle.orElseThrow());
        layer = new ValidationLayer(folder.resolve("complaints"));
    }

    @Test
    void theValidationLayerHasNothingToComplainOf() {
        assertEquals(List.of(), complaintsOf(AllTests.class));
    }

    @Test
    void itWouldComplainIfItHadSomething() {
        assertNotEquals(List.of(), complaintsOf(SomethingToComplainOf.class));
    }

    private List<String> complaintsOf(Class<?> program) {
        try (ChildJvm child = ChildJvm.start(program, layer.environment())) {
            String said = child.outcome();
            assertTrue(said.startsWith("exit 0: "), said);
            return layer.errors();
        }
    }

    /** Runs every test of {@link OpenXrHeadsetTest}; ends with 1 when one fails. */
    static final class AllTests {
        public static void main(String[] none) throws ReflectiveOperationException {
            Method[] tests = Arrays.stream(OpenXrHeadsetTest.class.getDeclaredMethods())
                    .filter(each -> each.isAnnotationPresent(Test.class) && !each.isAnnotationPresent(Tag.class))
                    .toArray(Method[]::new);
            for (Method each : tests) {
                OpenXrHeadsetTest test = new OpenXrHeadsetTest();
                test.runtime.without("XR_EXT_hand_tracking_data_source");
                test.tracked = 0;
                System.out.println(each.getName());
                try {
                    each.invoke(test);
                } finally {
                    test.theRuntimeHasNothingToComplainOf();
                }
            }
        }
    }

    /** Hands the layer a structure that is younger than itself. */
    static final class SomethingToComplainOf {
        public static void main(String[] none) {
            try (TestRuntime runtime =
                    TestRuntime.playing(new WavingHands(1, 60)).here()) {
                assertThrows(HeadsetException.class, () -> new OpenXrDriver(false).open());
                assertEquals(List.of(), runtime.violations());
            }
        }
    }
}
