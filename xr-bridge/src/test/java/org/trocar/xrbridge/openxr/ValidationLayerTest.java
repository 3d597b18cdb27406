package org.trocar.xrbridge.openxr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.xrbridge.headset.HeadsetException;
import org.trocar.xrbridge.testruntime.TestRuntime;
import org.trocar.xrbridge.testruntime.WavingHands;

/** All that is tested of the headset once more, with OpenXR's validation layer between it and the runtime. */
class ValidationLayerTest {
    private static final String LAYER = "XR_APILAYER_LUNARG_core_validation";

    @TempDir
    private Path folder;

    @BeforeEach
    void theLayerIsHere() {
        assumeTrue(
                installed(), "SKIPPED: the OpenXR validation layer is not here (Debian: openxr-layer-corevalidation)");
    }

    @Test
    void theValidationLayerHasNothingToComplainOf() throws Exception {
        Child child = underTheLayer(AllTests.class);
        assertEquals(0, child.exitCode(), child.said());
        assertEquals("", complaints());
    }

    @Test
    void itWouldComplainIfItHadSomething() throws Exception {
        assertEquals(0, underTheLayer(SomethingToComplainOf.class).exitCode());
        assertNotEquals("", complaints());
    }

    private Child underTheLayer(Class<?> program) throws IOException, InterruptedException {
        return Child.run(
                program,
                Map.of(
                        "XR_ENABLE_API_LAYERS",
                        LAYER,
                        "XR_CORE_VALIDATION_EXPORT_TYPE",
                        "text",
                        "XR_CORE_VALIDATION_FILE_NAME",
                        file().toString()));
    }

    private Path file() {
        return folder.resolve("complaints.txt");
    }

    private String complaints() throws IOException {
        return Files.exists(file()) ? Files.readString(file()) : "";
    }

    private static boolean installed() {
        try {
            return Loader.layers().contains(LAYER);
        } catch (HeadsetException none) {
            return false;
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
