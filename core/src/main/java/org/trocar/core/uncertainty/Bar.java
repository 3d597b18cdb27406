package org.trocar.core.uncertainty;

import java.util.Optional;

/**
 * What is known of one metric's error.
 *
 * @param bias what the noise added, in the metric's unit; 0 where there is no interval
 * @param whyNone why there is no interval, or empty
 */
record Bar(Optional<Interval> interval, double bias, String whyNone) {
    static Bar of(double low, double high, double bias) {
        return new Bar(Optional.of(new Interval(low, high)), bias, "");
    }

    static Bar none(String why) {
        return new Bar(Optional.empty(), 0, why);
    }
}
