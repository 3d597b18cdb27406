package org.trocar.telemetry.export.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.world.TipSamples;
import org.trocar.telemetry.export.session.Key;
import org.trocar.telemetry.export.table.TextTable;
import org.trocar.telemetry.export.table.TipValues;

/** Instrument tips as channels: a row for each frame, at its capture time. What was not tracked, or not placed yet, is n/a. */
final class TipTrack {
    static final String SYSTEM = "instruments";
    private static final Hand[] HANDS = Hand.values();

    private final Pose pose = new Pose();

    List<Channel> channels() {
        List<Channel> channels = new ArrayList<>();
        for (Hand hand : HANDS) {
            String side = Key.of(hand);
            String placement = side + " instrument";
            HandTrack.addPose(side + "_tip", placement, ReferenceFrames.FIELD, channels);
            channels.add(new Channel(side + "_jaw", "n/a", "JNTANG", side + "_tip", "rad", placement, "n/a"));
        }
        channels.add(Channel.latency());
        return channels;
    }

    /**
     * @param i the frame's sample, or −1 when it has none
     * @param latencyNanos after the recording's first frame
     */
    void write(TipSamples tips, int i, long latencyNanos, TextTable out) throws IOException {
        for (Hand hand : HANDS) {
            if (i >= 0 && tips.tracked(i, hand)) {
                TipValues.put(tips, i, hand, pose, out);
            } else {
                out.skip(TipValues.COLUMNS);
            }
        }
        out.putSeconds(latencyNanos);
        out.endRow();
    }
}
