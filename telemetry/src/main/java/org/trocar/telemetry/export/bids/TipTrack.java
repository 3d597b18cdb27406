package org.trocar.telemetry.export.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.world.TipSamples;
import org.trocar.telemetry.export.session.Key;
import org.trocar.telemetry.export.table.TextTable;

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
                writeTip(tips, i, hand, out);
            } else {
                out.skip(8);
            }
        }
        out.putSeconds(latencyNanos);
        out.endRow();
    }

    private void writeTip(TipSamples tips, int i, Hand hand, TextTable out) {
        tips.tip(i, hand, pose);
        out.put(pose.position.x);
        out.put(pose.position.y);
        out.put(pose.position.z);
        out.put(pose.orientation.x);
        out.put(pose.orientation.y);
        out.put(pose.orientation.z);
        out.put(pose.orientation.w);
        out.put(tips.jawRadians(i, hand));
    }
}
