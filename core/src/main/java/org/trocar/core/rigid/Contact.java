package org.trocar.core.rigid;

import org.trocar.core.math.Vec3;

/** One place where a ring touches something, for the length of a substep. Filled in by whoever found it; reused. */
final class Contact {
    /** Middles nearer than this have no direction between them; the ring then gives way along its axis. */
    private static final double LEAST_DISTANCE_METRES = 1e-9;

    Ring ring;
    /** The other ring, or null when the other thing is fixed or driven. */
    Ring other;
    /** Where, on the ring's surface. */
    final Vec3 point = new Vec3();
    /** Unit, from the other thing towards the ring. */
    final Vec3 normal = new Vec3();
    /** How far the driven thing's surface there has moved within this substep; zero for what is fixed. */
    final Vec3 motion = new Vec3();
    /** Metres between the surfaces, negative when they overlap. */
    double gap;
    /** Coulomb coefficient. */
    double friction;
    /** Metres of overlap a newton causes; 0 is rigid. */
    double compliance;

    final Vec3 arm = new Vec3();
    final Vec3 otherArm = new Vec3();

    /** Places this contact where the ring's core circle comes close to the middle of something this thick. */
    Contact at(ClosestApproach approach, int i, double otherRadius) {
        double distance =
                normal.difference(approach.onCircle[i], approach.onOther[i]).length();
        if (distance > LEAST_DISTANCE_METRES) {
            normal.scale(1 / distance);
        } else {
            normal.set(ring.axis);
        }
        gap = distance - otherRadius - ring.tubeRadius;
        point.set(approach.onCircle[i]).addScaled(normal, -ring.tubeRadius);
        return this;
    }
}
