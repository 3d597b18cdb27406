package org.trocar.core.scoring;

import java.util.BitSet;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Procedure.Done;

/**
 * How often a run gave occasion to an error of a kind, so that a count can be read: two drops in four grasps are not two in forty. A ring can
 * be dropped as often as it is grasped; each transfer that was begun, by lifting its ring, has one first hand and one change of hands to get
 * wrong. A drop of a ring that was knocked down, not held, had no occasion counted.
 *
 * @param count of occasions
 * @param unit what was counted, in the plural
 */
public record Opportunities(int count, String unit) {
    public static Opportunities of(ErrorKind kind, TransferLog log) {
        return switch (kind) {
            case DROP_IN_VIEW, DROP_OUT_OF_VIEW -> new Opportunities(grasps(log), "grasps");
            case TRANSFER_NOT_IN_MID_AIR, WRONG_HAND_FIRST -> new Opportunities(begun(log), "transfers begun");
        };
    }

    private static int grasps(TransferLog log) {
        int grasps = 0;
        for (int i = 0; i < log.count(); i++) {
            grasps += log.done(i) == Done.GRASPED ? 1 : 0;
        }
        return grasps;
    }

    private static int begun(TransferLog log) {
        BitSet begun = new BitSet(log.transferCount());
        for (int i = 0; i < log.count(); i++) {
            if (log.done(i) == Done.LIFTED) {
                begun.set(log.transfer(i));
            }
        }
        return begun.cardinality();
    }
}
