package org.trocar.xrbridge.openxr;

import static org.lwjgl.openxr.XR10.*;

import java.util.Locale;

/** What is asked of a controller, or given to it. */
enum Input {
    GRIP(XR_ACTION_TYPE_POSE_INPUT),
    AIM(XR_ACTION_TYPE_POSE_INPUT),
    SELECT(XR_ACTION_TYPE_FLOAT_INPUT),
    SQUEEZE(XR_ACTION_TYPE_FLOAT_INPUT),
    MENU(XR_ACTION_TYPE_BOOLEAN_INPUT),
    PRIMARY(XR_ACTION_TYPE_BOOLEAN_INPUT),
    SECONDARY(XR_ACTION_TYPE_BOOLEAN_INPUT),
    HAPTIC(XR_ACTION_TYPE_VIBRATION_OUTPUT);

    private final int xrType;

    Input(int xrType) {
        this.xrType = xrType;
    }

    /** An {@code XrActionType}. */
    int xrType() {
        return xrType;
    }

    /** As runtimes show it where bindings can be changed. */
    String xrName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
