package org.trocar.core.scoring;

import java.util.Arrays;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.Procedure;
import org.trocar.core.scenario.Procedure.Done;
import org.trocar.core.scenario.Procedure.Role;
import org.trocar.core.scenario.Procedure.Step;

/**
 * How near transfers come to a procedure: 1 − d/n, where d is the edit distance (Levenshtein 1966, every insertion, deletion and exchange
 * costs 1) between what was done and the nearest order that the procedure allows, and n the longer one's number of steps. Unit 1, from 0 to
 * 1. Steps that the procedure does not name are passed over; the same step by the other hand is another one.
 *
 * <p>Allocates only when made.
 */
public final class StepOrder {
    /** More steps of one transfer than this are cut off: it is far from any procedure by then. */
    private static final int MAX_STEPS = 128;

    private static final int ROLES = Role.values().length;

    private final Hand dominant;
    private final int[][] orders;
    private final boolean[] named = new boolean[Done.values().length];
    private final int[] seen = new int[MAX_STEPS];
    private final int[] row;

    public StepOrder(Procedure procedure, Hand dominant) {
        this.dominant = dominant;
        orders = procedure.orders().stream().map(StepOrder::codes).toArray(int[][]::new);
        procedure.steps().forEach(step -> named[step.done().ordinal()] = true);
        row = new int
                [1 + Arrays.stream(orders).mapToInt(order -> order.length).max().orElse(0)];
    }

    private static int[] codes(List<Step> order) {
        return order.stream().mapToInt(step -> code(step.done(), step.by())).toArray();
    }

    private static int code(Done done, Role by) {
        return done.ordinal() * ROLES + by.ordinal();
    }

    /** The mean over all transfers that were begun; NaN where none was. */
    public double mean(TransferLog log) {
        double sum = 0;
        int begun = 0;
        for (int transfer = 0; transfer < log.transferCount(); transfer++) {
            double one = of(log, transfer);
            if (!Double.isNaN(one)) {
                sum += one;
                begun++;
            }
        }
        return sum / begun;
    }

    /** Of one transfer; NaN where it was not begun. */
    public double of(TransferLog log, int transfer) {
        int length = collect(log, transfer);
        double best = Double.NaN;
        for (int i = 0; length > 0 && i < orders.length; i++) {
            double near = 1 - (double) distance(length, orders[i]) / Math.max(length, orders[i].length);
            best = near > best || Double.isNaN(best) ? near : best;
        }
        return best;
    }

    private int collect(TransferLog log, int transfer) {
        Hand first = log.firstHand(transfer, dominant);
        int length = 0;
        for (int i = 0; i < log.count() && length < MAX_STEPS; i++) {
            if (log.transfer(i) == transfer && named[log.done(i).ordinal()]) {
                seen[length++] = code(log.done(i), log.hand(i) == first ? Role.FIRST : Role.SECOND);
            }
        }
        return length;
    }

    private int distance(int length, int[] order) {
        for (int j = 0; j <= order.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= order.length; j++) {
                int exchanged = diagonal + (seen[i - 1] == order[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[order.length];
    }
}
