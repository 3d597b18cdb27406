package org.trocar.xrbridge.bridge;

import org.trocar.protos.v1.Haptic;

/**
 * What one hand is to feel.
 *
 * @param amplitude 0 to 1
 * @param durationNanos above 0
 * @param frequencyHz 0 leaves it to the device
 * @param askedNanos when the server's wish arrived
 */
record Vibration(float amplitude, long durationNanos, float frequencyHz, long askedNanos) {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LONGEST_MILLIS = 1000;

    static Vibration of(Haptic haptic, long askedNanos) {
        float amplitude = Math.max(0, Math.min(1, haptic.getAmplitude()));
        long millis = Math.min(LONGEST_MILLIS, Integer.toUnsignedLong(haptic.getDurationMillis()));
        return new Vibration(amplitude, millis * NANOS_PER_MILLI, Math.max(0, haptic.getFrequencyHz()), askedNanos);
    }

    boolean felt() {
        return amplitude > 0 && durationNanos > 0;
    }
}
