package org.trocar.server.cli;

import java.util.Locale;
import java.util.Map;
import org.trocar.server.words.Amounts;
import org.trocar.xrbridge.recording.RecordedHands;
import org.trocar.xrbridge.recording.RecordedHands.HandDevice;

/** Says what a recording has and lacks, before a server is bothered with it. */
final class RecordingPrinter {
    private final Output output;

    RecordingPrinter(Output output) {
        this.output = output;
    }

    void print(RecordedHands hands) {
        output.line(
                "recording: %s in %.1f s, %.0f a second, %s over %s s",
                Amounts.count(hands.frames(), "frame"),
                hands.seconds(),
                hands.medianRateHz(),
                Amounts.count(hands.gaps(), "gap"),
                RecordedHands.GAP_SECONDS);
        print("left", hands.leftDevice(), hands.leftTrackedFraction());
        print("right", hands.rightDevice(), hands.rightTrackedFraction());
        if (hands.start().isEmpty()) {
            output.aside(
                    "nothing is ever tracked in this recording: no instrument will move, and the run is graded as such");
        }
    }

    private void print(String hand, HandDevice device, double trackedFraction) {
        if (device == HandDevice.NONE) {
            output.aside("the %s hand is never tracked in this recording; its instrument stays where it is", hand);
        } else {
            output.line("  %s hand: %s, tracked in %.1f %% of the frames", hand, words(device), 100 * trackedFraction);
        }
    }

    private static String words(HandDevice device) {
        return switch (device) {
            case NONE -> "nothing";
            case CONTROLLER -> "a controller";
            case TOOL -> "a tool";
            case JOINTS -> "its joints";
        };
    }

    /** The same for {@code --json}. */
    static Map<String, Object> json(RecordedHands hands) {
        return Json.object(
                "frames",
                hands.frames(),
                "seconds",
                hands.seconds(),
                "gaps",
                hands.gaps(),
                "left",
                hand(hands.leftDevice(), hands.leftTrackedFraction()),
                "right",
                hand(hands.rightDevice(), hands.rightTrackedFraction()));
    }

    private static Map<String, Object> hand(HandDevice device, double trackedFraction) {
        return Json.object("device", device.name().toLowerCase(Locale.ROOT), "tracked_fraction", trackedFraction);
    }
}
