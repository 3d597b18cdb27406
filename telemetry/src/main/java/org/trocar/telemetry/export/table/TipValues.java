package org.trocar.telemetry.export.table;

import java.io.IOException;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.world.TipSamples;

/** What every export writes of an instrument's tip: its place, its orientation, and how wide its jaws are open. */
public final class TipValues {
    public static final int COLUMNS = 8;

    private TipValues() {}

    /** @param pose is written over */
    public static void put(TipSamples tips, int i, Hand hand, Pose pose, TableWriter out) throws IOException {
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
