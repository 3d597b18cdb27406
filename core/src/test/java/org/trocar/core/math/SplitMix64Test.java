package org.trocar.core.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SplitMix64Test {
    /** The words that the generator's published reference program gives for this seed. */
    @Test
    void drawsThePublishedSequence() {
        SplitMix64 random = new SplitMix64(1234567);
        for (String word : new String[] {"6457827717110365317", "3203168211198807973", "9817491932198370423"}) {
            assertEquals((Long.parseUnsignedLong(word) >>> 11) / 0x1.0p53, random.nextDouble());
        }
    }
}
