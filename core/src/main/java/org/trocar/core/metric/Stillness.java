package org.trocar.core.metric;

import org.trocar.core.math.Vec3;

/**
 * Below what a point has not moved: a micrometre is closer than any tracker of hands tells, and far above what rounding makes of positions
 * that are equal. The smoothness of such a "motion" would be that of rounding.
 */
final class Stillness {
    static final double METRES = 1e-6;
    static final double RADIANS = 1e-6;

    private Stillness() {}

    /** Whether a path is more than rounding. */
    static boolean isWay(double metres) {
        return metres >= METRES;
    }

    /** Whether all points lie where the first does. */
    static boolean holds(Vec3[] points) {
        for (Vec3 point : points) {
            if (isWay(point.distance(points[0]))) {
                return false;
            }
        }
        return true;
    }
}
