package org.trocar.core.hands;

/** The 26 hand joints of OpenXR's {@code XR_EXT_hand_tracking}, in its order: {@code ordinal()} is the joint's index. */
public enum Joint {
    PALM,
    WRIST,
    THUMB_METACARPAL,
    THUMB_PROXIMAL,
    THUMB_DISTAL,
    THUMB_TIP,
    INDEX_METACARPAL,
    INDEX_PROXIMAL,
    INDEX_INTERMEDIATE,
    INDEX_DISTAL,
    INDEX_TIP,
    MIDDLE_METACARPAL,
    MIDDLE_PROXIMAL,
    MIDDLE_INTERMEDIATE,
    MIDDLE_DISTAL,
    MIDDLE_TIP,
    RING_METACARPAL,
    RING_PROXIMAL,
    RING_INTERMEDIATE,
    RING_DISTAL,
    RING_TIP,
    LITTLE_METACARPAL,
    LITTLE_PROXIMAL,
    LITTLE_INTERMEDIATE,
    LITTLE_DISTAL,
    LITTLE_TIP;

    public static final int COUNT = 26;

    /** This joint's bit in a mask of 26 joints. */
    public int bit() {
        return 1 << ordinal();
    }
}
