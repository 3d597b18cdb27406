package org.trocar.benchmarks.micro;

/**
 * How long is measured.
 *
 * @param forks processes, one after the other, each measured for itself; 0 for none but the one that asks
 * @param iterations of a process after those to warm up
 */
public record Effort(int forks, int warmUps, int iterations, int iterationMillis) {
    public static final Effort FULL = new Effort(2, 4, 5, 500);
    public static final Effort QUICK = new Effort(0, 3, 3, 150);
}
