package org.trocar.core.rigid;

import org.trocar.core.math.Vec3;

/**
 * The places where a ring's core circle comes locally closest to a straight segment or to another ring's core circle; a torus touches a
 * capsule or another torus there and nowhere else. Results stand until the next query.
 *
 * <p>Along the circle, the squared distance to a straight line is a trigonometric polynomial of degree two, so its minima are found from a
 * few samples and Newton's method, exactly enough that a contact moves smoothly as the ring does.
 */
final class ClosestApproach {
    static final int MOST = 6;

    private static final int SAMPLES = 16;
    private static final int NEWTON_STEPS = 5;
    private static final int PROJECTIONS = 6;
    private static final double[] COS = new double[SAMPLES];
    private static final double[] SIN = new double[SAMPLES];

    static {
        for (int i = 0; i < SAMPLES; i++) {
            COS[i] = StrictMath.cos(2 * StrictMath.PI * i / SAMPLES);
            SIN[i] = StrictMath.sin(2 * StrictMath.PI * i / SAMPLES);
        }
    }

    /** How many places the last query found. */
    int count;

    /** On the ring's core circle. */
    final Vec3[] onCircle = vectors();
    /** The nearest point of the other thing: on the segment, or on the other ring's core circle. */
    final Vec3[] onOther = vectors();
    /** Where along the segment, 0 (start) to 1 (end). */
    final double[] fraction = new double[MOST];

    private final double[] sampled = new double[SAMPLES];
    private final Vec3 first = new Vec3();
    private final Vec3 second = new Vec3();
    private final Vec3 line = new Vec3();
    private final Vec3 offset = new Vec3();
    private final Vec3 p = new Vec3();
    private final Vec3 q = new Vec3();

    // distance² along the circle = mean + cos1 cos t + sin1 sin t + cos2 cos 2t + sin2 sin 2t
    private double mean;
    private double cos1;
    private double sin1;
    private double cos2;
    private double sin2;

    /** Finds where the circle comes closest to a segment, leaving out what is surely farther than reach (metres). */
    void toSegment(Ring ring, Vec3 start, Vec3 end, double reach) {
        count = 0;
        double length = line.difference(end, start).length();
        line.scale(1 / length);
        if (farFromSegment(ring, start, length, reach)) {
            return;
        }
        planeOf(ring);
        expand(ring);
        if (leastPossible() > reach * reach) {
            return;
        }
        sample();
        double most = reach + ring.majorRadius * StrictMath.PI / SAMPLES;
        for (int i = 0; i < SAMPLES; i++) {
            if (isLocalMinimum(i) && sampled[i] < most * most) {
                refine(ring, COS[i], SIN[i]);
                addWithin(start, length);
            }
        }
        addEnd(ring, start, start, length, 0);
        addEnd(ring, end, start, length, 1);
    }

    /** Finds where two rings' core circles come closest, leaving out what is surely farther than reach (metres). */
    void toRing(Ring ring, Ring other, double reach) {
        count = 0;
        planeOf(ring);
        for (int i = 0; i < SAMPLES; i++) {
            pointAt(ring, COS[i], SIN[i], p);
            sampled[i] = p.distance(nearestOnCircle(other, p, q));
            sampled[i] *= sampled[i];
        }
        double most = reach + ring.majorRadius * StrictMath.PI / SAMPLES;
        for (int i = 0; i < SAMPLES && count < MOST; i++) {
            if (isLocalMinimum(i) && sampled[i] < most * most) {
                addBetween(ring, other, COS[i], SIN[i]);
            }
        }
        if (count == 0 && sampled[0] < most * most) {
            // One exactly above the other: they are equally close all round.
            for (int i = 0; i < SAMPLES; i += 6) {
                addBetween(ring, other, COS[i], SIN[i]);
            }
        }
    }

    /** out = the point of a ring's core circle nearest to a point; from the circle's axis, where all are, any of them. */
    static Vec3 nearestOnCircle(Ring ring, Vec3 point, Vec3 out) {
        out.difference(point, ring.pose.position);
        out.addScaled(ring.axis, -out.dot(ring.axis));
        double length = out.length();
        if (length < 1e-12) {
            ring.pose.orientation.rotate(out.set(1, 0, 0), out);
            length = 1;
        }
        return out.scale(ring.majorRadius / length).add(ring.pose.position);
    }

