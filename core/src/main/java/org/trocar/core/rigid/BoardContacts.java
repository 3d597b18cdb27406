package org.trocar.core.rigid;

import java.util.List;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.PegBoard;

/** What does not move: the board's top face with its four edges, and the pegs, capsules with rounded tops. */
final class BoardContacts {
    /** A core circle's point this little inside the board's outline still rests on the edge, as a flat ring overhanging it does. */
    private static final double EDGE_TOLERANCE_METRES = 1e-4;

    private static final double HALF_ROOT_3 = Math.sqrt(3) / 2;

    private final PegBoard board;
    private final Contacts contacts;
    private final ClosestApproach approach = new ClosestApproach();
    private final List<PegBoard.Peg> pegs;
    private final Vec3[] support = {new Vec3(), new Vec3(), new Vec3()};
    private final Vec3 side = new Vec3();
    private final Vec3 start = new Vec3();
    private final Vec3 end = new Vec3();

    BoardContacts(PegBoard board, Contacts contacts) {
        this.board = board;
        this.contacts = contacts;
        pegs = board.pegs();
    }

    void resolve(Ring ring) {
        resolvePegs(ring);
        if (mayTouchTop(ring)) {
            resolveFace(ring);
            resolveEdges(ring);
        }
    }

    private boolean mayTouchTop(Ring ring) {
        double flatness = ring.axis.y * ring.axis.y;
        double drop = ring.majorRadius * Math.sqrt(Math.max(0, 1 - flatness));
        double height = ring.pose.position.y;
        return height - drop < ring.tubeRadius && height > -ring.outerRadius();
    }

    /** The circle's lowest point and two more a third of a turn away: one to roll on smoothly, three to lie on. */
    private void resolveFace(Ring ring) {
        findSupport(ring);
        for (int i = 0; i < support.length; i++) {
            Vec3 point = ring.pose.toOuter(support[i], side);
            boolean above = point.y > -ring.tubeRadius
                    && Math.abs(point.x) <= board.halfWidthMetres()
                    && Math.abs(point.z) <= board.halfDepthMetres();
            if (above) {
                Contact contact = contacts.next(ring);
                contact.normal.set(0, 1, 0);
                contact.gap = point.y - ring.tubeRadius;
                contact.friction = board.friction();
                contact.point.set(point.x, point.y - ring.tubeRadius, point.z);
                ring.touchesBoard |= contacts.resolve(contact);
            }
        }
    }

    /** Fills the support points, in the ring's own frame so that resolving one does not change which the others are. */
    private void findSupport(Ring ring) {
        Vec3 lowest = support[0].set(ring.axis).scale(ring.axis.y);
        lowest.y -= 1;
        ring.pose.orientation.inverseRotate(lowest, lowest);
        lowest.y = 0;
        double length = lowest.length();
        if (length < 1e-9) {
            lowest.set(1, 0, 0);
            length = 1;
        }
        lowest.scale(ring.majorRadius / length);
        support[1].set(-0.5 * lowest.x + HALF_ROOT_3 * lowest.z, 0, -0.5 * lowest.z - HALF_ROOT_3 * lowest.x);
        support[2].set(-0.5 * lowest.x - HALF_ROOT_3 * lowest.z, 0, -0.5 * lowest.z + HALF_ROOT_3 * lowest.x);
    }

    private void resolveEdges(Ring ring) {
        double width = board.halfWidthMetres();
        double depth = board.halfDepthMetres();
        if (Math.abs(ring.pose.position.x) + ring.outerRadius() > width) {
            double x = ring.pose.position.x > 0 ? width : -width;
            resolveEdge(ring, start.set(x, 0, -depth), end.set(x, 0, depth));
        }
        if (Math.abs(ring.pose.position.z) + ring.outerRadius() > depth) {
            double z = ring.pose.position.z > 0 ? depth : -depth;
            resolveEdge(ring, start.set(-width, 0, z), end.set(width, 0, z));
        }
    }

    private void resolveEdge(Ring ring, Vec3 from, Vec3 to) {
        approach.toSegment(ring, from, to, ring.tubeRadius);
        for (int i = 0; i < approach.count; i++) {
            if (!overFace(approach.onCircle[i])) {
                ring.touchesBoard |= resolveApproach(ring, i, 0);
            }
        }
    }

    private boolean overFace(Vec3 point) {
        return point.y > 0
                && Math.abs(point.x) < board.halfWidthMetres() - EDGE_TOLERANCE_METRES
                && Math.abs(point.z) < board.halfDepthMetres() - EDGE_TOLERANCE_METRES;
    }

    private void resolvePegs(Ring ring) {
        double top = board.pegHeightMetres() - board.pegRadiusMetres();
        Vec3 centre = ring.pose.position;
        double far = ring.outerRadius() + board.pegRadiusMetres();
        if (centre.y > board.pegHeightMetres() + ring.outerRadius() || centre.y < 0) {
            return;
        }
        for (int i = 0; i < pegs.size(); i++) {
            PegBoard.Peg peg = pegs.get(i);
            double dx = centre.x - peg.xMetres();
            double dz = centre.z - peg.zMetres();
            if (dx * dx + dz * dz < far * far) {
                start.set(peg.xMetres(), 0, peg.zMetres());
                resolvePeg(ring, end.set(start.x, top, start.z));
            }
        }
    }

    private void resolvePeg(Ring ring, Vec3 top) {
        approach.toSegment(ring, start, top, ring.tubeRadius + board.pegRadiusMetres());
        for (int i = 0; i < approach.count; i++) {
            ring.touchesPeg |= resolveApproach(ring, i, board.pegRadiusMetres());
        }
    }

    private boolean resolveApproach(Ring ring, int i, double radius) {
        Contact contact = contacts.next(ring).at(approach, i, radius);
        contact.friction = board.friction();
        return contacts.resolve(contact);
    }
}
