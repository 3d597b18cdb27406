package org.trocar.core.metric;

/**
 * Derivatives by a least-squares polynomial over a window (Savitzky &amp; Golay 1964, Anal. Chem. 36:1627). Not causal: for research
 * exports, never for the pipeline.
 */
public final class SavitzkyGolay {
    private final double[] weights;

    /**
     * @param window samples, odd
     * @param order of the polynomial, less than the window
     * @param derivative which derivative, 0 to order
     * @param sampleHz the signal's rate
     */
    public SavitzkyGolay(int window, int order, int derivative, double sampleHz) {
        if (window % 2 == 0 || order >= window || derivative < 0 || derivative > order) {
            throw new IllegalArgumentException("window " + window + ", order " + order + ", derivative " + derivative
                    + ": the window must be odd and larger than the order, the derivative 0 to the order");
        }
        weights = weights(window / 2, solve(normalMatrix(window / 2, order), derivative));
        double scale = power(sampleHz, derivative) * factorial(derivative);
        for (int i = 0; i < window; i++) {
            weights[i] *= scale;
        }
    }

    /** The weights, oldest sample first. */
    public double[] weights() {
        return weights.clone();
    }

    /** The derivative at {@code centre}, in the signal's unit per second to its power; half a window must lie on either side. */
    public double at(double[] signal, int centre) {
        int half = weights.length / 2;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * signal[centre - half + i];
        }
        return sum;
    }

    private static double[] weights(int half, double[] coefficients) {
        double[] result = new double[2 * half + 1];
        for (int x = -half; x <= half; x++) {
            for (int j = coefficients.length - 1; j >= 0; j--) {
                result[x + half] = result[x + half] * x + coefficients[j];
            }
        }
        return result;
    }

    private static double[][] normalMatrix(int half, int order) {
        double[][] matrix = new double[order + 1][order + 1];
        for (int x = -half; x <= half; x++) {
            for (int row = 0; row <= order; row++) {
                for (int column = 0; column <= order; column++) {
                    matrix[row][column] += power(x, row + column);
                }
            }
        }
        return matrix;
    }

    /** Solves matrix·c = unit vector by elimination; a normal matrix is positive definite, so no pivoting is needed. */
    private static double[] solve(double[][] matrix, int unit) {
        int n = matrix.length;
        double[] c = new double[n];
        c[unit] = 1;
        for (int pivot = 0; pivot < n; pivot++) {
            for (int row = pivot + 1; row < n; row++) {
                double factor = matrix[row][pivot] / matrix[pivot][pivot];
                for (int column = pivot; column < n; column++) {
                    matrix[row][column] -= factor * matrix[pivot][column];
                }
                c[row] -= factor * c[pivot];
            }
        }
        for (int row = n - 1; row >= 0; row--) {
            for (int column = row + 1; column < n; column++) {
                c[row] -= matrix[row][column] * c[column];
            }
            c[row] /= matrix[row][row];
        }
        return c;
    }

    private static double power(double base, int exponent) {
        double result = 1;
        for (int i = 0; i < exponent; i++) {
            result *= base;
        }
        return result;
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }
}