    private boolean farFromSegment(Ring ring, Vec3 start, double length, double reach) {
        offset.difference(ring.pose.position, start);
        double along = Math.min(Math.max(offset.dot(line), 0), length);
        double far = ring.majorRadius + reach;
        boolean result = p.set(offset).addScaled(line, -along).lengthSquared() > far * far;
        offset.addScaled(line, -offset.dot(line));
        return result;
    }

    private void planeOf(Ring ring) {
        ring.pose.orientation.rotate(first.set(1, 0, 0), first);
        ring.pose.orientation.rotate(second.set(0, 0, 1), second);
    }

    private void expand(Ring ring) {
        double r = ring.majorRadius;
        double u = first.dot(line);
        double v = second.dot(line);
        mean = offset.lengthSquared() + r * r * (1 - 0.5 * (u * u + v * v));
        cos1 = 2 * r * offset.dot(first);
        sin1 = 2 * r * offset.dot(second);
        cos2 = 0.5 * r * r * (v * v - u * u);
        sin2 = -r * r * u * v;
    }

    /** Nowhere is the circle nearer to the line than this, squared. */
    private double leastPossible() {
        return mean - Math.sqrt(cos1 * cos1 + sin1 * sin1) - Math.sqrt(cos2 * cos2 + sin2 * sin2);
    }

    private void sample() {
        for (int i = 0; i < SAMPLES; i++) {
            int twice = 2 * i % SAMPLES;
            sampled[i] = mean + cos1 * COS[i] + sin1 * SIN[i] + cos2 * COS[twice] + sin2 * SIN[twice];
        }
    }

    private boolean isLocalMinimum(int i) {
        return sampled[i] < sampled[(i + SAMPLES - 1) % SAMPLES] && sampled[i] <= sampled[(i + 1) % SAMPLES];
    }

    /** p = the point of the circle at the minimum near a start angle, by Newton's method on the polynomial's slope. */
    private void refine(Ring ring, double startCos, double startSin) {
        double c = startCos;
        double s = startSin;
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double doubleCos = c * c - s * s;
            double doubleSin = 2 * s * c;
            double slope = sin1 * c - cos1 * s + 2 * (sin2 * doubleCos - cos2 * doubleSin);
            double curvature = -cos1 * c - sin1 * s - 4 * (cos2 * doubleCos + sin2 * doubleSin);
            if (curvature <= 0) {
                break;
            }
            // A turn by the half-angle t, without trigonometry.
            double t = Math.min(Math.max(-0.5 * slope / curvature, -0.1), 0.1);
            double turnCos = (1 - t * t) / (1 + t * t);
            double turnSin = 2 * t / (1 + t * t);
            double nextCos = c * turnCos - s * turnSin;
            s = s * turnCos + c * turnSin;
            c = nextCos;
        }
        pointAt(ring, c, s, p);
    }

    private Vec3 pointAt(Ring ring, double cos, double sin, Vec3 out) {
        double r = ring.majorRadius;
        return out.set(ring.pose.position).addScaled(first, r * cos).addScaled(second, r * sin);
    }

    /** Adds p if the nearest point of the line lies within the segment. */
    private void addWithin(Vec3 start, double length) {
        double along = q.difference(p, start).dot(line);
        if (along >= 0 && along <= length) {
            add(p, q.set(start).addScaled(line, along), along / length);
        }
    }

    /** Adds the circle's point nearest to an end of the segment, if it lies beyond that end. */
    private void addEnd(Ring ring, Vec3 end, Vec3 start, double length, double fractionThere) {
        nearestOnCircle(ring, end, p);
        double along = q.difference(p, start).dot(line);
        boolean beyond = fractionThere == 0 ? along < 0 : along > length;
        if (beyond) {
            add(p, end, fractionThere);
        }
    }

    /** From a start angle, projects from circle to circle until both points are (nearly) each other's nearest. */
    private void addBetween(Ring ring, Ring other, double cos, double sin) {
        pointAt(ring, cos, sin, p);
        for (int i = 0; i < PROJECTIONS; i++) {
            nearestOnCircle(other, p, q);
            nearestOnCircle(ring, q, p);
        }
        add(p, nearestOnCircle(other, p, q), 0);
    }

    private void add(Vec3 circlePoint, Vec3 otherPoint, double fractionThere) {
        if (count < MOST) {
            onCircle[count].set(circlePoint);
            onOther[count].set(otherPoint);
            fraction[count] = fractionThere;
            count++;
        }
    }

    private static Vec3[] vectors() {
        Vec3[] result = new Vec3[MOST];
        for (int i = 0; i < MOST; i++) {
            result[i] = new Vec3();
        }
        return result;
    }
}
