package org.trocar.core.uncertainty;

/**
 * How wide a metric's interval has to be for what the replicates showed: half-width = spreads · sd + biasShare · |bias| + share · |value| +
 * units. Set by experiment on seeded traces with known truth, see decision 12; docs/uncertainty.md has the coverage on others.
 *
 * @param spreads times the replicates' standard deviation
 * @param biasShare times the bias that was taken out: the guess at the way without noise is itself biased
 * @param share times the value
 * @param units in the value's unit: a count is not known better than to one half
 * @param limitMetresPerSecond the still tip's filtered speed above which no such interval covers as it should, or covers only because it
 *     says nothing
 */
record Allowance(double spreads, double biasShare, double share, double units, double limitMetresPerSecond) {
    double halfWidth(double sd, double bias, double value) {
        return spreads * sd + biasShare * Math.abs(bias) + share * Math.abs(value) + units;
    }
}
