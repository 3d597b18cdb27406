package org.trocar.telemetry.export.bids;

/**
 * A column of a motion file, as {@code channels.tsv} describes it.
 *
 * @param type POS, ORNT, VEL, GYRO, JNTANG, MISC or LATENCY
 * @param point the tracked point, or n/a
 * @param units or n/a
 * @param frame a level of {@code reference_frame} in {@code channels.json}, or n/a
 */
record Channel(String name, String component, String type, String point, String units, String placement, String frame) {
    static Channel latency() {
        return new Channel("latency", "n/a", "LATENCY", "n/a", "s", "n/a", "n/a");
    }
}
