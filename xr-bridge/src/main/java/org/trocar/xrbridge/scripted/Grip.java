package org.trocar.xrbridge.scripted;

import org.trocar.core.math.Vec3;

/**
 * Where on a ring's rim to take it: one jaw in the hole, one outside. Of 24 places around the rim the best is where the shaft neither leans
 * across the tube nor runs along it, with room for the outer jaw, and away from where the other hand has it.
 */
final class Grip {
    private static final int PLACES = 24;
    /** How far the jaws reach beyond the tube's centre. */
    private static final double DEPTH_METRES = 0.004;
    /** Rims lower than this are hard to get under. */
    private static final double LOW_METRES = 0.002;

    private static final double MOST_ALONG_TUBE = 0.8;
    /** Times the squared sine between the line through both jaws' contacts and the ring's centre: off it, the ring swings. */
    private static final double SWING_COST = 8;

    private final Tabletop tabletop;
    /** Where the closed jaws' tip has to be. */
    final Vec3 tip = new Vec3();
    /** The direction in which the jaws open: across the shaft and the tube. */
    final Vec3 across = new Vec3();
    /** Along the shaft, into the field. */
    final Vec3 shaft = new Vec3();

    private final Vec3 axis = new Vec3();
    private final Vec3 first = new Vec3();
    private final Vec3 second = new Vec3();
    private final Vec3 outwards = new Vec3();
    private final Vec3 tube = new Vec3();
    private final Vec3 rim = new Vec3();
    private final Vec3 direction = new Vec3();
    private final Vec3 outerJaw = new Vec3();

    Grip(Tabletop tabletop) {
        this.tabletop = tabletop;
    }

    /** @param other the other instrument's tip when it holds the ring, else null */
    void choose(Vec3 port, Sight seen, int ring, Vec3 other) {
        seen.axis(ring, axis);
        first.set(1, 0, 0).addScaled(axis, -axis.x).normalize();
        second.cross(axis, first);
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < PLACES; i++) {
            double angle = 2 * Math.PI * i / PLACES;
            outwards.set(first).scale(StrictMath.cos(angle)).addScaled(second, StrictMath.sin(angle));
            rim.set(seen.ring(ring).position)
                    .addScaled(outwards, tabletop.ring().majorRadiusMetres());
            direction.difference(rim, port).normalize();
            double score = score(seen, ring, other);
            if (score > best) {
                best = score;
                take();
            }
        }
    }

    /** out = the place so far before the grip along the shaft. */
    Vec3 before(double metres, Vec3 out) {
        return out.set(tip).addScaled(shaft, -metres);
    }

    private void take() {
        tip.set(rim).addScaled(direction, DEPTH_METRES);
        across.cross(tube.cross(axis, outwards), direction).normalize();
        shaft.set(direction);
    }

    private double score(Sight seen, int ring, Vec3 other) {
        double lean = direction.dot(outwards);
        double along = direction.dot(tube.cross(axis, outwards));
        double score = -SWING_COST * lean * lean / Math.max(1e-6, 1 - along * along);
        score -= 10 * Math.max(0, Math.abs(along) - MOST_ALONG_TUBE);
        score -= rim.y < LOW_METRES ? 1 : 0;
        score -= crowding(seen, ring);
        return other == null ? score : score - nearness(seen, ring, other);
    }

    /** How deep the open outer jaw would be in another ring, centimetres. */
    private double crowding(Sight seen, int ring) {
        outerJaw.set(rim).addScaled(outwards, tabletop.openJawMetres());
        double room = tabletop.outerRadiusMetres() + tabletop.grasper().jawRadiusMetres();
        double deepest = 0;
        for (int i = 0; i < seen.ringCount(); i++) {
            if (i != ring) {
                deepest = Math.max(deepest, room - outerJaw.distance(seen.ring(i).position));
            }
        }
        return 100 * deepest;
    }

    /** Opposite the other hand's grip costs nothing, a quarter round half of what the very place does, and that is out of the question. */
    private double nearness(Sight seen, int ring, Vec3 other) {
        tube.difference(other, seen.ring(ring).position);
        tube.addScaled(axis, -axis.dot(tube)).normalize();
        double near = 1 + tube.dot(outwards);
        return near * near * near;
    }
}
