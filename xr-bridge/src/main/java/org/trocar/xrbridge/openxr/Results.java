package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.XR10.*;

import org.trocar.xrbridge.headset.HeadsetException;

/** OpenXR's result codes in words. Below 0 a call failed; above 0 it did something, though not all that was asked. */
final class Results {
    private Results() {}

    /** @throws HeadsetException when the call failed: what was being done, why it failed and what to do */
    static void check(int code, String doing) throws HeadsetException {
        if (code < 0) {
            throw new HeadsetException("Cannot " + doing + ": " + words(code), passing(code));
        }
    }

    /**
     * Whether the code says that session or instance are gone, so that only opening anew helps. A runtime that fails inside at one call
     * may be well at the next; {@link Failures} says when that is over.
     */
    static boolean loss(int code) {
        return switch (code) {
            case XR_ERROR_INSTANCE_LOST,
                    XR_ERROR_SESSION_LOST,
                    XR_SESSION_LOSS_PENDING,
                    XR_ERROR_RUNTIME_UNAVAILABLE,
                    XR_ERROR_HANDLE_INVALID -> true;
            default -> false;
        };
    }

    /** Whether the same call may succeed in a moment, as while a runtime starts or a headset is plugged in. */
    static boolean passing(int code) {
        return switch (code) {
            case XR_ERROR_INITIALIZATION_FAILED,
                    XR_ERROR_FORM_FACTOR_UNAVAILABLE,
                    XR_ERROR_LIMIT_REACHED,
                    XR_ERROR_RUNTIME_FAILURE -> true;
            default -> loss(code);
        };
    }

    /** What the code means and what to do about it. */
    static String words(int code) {
        return switch (code) {
            case XR_ERROR_RUNTIME_UNAVAILABLE ->
                "no OpenXR runtime answers (-51). Install one and make it the active one, or start it:"
                        + " SteamVR, Monado or WiVRn. \"trocar bridge doctor\" says what this machine has.";
            case XR_ERROR_FILE_ACCESS_ERROR, XR_ERROR_FILE_CONTENTS_INVALID ->
                "the active runtime's manifest or library cannot be read (" + code
                        + "). Install it again, or make another runtime the active one.";
            case XR_ERROR_FORM_FACTOR_UNAVAILABLE -> "the runtime sees no headset (-35). Connect it and switch it on.";
            case XR_ERROR_FORM_FACTOR_UNSUPPORTED ->
                "the runtime serves no headsets (-34). Make a runtime for headsets the active one.";
            case XR_ERROR_INSTANCE_LOST -> "the runtime has gone (-13). It is tried again when it is back.";
            case XR_ERROR_SESSION_LOST, XR_SESSION_LOSS_PENDING ->
                "the runtime has taken the session away (" + code + "). It is opened anew.";
            case XR_ERROR_RUNTIME_FAILURE ->
                "the runtime failed inside (-2). Start the runtime again; its own log says more.";
            case XR_ERROR_INITIALIZATION_FAILED ->
                "the runtime could not start (-6). Start the headset's program first; its own log says more.";
            case XR_ERROR_API_VERSION_UNSUPPORTED ->
                "the runtime speaks another version of OpenXR (-4). Update the runtime.";
            case XR_ERROR_LIMIT_REACHED ->
                "the runtime serves no more programs at once (-10). Close other programs that use the headset.";
            case XR_ERROR_OUT_OF_MEMORY -> "memory is used up (-3). Close other programs.";
            case XR_ERROR_EXTENSION_NOT_PRESENT, XR_ERROR_FUNCTION_UNSUPPORTED, XR_ERROR_FEATURE_UNSUPPORTED ->
                "the runtime does not do what it said it does (" + code + "). Update the runtime.";
            case XR_ERROR_API_LAYER_NOT_PRESENT ->
                "an API layer that XR_ENABLE_API_LAYERS names is not installed (-36)."
                        + " Install it or unset XR_ENABLE_API_LAYERS.";
            case XR_ERROR_GRAPHICS_DEVICE_INVALID ->
                "the runtime wants a program that draws (-38)."
                        + " Use a runtime with XR_MND_headless: SteamVR, Monado or WiVRn.";
            default ->
                "the runtime answered with OpenXR result " + code
                        + ". Update the runtime, and report this if it stays.";
        };
    }
}
