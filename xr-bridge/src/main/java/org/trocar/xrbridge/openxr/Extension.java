package org.trocar.xrbridge.openxr;

import java.util.stream.Stream;
import org.lwjgl.openxr.EXTEyeGazeInteraction;
import org.lwjgl.openxr.EXTHandInteraction;
import org.lwjgl.openxr.EXTHandTracking;
import org.lwjgl.openxr.EXTHandTrackingDataSource;
import org.lwjgl.openxr.FBDisplayRefreshRate;
import org.lwjgl.openxr.KHRConvertTimespecTime;
import org.lwjgl.openxr.KHRWin32ConvertPerformanceCounterTime;
import org.lwjgl.openxr.MNDHeadless;

/** The extensions that make a difference here: each is enabled where the runtime has it. */
enum Extension {
    HEADLESS(
            MNDHeadless.XR_MND_HEADLESS_EXTENSION_NAME,
            "runs programs that draw nothing",
            "it runs no program that draws nothing, and the bridge draws nothing.",
            "Make SteamVR, Monado or WiVRn the active OpenXR runtime. Meta Quest Link and Varjo Base do not have it; a headset on Link can be"
                    + " used through SteamVR."),
    HAND_TRACKING(
            EXTHandTracking.XR_EXT_HAND_TRACKING_EXTENSION_NAME,
            "gives the joints of bare hands",
            "only controllers can be used.",
            "Switch hand tracking on in the runtime's settings, where it has it (on Meta Quest Link it needs developer mode)."),
    TIMESPEC_CLOCK(
            KHRConvertTimespecTime.XR_KHR_CONVERT_TIMESPEC_TIME_EXTENSION_NAME,
            "relates its clock to this machine's",
            "what it measures cannot be placed in time.",
            "Update the runtime, or use SteamVR, Monado or WiVRn."),
    PERFORMANCE_COUNTER_CLOCK(
            KHRWin32ConvertPerformanceCounterTime.XR_KHR_WIN32_CONVERT_PERFORMANCE_COUNTER_TIME_EXTENSION_NAME,
            TIMESPEC_CLOCK.purpose,
            TIMESPEC_CLOCK.without,
            TIMESPEC_CLOCK.remedy),
    HAND_DATA_SOURCE(
            EXTHandTrackingDataSource.XR_EXT_HAND_TRACKING_DATA_SOURCE_EXTENSION_NAME,
            "tells whether hands are seen or made up from controllers",
            "hands count as made up from controllers whenever controllers are held.",
            "Put controllers away when bare hands are trained."),
    HAND_INTERACTION(
            EXTHandInteraction.XR_EXT_HAND_INTERACTION_EXTENSION_NAME,
            "gives pinch and grasp of bare hands",
            "pinching is worked out from the joints.",
            ""),
    EYE_GAZE(
            EXTEyeGazeInteraction.XR_EXT_EYE_GAZE_INTERACTION_EXTENSION_NAME,
            "can tell where the wearer looks, if the headset can",
            "no gaze can be recorded.",
            ""),
    REFRESH_RATE(
            FBDisplayRefreshRate.XR_FB_DISPLAY_REFRESH_RATE_EXTENSION_NAME,
            "tells how often the display refreshes",
            "the bridge keeps to the rate given to it.",
            "");

    private final String xrName;
    private final String purpose;
    private final String without;
    private final String remedy;

    Extension(String xrName, String purpose, String without, String remedy) {
        this.xrName = xrName;
        this.purpose = purpose;
        this.without = without;
        this.remedy = remedy;
    }

    /** The two of which one is needed, by platform. */
    static Stream<Extension> clocks() {
        return Stream.of(TIMESPEC_CLOCK, PERFORMANCE_COUNTER_CLOCK);
    }

    boolean isClock() {
        return clocks().anyMatch(each -> each == this);
    }

    /** Whether nothing goes without it. */
    boolean indispensable() {
        return this == HEADLESS || isClock();
    }

    /** As OpenXR spells it. */
    String xrName() {
        return xrName;
    }

    /** What it does, as the end of the sentence "the runtime …". */
    String purpose() {
        return purpose;
    }

    /** What it is like without, as a sentence's end. */
    String without() {
        return without;
    }

    /** What to do where it is missing, or "". */
    String remedy() {
        return remedy;
    }
}
