package org.trocar.core.rigid;

import org.trocar.core.hands.Hand;
import org.trocar.core.instrument.Grasper;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.RingSpec;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * The rings of a peg transfer among board, pegs and the jaws of two graspers. {@link #step} it once a tick, then ask what came of it. All
 * positions are in the field's frame, metres.
 *
 * <p>Everything is double arithmetic in a fixed order: the same state and the same graspers give the same bits. A ring that lies still
 * sleeps until a jaw or a moving ring comes near.
 */
public final class RingField implements Stateful {
    /** Standard gravity, m/s². */
    public static final double GRAVITY = 9.80665;

    private static final int SUBSTEPS = 20;
    /** Where a lost ring stops falling. */
    private static final double FLOOR_METRES = -0.1;

    private static final double WAKE_MARGIN_METRES = 1e-3;
    private static final int MOST_RINGS = 64;
    private static final Hand[] HANDS = Hand.values();

    private final PegBoard board;
    private final double floor;
    private final Ring[] rings;
    private final Jaws[] jaws = new Jaws[HANDS.length];

    @Scratch
    private final Contacts contacts;

    @Scratch
    private final BoardContacts boardContacts;

    @Scratch
    private final RingContacts ringContacts;

    @Scratch
    private final GraspChanges changes = new GraspChanges();

    private final Vec3 gravity = new Vec3(0, -GRAVITY, 0);

    /**
     * Rings start at rest, lying on the board around their pegs.
     *
     * @param startingPegs for each ring the index of its peg in the board's list
     */
    public RingField(PegBoard board, RingSpec spec, GrasperSpec grasper, int[] startingPegs) {
        requirePegs(board, spec, startingPegs);
        this.board = board;
        floor = Math.min(FLOOR_METRES, board.outOfViewBelowMetres() - 2 * spec.majorRadiusMetres());
        contacts = new Contacts(32 * spec.count());
        boardContacts = new BoardContacts(board, contacts);
        ringContacts = new RingContacts(board.friction(), contacts);
        for (Hand hand : HANDS) {
            jaws[hand.ordinal()] = new Jaws(hand, grasper, spec, contacts, changes);
        }
        rings = new Ring[spec.count()];
        for (int i = 0; i < rings.length; i++) {
            rings[i] = restingOn(board.pegs().get(startingPegs[i]), spec);
        }
    }

    /**
     * Moves everything on by one tick, the graspers from where the last tick left them to where they are now. A grasper whose jaws close on
     * a ring is told where they stopped.
     *
     * @param seconds the tick's length
     * @throws IllegalStateException if a ring's state is no longer finite
     */
    public void step(double seconds, Grasper left, Grasper right) {
        changes.clear();
        jaws[Hand.LEFT.ordinal()].beginTick(left);
        jaws[Hand.RIGHT.ordinal()].beginTick(right);
        wakeRings();
        double h = seconds / SUBSTEPS;
        for (int i = 1; i <= SUBSTEPS; i++) {
            substep((double) i / SUBSTEPS, h);
        }
        endTick(seconds);
    }

    public int count() {
        return rings.length;
    }

    /** Centre and orientation; the ring's axis is its own y. To be read, not written. */
    public Pose pose(int ring) {
        return rings[ring].pose;
    }

    /** m/s. To be read, not written. */
    public Vec3 velocity(int ring) {
        return rings[ring].velocity;
    }

    public boolean held(int ring, Hand hand) {
        return jaws[hand.ordinal()].holds(ring);
    }

    public boolean held(int ring) {
        return held(ring, Hand.LEFT) || held(ring, Hand.RIGHT);
    }

    /** The ring a hand holds, or −1. */
    public int heldRing(Hand hand) {
        return jaws[hand.ordinal()].grasp().ringIndex();
    }

    /** Simulated newtons that a hand's grasp carries; 0 when it holds nothing. */
    public double graspForceNewtons(Hand hand) {
        return jaws[hand.ordinal()].grasp().forceNewtons();
    }

    /** Whether a hand's jaws touched or held the ring in the last tick. */
    public boolean touchedBy(int ring, Hand hand) {
        return jaws[hand.ordinal()].touched(ring);
    }

    /** Whether a hand's jaws became fully closed in the last tick without having met a ring. */
    public boolean closedOnNothing(Hand hand) {
        return jaws[hand.ordinal()].closedOnNothing();
    }

    public boolean touchesBoard(int ring) {
        return rings[ring].touchesBoard;
    }

    public boolean touchesPeg(int ring) {
        return rings[ring].touchesPeg;
    }

    public boolean touchesRing(int ring) {
        return rings[ring].touchesRing;
    }

    /** Whether the ring touched neither board, pegs nor other rings in the last tick; it may be held or falling. */
    public boolean inAir(int ring) {
        return !touchesBoard(ring) && !touchesPeg(ring) && !touchesRing(ring);
    }

    /** Whether the ring's centre is below what the trainee sees. */
    public boolean outOfView(int ring) {
        return rings[ring].pose.position.y < board.outOfViewBelowMetres();
    }

    /** The peg through the ring's hole, the ring's centre being below that peg's top and above the board; −1 if none. */
    public int peggedOn(int ring) {
        for (int peg = 0; peg < board.pegs().size(); peg++) {
            if (threaded(rings[ring], board.pegs().get(peg))) {
                return peg;
            }
        }
        return -1;
    }

    /** What happened to the grasps in the last tick. */
    public GraspChanges changes() {
        return changes;
    }

    /** Puts a ring somewhere at rest, awake. */
    void place(int ring, Vec3 centre, Quat orientation) {
        rings[ring].place(centre, orientation);
    }

    Ring ring(int ring) {
        return rings[ring];
    }

    void setGravity(double x, double y, double z) {
        gravity.set(x, y, z);
        for (Ring ring : rings) {
            ring.wake();
        }
    }

    private void wakeRings() {
        for (int i = 0; i < rings.length; i++) {
            Ring ring = rings[i];
            if (ring.asleep() && !lost(ring) && disturbed(i)) {
                ring.wake();
            }
            if (!ring.asleep()) {
                ring.touchesBoard = false;
                ring.touchesPeg = false;
                ring.touchesRing = false;
            }
        }
    }

    private boolean disturbed(int index) {
        Ring ring = rings[index];
        boolean result = jaws[0].disturbs(ring) || jaws[1].disturbs(ring);
        for (int i = 0; i < rings.length && !result; i++) {
            result = i != index && rings[i].moving() && RingContacts.near(ring, rings[i], WAKE_MARGIN_METRES);
        }
        return result;
    }

    private void substep(double partOfTick, double h) {
        contacts.begin(h);
        for (int i = 0; i < rings.length; i++) {
            if (!rings[i].asleep()) {
                rings[i].predict(gravity, h);
            }
        }
        for (int i = 0; i < jaws.length; i++) {
            jaws[i].advanceTo(partOfTick);
            jaws[i].resolveGrasp(rings, h);
        }
        resolveContacts();
        for (int i = 0; i < rings.length; i++) {
            if (!rings[i].asleep()) {
                rings[i].deriveVelocity(h);
            }
        }
        contacts.stopNormalVelocities();
    }

    /** What gives first, what is rigid last, so that the board has the last word. */
    private void resolveContacts() {
        for (int i = 0; i < rings.length; i++) {
            if (!rings[i].asleep()) {
                jaws[0].resolveContacts(i, rings[i]);
                jaws[1].resolveContacts(i, rings[i]);
            }
        }
        for (int i = 0; i < rings.length; i++) {
            for (int j = i + 1; j < rings.length; j++) {
                if (!rings[i].asleep() || !rings[j].asleep()) {
                    ringContacts.resolve(rings[i], rings[j]);
                }
            }
        }
        for (int i = 0; i < rings.length; i++) {
            if (!rings[i].asleep()) {
                boardContacts.resolve(rings[i]);
            }
        }
    }

    private void endTick(double seconds) {
        jaws[0].endTick();
        jaws[1].endTick();
        for (int i = 0; i < rings.length; i++) {
            Ring ring = rings[i];
            requireFinite(i);
            if (!ring.asleep() && !held(i)) {
                ring.settle(seconds);
                stopAtFloor(ring);
            }
        }
    }

    private void stopAtFloor(Ring ring) {
        if (ring.pose.position.y < floor) {
            ring.pose.position.y = floor;
            ring.sleep();
        }
    }

    private boolean lost(Ring ring) {
        return ring.pose.position.y <= floor;
    }

    private boolean threaded(Ring ring, PegBoard.Peg peg) {
        Vec3 axis = ring.axis;
        Vec3 centre = ring.pose.position;
        if (Math.abs(axis.y) < 1e-6 || centre.y > board.pegHeightMetres() || centre.y < 0) {
            return false;
        }
        double dx = peg.xMetres() - centre.x;
        double dz = peg.zMetres() - centre.z;
        double rise = -(axis.x * dx + axis.z * dz) / axis.y;
        boolean throughHole = dx * dx + dz * dz + rise * rise < ring.majorRadius * ring.majorRadius;
        return throughHole && centre.y + rise < board.pegHeightMetres() && centre.y + rise > 0;
    }

    private void requireFinite(int index) {
        Ring ring = rings[index];
        if (!ring.isFinite()) {
            throw new IllegalStateException("ring " + index + " left the finite numbers: position "
                    + ring.pose.position + ", orientation " + ring.pose.orientation + ", velocity " + ring.velocity
                    + ", spin " + ring.spin);
        }
    }

    private static Ring restingOn(PegBoard.Peg peg, RingSpec spec) {
        Ring ring = new Ring(spec);
        ring.place(new Vec3(peg.xMetres(), spec.tubeRadiusMetres(), peg.zMetres()), new Quat());
        ring.touchesBoard = true;
        ring.sleep();
        return ring;
    }

    private static void requirePegs(PegBoard board, RingSpec spec, int[] startingPegs) {
        if (spec.count() > MOST_RINGS) {
            throw new IllegalArgumentException(
                    "count is " + spec.count() + " rings, but at most " + MOST_RINGS + " can be simulated");
        }
        if (startingPegs.length != spec.count()) {
            throw new IllegalArgumentException(
                    spec.count() + " rings need as many starting pegs, but there are " + startingPegs.length);
        }
        for (int peg : startingPegs) {
            if (peg < 0 || peg >= board.pegs().size()) {
                throw new IllegalArgumentException("starting peg " + peg + " does not exist: the board has pegs 0 to "
                        + (board.pegs().size() - 1));
            }
        }
    }

    @Override
    public void exchange(StateBuffer state) {
        for (Ring ring : rings) {
            ring.exchange(state);
        }
        for (Jaws hand : jaws) {
            hand.exchange(state);
        }
    }
}
