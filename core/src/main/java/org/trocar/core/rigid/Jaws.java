package org.trocar.core.rigid;

import org.trocar.core.hands.Hand;
import org.trocar.core.instrument.Grasper;
import org.trocar.core.instrument.JawShape;
import org.trocar.core.instrument.JawSide;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.scenario.RingSpec;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * One grasper's two jaws among the rings: they push what they touch, and hold a ring once both inner faces touch it while the jaws close.
 * A ring let go passes through these jaws until it is clear of both, so that nothing is flung away.
 */
final class Jaws implements Stateful {
    /** What a jaw gives under load: shaft and jaw bend a millimetre for two newtons. */
    private static final double COMPLIANCE_METRES_PER_NEWTON = 0.5e-3;
    /** Nearer than this counts as touching. */
    private static final double TOUCH_METRES = 0.05e-3;
    /** A contact lies on a jaw's inner face if its normal is within 60 degrees of the direction to the other jaw. */
    private static final double INNER_FACE_COSINE = 0.5;
    /** Jaws opened this much beyond the angle they held at (1 degree) let go. */
    private static final double RELEASE_RADIANS = StrictMath.toRadians(1);

    private static final double WAKE_MARGIN_METRES = 5e-3;
    private static final JawSide[] SIDES = JawSide.values();

    private final Hand hand;

    @Scratch
    private final Contacts contacts;

    @Scratch
    private final GraspChanges changes;

    private final double radius;
    private final double friction;
    private final double breakForce;
    private final double openAngle;
    private final JawTrack track;
    private final Grasp grasp;

    /** One bit a ring. */
    private long passing;

    private long touched;
    private boolean slippedSinceOpen;
    private boolean touchedSinceOpen;
    private boolean closedOnNothing;

    @Scratch
    private Grasper grasper;

    @Scratch
    private final ClosestApproach approach = new ClosestApproach();

    @Scratch
    private final Vec3 inwards = new Vec3();

    @Scratch
    private final Vec3[] gripPoints = {new Vec3(), new Vec3()};

    @Scratch
    private boolean gripped;

    @Scratch
    private boolean overlapping;

    Jaws(Hand hand, GrasperSpec spec, RingSpec ring, Contacts contacts, GraspChanges changes) {
        this.hand = hand;
        this.contacts = contacts;
        this.changes = changes;
        JawShape shape = new JawShape(spec);
        radius = shape.radiusMetres();
        friction = spec.friction();
        breakForce = spec.breakForceNewtons();
        openAngle = spec.openAngleRadians();
        track = new JawTrack(shape);
        grasp = new Grasp(spec, ring.massKg());
    }

    Grasp grasp() {
        return grasp;
    }

    boolean holds(int ringIndex) {
        return grasp.ringIndex() == ringIndex;
    }

    /** Whether these jaws touched a ring in the last tick; a held ring is touched. */
    boolean touched(int ringIndex) {
        return (touched & bit(ringIndex)) != 0 || holds(ringIndex);
    }

    /** Whether the jaws closed fully in the last tick without having met any ring since they were open. */
    boolean closedOnNothing() {
        return closedOnNothing;
    }

    boolean disturbs(Ring ring) {
        return track.sweepsNear(ring.pose.position, ring.outerRadius() + radius + WAKE_MARGIN_METRES);
    }

    void beginTick(Grasper followed) {
        grasper = followed;
        touched = 0;
        if (grasp.holding() && opened()) {
            letGo(GraspChange.RELEASED);
        }
        if (!grasper.closing()) {
            slippedSinceOpen = false;
            touchedSinceOpen = false;
        }
        track.begin(grasper);
    }

    /** Beyond where they closed on the ring, or as wide as they go: they may have met a thick ring there. */
    private boolean opened() {
        double angle = grasper.jawAngleRadians();
        return angle > grasp.jawAngle() + RELEASE_RADIANS || !grasper.closing() && angle >= openAngle;
    }

    void advanceTo(double partOfTick) {
        track.advanceTo(partOfTick);
    }

    void endTick() {
        closedOnNothing = track.lastAngle() > 0 && track.angle <= 0 && !touchedSinceOpen;
        track.end();
    }

    /** Holds the grasped ring, if any, unless that takes more than the break force. */
    void resolveGrasp(Ring[] rings, double h) {
        if (!grasp.holding()) {
            return;
        }
        Ring ring = rings[grasp.ringIndex()];
        if (grasp.measure(ring, track.tip) > breakForce) {
            slippedSinceOpen = true;
            letGo(GraspChange.SLIPPED);
        } else {
            grasp.resolve(ring, track, h);
        }
    }

    /** Pushes a ring that a jaw touches, and grasps it if both do. */
    void resolveContacts(int ringIndex, Ring ring) {
        if (holds(ringIndex)) {
            return;
        }
        boolean pushes = (passing & bit(ringIndex)) == 0;
        inwards.set(1, 0, 0);
        track.tip.orientation.rotate(inwards, inwards);
        overlapping = false;
        boolean bothGrip = true;
        for (int side = 0; side < SIDES.length; side++) {
            bothGrip &= resolveJaw(side, ringIndex, ring, pushes);
        }
        if (!pushes && !overlapping) {
            passing &= ~bit(ringIndex);
        }
        if (pushes && bothGrip && grasper.closing() && !slippedSinceOpen && !grasp.holding()) {
            take(ringIndex, ring);
        }
    }

    /** Returns whether the jaw's inner face touches the ring. */
    private boolean resolveJaw(int side, int ringIndex, Ring ring, boolean pushes) {
        gripped = false;
        approach.toSegment(ring, track.hinge[side], track.end[side], radius + ring.tubeRadius + TOUCH_METRES);
        for (int i = 0; i < approach.count; i++) {
            Contact contact = contactAt(i, side, ring);
            overlapping |= contact.gap < 0;
            if (pushes && contact.gap < TOUCH_METRES) {
                noteTouch(contact, side, ringIndex);
                contacts.resolve(contact);
            }
        }
        return gripped;
    }

    private Contact contactAt(int i, int side, Ring ring) {
        Contact contact = contacts.next(ring).at(approach, i, radius);
        contact.friction = friction;
        contact.compliance = COMPLIANCE_METRES_PER_NEWTON;
        track.motionOf(side, approach.fraction[i], contact.motion);
        return contact;
    }

    private void noteTouch(Contact contact, int side, int ringIndex) {
        touched |= bit(ringIndex);
        touchedSinceOpen |= grasper.closing();
        if (contact.normal.dot(inwards) * -SIDES[side].sign > INNER_FACE_COSINE) {
            gripped = true;
            gripPoints[side].set(contact.point);
        }
    }

    private void take(int ringIndex, Ring ring) {
        grasp.form(ringIndex, ring, track.tip, track.angle, gripPoints);
        track.stopJaws();
        grasper.holdAt(track.angle);
        changes.add(GraspChange.GRASPED, hand, ringIndex, 0);
    }

    private void letGo(GraspChange how) {
        changes.add(how, hand, grasp.ringIndex(), grasp.forceNewtons());
        passing |= bit(grasp.ringIndex());
        grasp.end();
        grasper.letGo();
    }

    private static long bit(int ringIndex) {
        return 1L << ringIndex;
    }

    @Override
    public void exchange(StateBuffer state) {
        track.exchange(state);
        grasp.exchange(state);
        passing = state.exchange(passing);
        touched = state.exchange(touched);
        slippedSinceOpen = state.exchange(slippedSinceOpen);
        touchedSinceOpen = state.exchange(touchedSinceOpen);
        closedOnNothing = state.exchange(closedOnNothing);
    }
}
