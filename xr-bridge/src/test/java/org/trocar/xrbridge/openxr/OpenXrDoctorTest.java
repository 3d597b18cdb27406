package org.trocar.xrbridge.openxr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.xrbridge.openxr.Finding.Severity;
import org.trocar.xrbridge.testruntime.ChildJvm;
import org.trocar.xrbridge.testruntime.TestRuntime;
import org.trocar.xrbridge.testruntime.WavingHands;

/** What a person is told of a machine, with and without what the bridge needs. */
class OpenXrDoctorTest {
    @TempDir
    private Path empty;

    private static Finding find(List<Finding> findings, String subject) {
        return findings.stream()
                .filter(each -> each.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing of " + subject + " in " + findings));
    }

    private static List<Finding> problems(List<Finding> findings) {
        return findings.stream()
                .filter(each -> each.severity() == Severity.PROBLEM)
                .toList();
    }

    private static TestRuntime runtime() {
        return TestRuntime.playing(new WavingHands(1, 60)).here();
    }

    @Test
    void aMachineWithAllIsFine() {
        try (TestRuntime runtime = runtime()) {
            List<Finding> findings = OpenXrDoctor.examine();
            assertEquals(List.of(), problems(findings));
            assertTrue(find(findings, "runtime").what().startsWith("Trocar test runtime 1.0.0"));
            assertEquals(Severity.FINE, find(findings, "XR_MND_headless").severity());
            assertEquals(Severity.FINE, find(findings, "hands").severity());
            assertEquals(0, runtime.sessions(), "no session is opened for it");
            assertEquals(List.of(), runtime.violations());
        }
    }

    @Test
    void whatTheBridgeCannotDoWithoutIsAProblemWithARemedy() {
        try (TestRuntime runtime = runtime()) {
            runtime.without("XR_MND_headless", "XR_KHR_convert_timespec_time");
            for (Finding problem : problems(OpenXrDoctor.examine())) {
                assertTrue(
                        List.of(
                                        "XR_MND_headless",
                                        "XR_KHR_convert_timespec_time",
                                        "XR_KHR_win32_convert_performance_counter_time")
                                .contains(problem.subject()),
                        problem.toString());
                assertFalse(problem.remedy().isEmpty(), problem.toString());
            }
        }
    }

    @Test
    void whatItCanDoWithoutIsANote() {
        try (TestRuntime runtime = runtime()) {
            runtime.without("XR_EXT_hand_tracking", "XR_EXT_eye_gaze_interaction");
            List<Finding> findings = OpenXrDoctor.examine();
            assertEquals(List.of(), problems(findings));
            assertEquals(Severity.NOTE, find(findings, "XR_EXT_hand_tracking").severity());
        }
    }

    @Test
    void aDeviceThatTracksNoHandsIsToldFromARuntimeThatCannot() {
        try (TestRuntime runtime = runtime()) {
            runtime.handsSupported(false);
            List<Finding> findings = OpenXrDoctor.examine();
            assertEquals(Severity.FINE, find(findings, "XR_EXT_hand_tracking").severity());
            assertEquals(Severity.NOTE, find(findings, "hands").severity());
        }
    }

    @Test
    void aHeadsetThatIsNotPluggedInIsAProblem() {
        try (TestRuntime runtime = runtime()) {
            runtime.connected(false);
            Finding problem = problems(OpenXrDoctor.examine()).get(0);
            assertEquals("headset", problem.subject(), "the runtime is fine");
            assertTrue(problem.what().contains("no headset"), problem.what());
        }
    }

    @Test
    void aMachineWithoutARuntimeGetsAnExplanationAndARemedyAndNoStackTrace() {
        String folder = empty.toString();
        String said = examinedElsewhere(
                Map.of("XR_RUNTIME_JSON", "", "HOME", folder, "XDG_CONFIG_HOME", folder, "XDG_CONFIG_DIRS", folder));
        assertTrue(said.contains("PROBLEM runtime manifest: This machine has no active OpenXR runtime"), said);
        assertTrue(said.contains("SteamVR"), said);
    }

    @Test
    void aVariableThatNamesNoFileIsExplained() {
        String gone = empty.resolve("gone.json").toString();
        assertTrue(examinedElsewhere(Map.of("XR_RUNTIME_JSON", gone)).contains("XR_RUNTIME_JSON names " + gone));
    }

    @Test
    void aMacIsToldThatThereIsNoOpenXrForIt() {
        String said = examinedElsewhere(Map.of(), "Mac OS X");
        assertTrue(said.contains("PROBLEM loader"), said);
        assertTrue(said.contains("--device simulated"), said);
    }

    private static String examinedElsewhere(Map<String, String> environment, String... system) {
        try (ChildJvm child = ChildJvm.start(Examination.class, environment, system)) {
            String said = child.outcome();
            assertTrue(said.startsWith("exit 0: "), said);
            assertFalse(said.contains("\tat "), said);
            return said;
        }
    }

    /** Prints all findings, on the operating system that is named, if one is. */
    static final class Examination {
        public static void main(String[] system) {
            for (String name : system) {
                System.setProperty("os.name", name);
            }
            for (Finding each : OpenXrDoctor.examine()) {
                System.out.println(each.severity() + " " + each.subject() + ": " + each.what() + " " + each.remedy());
            }
        }
    }
}
