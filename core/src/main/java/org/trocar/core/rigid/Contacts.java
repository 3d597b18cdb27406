package org.trocar.core.rigid;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.math.Vec3;

/**
 * Resolves contacts one by one as they are found, each against the positions the last one left, and remembers them until the substep's end,
 * when the velocities that remain along their normals are stopped: nothing here bounces.
 */
final class Contacts {
    /** The deepest overlap undone in one substep, so that what was forced into something is let out gently. */
    private static final double MOST_CORRECTION_METRES = 0.5e-3;
    /** A slip shorter than this has no direction. */
    private static final double LEAST_SLIP_METRES = 1e-12;

    private final List<Contact> pool = new ArrayList<>();
    private int resolved;
    private double h;
    private final Vec3 slip = new Vec3();
    private final Vec3 otherSlip = new Vec3();

    Contacts(int expected) {
        for (int i = 0; i < expected; i++) {
            pool.add(new Contact());
        }
    }

    void begin(double substepSeconds) {
        h = substepSeconds;
        resolved = 0;
    }

    /** An empty contact of a ring with something fixed. It counts only once it is resolved and touches. */
    Contact next(Ring ring) {
        if (resolved == pool.size()) {
            pool.add(new Contact());
        }
        Contact contact = pool.get(resolved);
        contact.ring = ring;
        contact.other = null;
        contact.motion.set(0, 0, 0);
        contact.compliance = 0;
        return contact;
    }

    /** Separates the surfaces and holds back slipping by Coulomb's law; returns whether they touched. */
    boolean resolve(Contact contact) {
        if (contact.gap >= 0) {
            return false;
        }
        placeArms(contact);
        double impulse = Math.min(-contact.gap, MOST_CORRECTION_METRES)
                / (inverseMass(contact, contact.normal) + contact.compliance / (h * h));
        push(contact, contact.normal, impulse);
        resistSlip(contact, contact.friction * impulse);
        resolved++;
        return true;
    }

    /** Stops what is left of the velocities along the normals. Call once all rings' velocities are derived. */
    void stopNormalVelocities() {
        for (int i = 0; i < resolved; i++) {
            stop(pool.get(i));
        }
    }

    private void resistSlip(Contact contact, double mostImpulse) {
        slipOf(contact);
        slip.addScaled(contact.normal, -slip.dot(contact.normal));
        double length = slip.length();
        if (length > LEAST_SLIP_METRES) {
            slip.scale(1 / length);
            push(contact, slip, -Math.min(length / inverseMass(contact, slip), mostImpulse));
        }
    }

    private void slipOf(Contact contact) {
        contact.ring.motionOf(contact.arm, slip).sub(contact.motion);
        if (contact.other != null) {
            slip.sub(contact.other.motionOf(contact.otherArm, otherSlip));
        }
    }

    private void stop(Contact contact) {
        double speed =
                contact.ring.velocityAt(contact.arm, slip).dot(contact.normal) - contact.motion.dot(contact.normal) / h;
        if (contact.other != null) {
            speed -= contact.other.velocityAt(contact.otherArm, slip).dot(contact.normal);
        }
        double impulse = -speed / inverseMass(contact, contact.normal);
        contact.ring.kick(contact.arm, contact.normal, impulse);
        if (contact.other != null) {
            contact.other.kick(contact.otherArm, contact.normal, -impulse);
        }
    }

    private static void placeArms(Contact contact) {
        contact.arm.difference(contact.point, contact.ring.pose.position);
        if (contact.other != null) {
            contact.otherArm.difference(contact.point, contact.other.pose.position);
        }
    }

    private static double inverseMass(Contact contact, Vec3 direction) {
        double own = contact.ring.inverseMassAt(contact.arm, direction);
        return contact.other == null ? own : own + contact.other.inverseMassAt(contact.otherArm, direction);
    }

    private static void push(Contact contact, Vec3 direction, double impulse) {
        contact.ring.push(contact.arm, direction, impulse);
        if (contact.other != null) {
            contact.other.push(contact.otherArm, direction, -impulse);
        }
    }
}
