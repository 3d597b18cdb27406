package org.trocar.core.grade;

/**
 * A plain number as people read it, from ten thousand on by the thousand, million or billion: of a jerk measure nobody needs eight digits.
 *
 * @param value by the word
 * @param word empty for a number that is not large
 */
public record LargeNumber(double value, String word) {
    private static final double LARGE = 10_000;
    private static final String[] WORDS = {"thousand", "million", "billion"};

    /** {@code 47.02 million} for 47,015,728. */
    public static LargeNumber of(double plain) {
        if (!(Math.abs(plain) >= LARGE)) {
            return new LargeNumber(plain, "");
        }
        double value = plain / 1000;
        int word = 0;
        while (Math.abs(value) >= 1000 && word < WORDS.length - 1) {
            value /= 1000;
            word++;
        }
        return new LargeNumber(value, WORDS[word]);
    }

    public boolean isLarge() {
        return !word.isEmpty();
    }
}
