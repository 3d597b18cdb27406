package org.trocar.core.uncertainty;

/**
 * What one hand's tracking, and the tremor of a hand held still, add to its instrument tip.
 *
 * @param sdMetres how far a still tip strays from its mean, along each axis; NaN where unknown
 * @param stillMetresPerSecond how fast a still tip seems to move after the metrics' filter; NaN where only the spread is known, whose colour
 *     is then taken to be white
 * @param source how it is known
 * @param where of what measurement or publication, for people
 */
public record TipNoise(double sdMetres, double stillMetresPerSecond, NoiseSource source, String where) {
    public static TipNoise unknown(String why) {
        return new TipNoise(Double.NaN, Double.NaN, NoiseSource.UNKNOWN, why);
    }

    public boolean known() {
        return source != NoiseSource.UNKNOWN;
    }
}
