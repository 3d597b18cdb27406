package org.trocar.core.rigid;

/** Rings on rings. */
final class RingContacts {
    private final Contacts contacts;
    private final double friction;
    private final ClosestApproach approach = new ClosestApproach();

    /** @param friction Coulomb coefficient of ring on ring */
    RingContacts(double friction, Contacts contacts) {
        this.friction = friction;
        this.contacts = contacts;
    }

    /** A sleeping ring counts as fixed. At least one of the two must be awake. */
    void resolve(Ring a, Ring b) {
        if (!near(a, b, 0)) {
            return;
        }
        Ring ring = a.asleep() ? b : a;
        Ring other = a.asleep() ? a : b;
        approach.toRing(ring, other, ring.tubeRadius + other.tubeRadius);
        for (int i = 0; i < approach.count; i++) {
            resolveApproach(ring, other, i);
        }
    }

    /** Whether two rings' outermost spheres come within a margin (metres) of each other. */
    static boolean near(Ring ring, Ring other, double margin) {
        double reach = ring.outerRadius() + other.outerRadius() + margin;
        double dx = ring.pose.position.x - other.pose.position.x;
        double dy = ring.pose.position.y - other.pose.position.y;
        double dz = ring.pose.position.z - other.pose.position.z;
        return dx * dx + dy * dy + dz * dz < reach * reach;
    }

    private void resolveApproach(Ring ring, Ring other, int i) {
        Contact contact = contacts.next(ring).at(approach, i, other.tubeRadius);
        contact.other = other.asleep() ? null : other;
        contact.friction = friction;
        if (contacts.resolve(contact)) {
            ring.touchesRing = true;
            other.touchesRing = true;
        }
    }
}
