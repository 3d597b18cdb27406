package org.trocar.telemetry.pack;

/**
 * How much a packed file may unpack to. Its own claims are a stranger's.
 *
 * @param files how many
 * @param fileBytes of one
 * @param totalBytes of all
 */
record PackLimits(int files, long fileBytes, long totalBytes) {
    /** Some thirteen hours of one session at 90 Hz. */
    static final PackLimits USUAL = new PackLimits(10_000, 8L << 30, 16L << 30);
}
