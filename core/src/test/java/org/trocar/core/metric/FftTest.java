package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trocar.core.math.SplitMix64;

class FftTest {
    @ParameterizedTest
    @CsvSource({"1, 8", "8, 8", "16, 256", "32, 512", "512, 8192"})
    void whatIsPaddedWithZerosTransformsToTheSameBits(int given, int length) {
        double[] re = new double[length];
        double[] im = new double[length];
        SplitMix64 random = new SplitMix64(given);
        for (int i = 0; i < given; i++) {
            re[i] = (random.next() >>> 11) * 0x1p-53;
            im[i] = (random.next() >>> 11) * 0x1p-53;
        }
        double[] paddedRe = withoutZeros(re, given);
        double[] paddedIm = withoutZeros(im, given);
        Fft fft = Fft.upTo(length);
        fft.transform(re, im, length);
        fft.transformPadded(paddedRe, paddedIm, given, length);
        for (int i = 0; i < length; i++) {
            // Zero has two signs, of which a power knows nothing.
            assertEquals(re[i] + 0.0, paddedRe[i] + 0.0, "real part " + i);
            assertEquals(im[i] + 0.0, paddedIm[i] + 0.0, "imaginary part " + i);
        }
    }

    private static double[] withoutZeros(double[] values, int given) {
        double[] out = values.clone();
        Arrays.fill(out, given, out.length, Double.NaN);
        return out;
    }

    @ParameterizedTest
    @CsvSource({"64", "65536", "131072"})
    void aLongerTransformsTablesServeAShorterOneToTheSameBits(int longest) {
        Fft fft = Fft.upTo(longest);
        for (int j = 0; j < 32; j++) {
            assertEquals(StrictMath.cos(Math.PI * j / 32), fft.cos(32, j));
            assertEquals(-StrictMath.sin(Math.PI * j / 32), fft.minusSin(32, j));
        }
    }
}
