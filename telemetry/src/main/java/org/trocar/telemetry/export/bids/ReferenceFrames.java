package org.trocar.telemetry.export.bids;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two frames that positions are given in, as {@code channels.json} describes them. */
final class ReferenceFrames {
    static final String TRACKING = "tracking";
    static final String FIELD = "field";

    private static final Map<String, String> DESCRIPTIONS = Map.of(
            TRACKING,
            "the device's tracking space (OpenXR STAGE or its like), fixed in the room; x right, y up, z backward",
            FIELD,
            "the operated field, level and fixed in the room; x right, y up, z backward as the trainee faces it");

    private ReferenceFrames() {}

    static Map<String, Object> describe(List<Channel> channels) {
        Map<String, Object> levels = new LinkedHashMap<>();
        channels.stream()
                .map(Channel::frame)
                .distinct()
                .filter(DESCRIPTIONS::containsKey)
                .forEach(frame -> levels.put(
                        frame,
                        Json.object(
                                "Description",
                                DESCRIPTIONS.get(frame),
                                // Right, superior, posterior: the positive directions of x, y and z.
                                "SpatialAxes",
                                "RSP",
                                "RotationRule",
                                "right-hand")));
        return Json.object(
                "reference_frame",
                Json.object("Description", "the frame a channel's values are given in", "Levels", levels));
    }
}
