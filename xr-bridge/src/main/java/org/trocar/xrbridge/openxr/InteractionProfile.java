package org.trocar.xrbridge.openxr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trocar.core.hands.Hand;

/** The kinds of controllers that are known here, and which of their parts is which input. All have a grip and an aim. */
enum InteractionProfile {
    SIMPLE(
            "/interaction_profiles/khr/simple_controller",
            both(Input.SELECT, "/input/select/click"),
            both(Input.MENU, "/input/menu/click"),
            both(Input.HAPTIC, "/output/haptic")),
    TOUCH(
            "/interaction_profiles/oculus/touch_controller",
            both(Input.SELECT, "/input/trigger/value"),
            both(Input.SQUEEZE, "/input/squeeze/value"),
            left(Input.MENU, "/input/menu/click"),
            left(Input.PRIMARY, "/input/x/click"),
            left(Input.SECONDARY, "/input/y/click"),
            right(Input.PRIMARY, "/input/a/click"),
            right(Input.SECONDARY, "/input/b/click"),
            both(Input.HAPTIC, "/output/haptic")),
    INDEX(
            "/interaction_profiles/valve/index_controller",
            both(Input.SELECT, "/input/trigger/value"),
            both(Input.SQUEEZE, "/input/squeeze/value"),
            both(Input.PRIMARY, "/input/a/click"),
            both(Input.SECONDARY, "/input/b/click"),
            both(Input.HAPTIC, "/output/haptic")),
    VIVE(
            "/interaction_profiles/htc/vive_controller",
            both(Input.SELECT, "/input/trigger/value"),
            both(Input.SQUEEZE, "/input/squeeze/click"),
            both(Input.MENU, "/input/menu/click"),
            both(Input.HAPTIC, "/output/haptic")),
    WINDOWS_MIXED_REALITY(
            "/interaction_profiles/microsoft/motion_controller",
            both(Input.SELECT, "/input/trigger/value"),
            both(Input.SQUEEZE, "/input/squeeze/click"),
            both(Input.MENU, "/input/menu/click"),
            both(Input.HAPTIC, "/output/haptic")),
    /** Bare hands, that pinch and grasp and feel nothing. */
    BARE_HANDS(
            "/interaction_profiles/ext/hand_interaction_ext",
            both(Input.SELECT, "/input/pinch_ext/value"),
            both(Input.SQUEEZE, "/input/grasp_ext/value"));

    /** A part of a controller, below the path of the hand that holds it. */
    record Binding(Input input, String path, List<Hand> hands) {}

    private static final List<Binding> POSES =
            List.of(both(Input.GRIP, "/input/grip/pose"), both(Input.AIM, "/input/aim/pose"));

    private final String path;
    private final List<Binding> parts;

    InteractionProfile(String path, Binding... parts) {
        this.path = path;
        this.parts = List.of(parts);
    }

    /** Null for one that is not known here. */
    static InteractionProfile ofPath(String path) {
        return Arrays.stream(values())
                .filter(each -> each.path.equals(path))
                .findFirst()
                .orElse(null);
    }

    /** As OpenXR spells it. */
    String path() {
        return path;
    }

    List<Binding> bindings() {
        List<Binding> all = new ArrayList<>(POSES);
        all.addAll(parts);
        return all;
    }

    private static Binding both(Input input, String path) {
        return new Binding(input, path, List.of(Hand.values()));
    }

    private static Binding left(Input input, String path) {
        return new Binding(input, path, List.of(Hand.LEFT));
    }

    private static Binding right(Input input, String path) {
        return new Binding(input, path, List.of(Hand.RIGHT));
    }
}
