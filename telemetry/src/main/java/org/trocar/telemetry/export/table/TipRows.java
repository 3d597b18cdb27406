package org.trocar.telemetry.export.table;

import java.io.IOException;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.world.TipSamples;
import org.trocar.telemetry.export.session.Key;

/** Instrument tips as rows, one a frame and hand. A tip without tracking has no values: it was held, not measured. */
final class TipRows {
    private static final Hand[] HANDS = Hand.values();

    private final TableWriter out;
    private final String session;
    private final Pose pose = new Pose();

    TipRows(TableWriter out, String session) {
        this.out = out;
        this.session = session;
    }

    void write(long tick, TipSamples tips) throws IOException {
        for (int i = 0; i < tips.count(); i++) {
            for (Hand hand : HANDS) {
                out.put(session);
                out.put(tick);
                out.put(tips.captureNanos(i));
                out.put(Key.of(hand));
                out.put(tips.tracked(i, hand));
                values(tips, i, hand);
                out.endRow();
            }
        }
    }

    private void values(TipSamples tips, int i, Hand hand) throws IOException {
        if (!tips.tracked(i, hand)) {
            out.skip(TipValues.COLUMNS);
            return;
        }
        TipValues.put(tips, i, hand, pose, out);
    }
}
