package org.trocar.core.uncertainty;

/**
 * What noise did to one measure of the way without noise.
 *
 * @param bias on average
 * @param sd how much it varied
 */
record Spread(double bias, double sd) {
    static Spread of(Bootstrap bootstrap, int measure) {
        double calm = bootstrap.calm(measure);
        double sum = 0;
        for (int i = 0; i < Bootstrap.REPLICATES; i++) {
            sum += bootstrap.noisy(measure, i) - calm;
        }
        double bias = sum / Bootstrap.REPLICATES;
        double squares = 0;
        for (int i = 0; i < Bootstrap.REPLICATES; i++) {
            double off = bootstrap.noisy(measure, i) - calm - bias;
            squares += off * off;
        }
        return new Spread(bias, Math.sqrt(squares / (Bootstrap.REPLICATES - 1)));
    }
}
