package org.trocar.core.uncertainty;

/**
 * What one hand's tracking adds to its instrument tip by itself: a wander about the true place, the same along each axis, whose correlation
 * falls by half every so often (an Ornstein–Uhlenbeck process; white where it has no memory).
 *
 * @param sdMetres its standard deviation along each axis, at the tip; NaN where unknown
 * @param memorySeconds in what time its correlation falls to 1/e; 0 where white
 * @param source how it is known
 * @param where of what measurement or publication, for people
 */
public record TipNoise(double sdMetres, double memorySeconds, NoiseSource source, String where) {
    public static TipNoise unknown(String why) {
        return new TipNoise(Double.NaN, Double.NaN, NoiseSource.UNKNOWN, why);
    }

    public boolean known() {
        return source != NoiseSource.UNKNOWN;
    }
}
