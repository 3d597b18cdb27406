package org.trocar.core.metric;

import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** The weighted median of values given one at a time, kept sorted. Takes a fixed number of values and ignores what comes after. */
final class WeightedMedian implements Stateful {
    private final double[] values;
    private final long[] weights;
    private int count;

    WeightedMedian(int capacity) {
        values = new double[capacity];
        weights = new long[capacity];
    }

    /** @param weight above 0 */
    void add(double value, long weight) {
        if (count == values.length) {
            return;
        }
        int i = count++;
        for (; i > 0 && values[i - 1] > value; i--) {
            values[i] = values[i - 1];
            weights[i] = weights[i - 1];
        }
        values[i] = value;
        weights[i] = weight;
    }

    /** The value with half the weight on either side; midway between two where the halves meet; NaN without values. */
    double median() {
        long left = 0;
        long right = 0;
        for (int i = 0; i < count; i++) {
            right += weights[i];
        }
        for (int i = 0; i < count; i++) {
            left += weights[i];
            right -= weights[i];
            if (left >= right) {
                return left > right ? values[i] : (values[i] + values[i + 1]) / 2;
            }
        }
        return Double.NaN;
    }

    @Override
    public void exchange(StateBuffer state) {
        count = state.exchange(count);
        state.exchange(values, count);
        state.exchange(weights, count);
    }
}
