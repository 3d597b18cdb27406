package org.trocar.core.uncertainty;

import java.util.List;
import java.util.Locale;

/**
 * What others measured of devices held still, for runs whose calibration tells nothing of it. Only jitter counts here: an offset, such as the 11 mm by which
 * Quest 2's bare-hand tracking is off on average (doi 10.3758/s13428-022-02051-8), makes no path. Most publications give offsets only, so
 * most devices are not in the table, and a run on them without calibration has no error bars.
 *
 * @param word by which the device's own text names it, in lower case
 * @param bareHands whether it tracks hands, not what they hold
 * @param sdMetres along each axis, of what is tracked
 * @param where who measured it
 */
record DeviceNoise(String word, boolean bareHands, double sdMetres, String where) {
    private static final List<DeviceNoise> TABLE = List.of(
            new DeviceNoise(
                    "leap",
                    true,
                    0.0005,
                    "a Leap Motion's standard deviation, at most 0.5 mm, held still (Guna et al. 2014, doi 10.3390/s140203702)"),
            new DeviceNoise(
                    "vicon",
                    false,
                    0.000025,
                    "a Vicon's variability, below 0.025 mm, of markers at rest (Merriaux et al. 2017, doi 10.3390/s17071591)"));

    /**
     * @param device free text, what the client said it is
     * @param bareHanded whether cameras tracked the bare hand
     * @param leverRatio how far the tip moves for a movement of the hand
     */
    static TipNoise of(String device, boolean bareHanded, double leverRatio) {
        String text = device.toLowerCase(Locale.ROOT);
        return TABLE.stream()
                .filter(entry -> entry.bareHands == bareHanded && text.contains(entry.word))
                .findFirst()
                .map(entry -> new TipNoise(entry.sdMetres * leverRatio, Double.NaN, NoiseSource.DEVICE, entry.where))
                .orElseGet(() -> TipNoise.unknown("no published jitter of its device is known"));
    }
}
