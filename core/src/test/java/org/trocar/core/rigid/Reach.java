package org.trocar.core.rigid;

import org.trocar.core.math.Vec3;

/** Where a hand should bring its tip to pinch a ring's rim: what a trainee does by eye. */
final class Reach {
    /** How far the closed tip goes beyond the middle of the tube. */
    private static final double BEYOND_METRES = 0.003;

    final Vec3 tip = new Vec3();
    final Vec3 jaws = new Vec3();
    private final Bench bench;

    Reach(Bench bench) {
        this.bench = bench;
    }

    /**
     * One jaw inside the hole, one outside, opening along the ring's radius that lies across the shaft.
     *
     * @param towards on which side of the ring, roughly
     */
    void aimAtRim(TestHand hand, int ring, Vec3 towards) {
        Vec3 centre = bench.centre(ring);
        Vec3 shaft = hand.shaftTo(centre);
        jaws.cross(bench.axis(ring), shaft).normalize();
        double side = jaws.dot(towards) < 0 ? -1 : 1;
        tip.set(centre).addScaled(jaws, side * Bench.MAJOR);
        shaft = hand.shaftTo(tip);
        tip.addScaled(shaft, BEYOND_METRES);
    }
}
