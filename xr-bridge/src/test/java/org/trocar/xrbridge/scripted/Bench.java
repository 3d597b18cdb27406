package org.trocar.xrbridge.scripted;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.instrument.Grasper;
import org.trocar.core.instrument.JawCommand;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.rigid.GraspChange;
import org.trocar.core.rigid.GraspChanges;
import org.trocar.core.rigid.RingField;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.Ports;
import org.trocar.core.scenario.RingSpec;

/**
 * A table to operate on: core's real graspers and rings under the hands of one frame a tick, with what a peg transfer's rules would look at
 * written down. The field is placed, at a slant, once both hands have been seen for two seconds.
 */
public final class Bench {
    public static final int TICK_HZ = 90;
    private static final double TICK_SECONDS = (1_000_000_000L / TICK_HZ) * 1e-9;
    private static final int CALIBRATION_TICKS = 2 * TICK_HZ;
    private static final int RINGS = 6;

    public static final Tabletop TABLETOP = new Tabletop(
            new PegBoard(0.095, 0.065, -0.02, 0.0025, 0.02, 0.35, pegs()),
            new RingSpec(0.009, 0.003, 0.002, RINGS),
            new GrasperSpec(
                    0.42, 0.06, 0.33, 0.018, 0.0015, StrictMath.toRadians(25), 0.12, 0.8, 1.5, 0.02, 0.035, 0.25, 0.12),
            new Ports(0.1, 0.16, 0.09));

    /** @param hand whose it is, or null */
    public record Event(What what, Hand hand, int ring) {}

    public enum What {
        LIFTED,
        HANDED_OVER,
        CHANGED_HANDS_TOUCHING,
        SLIPPED,
        FELL,
        OUT_OF_VIEW,
        CLOSED_ON_NOTHING
    }

    private final Hand dominant;
    private final Grasper left;
    private final Grasper right;
    private final JawCommand leftJaws = new JawCommand(TABLETOP.grasper());
    private final JawCommand rightJaws = new JawCommand(TABLETOP.grasper());
    private final RingField rings;
    private final Pose field = new Pose();
    private final Pose handle = new Pose();
    private final List<Event> events = new ArrayList<>();
    private final Hand[] carrier = new Hand[RINGS];
    private final boolean[] lying = new boolean[RINGS];
    private final boolean[] lost = new boolean[RINGS];
    private final boolean[] lifted = new boolean[RINGS];
    private int seenTicks;
    private int done;
    private boolean wayBack;

    public Bench(Hand dominant) {
        this.dominant = dominant;
        left = new Grasper(Hand.LEFT, TABLETOP.grasper(), TABLETOP.ports());
        right = new Grasper(Hand.RIGHT, TABLETOP.grasper(), TABLETOP.ports());
        rings = new RingField(TABLETOP.board(), TABLETOP.ring(), TABLETOP.grasper(), startingPegs(dominant.other()));
        field.position.set(0.11, 0.94, -0.46);
        field.orientation.set(new Quat(0, -0.08, 0, 1).normalize());
    }

    private static List<PegBoard.Peg> pegs() {
        List<PegBoard.Peg> pegs = new ArrayList<>();
        for (Hand side : Hand.values()) {
            int sign = side == Hand.LEFT ? -1 : 1;
            for (int i = 0; i < RINGS; i++) {
                double x = sign * (i % 2 == 0 ? 0.06 : 0.03);
                pegs.add(new PegBoard.Peg(side.name().charAt(0) + "" + (i + 1), side, x, 0.03 * (i / 2 - 1)));
            }
        }
        return pegs;
    }

    private static int[] startingPegs(Hand side) {
        int[] pegs = new int[RINGS];
        for (int i = 0; i < RINGS; i++) {
            pegs[i] = i + side.ordinal() * RINGS;
        }
        return pegs;
    }

    /** Takes one frame and moves on by a tick. */
    public void tick(HandFrame frame) {
        seenTicks++;
        follow(frame, left, leftJaws);
        follow(frame, right, rightJaws);
        if (placed()) {
            rings.step(TICK_SECONDS, left, right);
            noteGrasps();
            for (int i = 0; i < RINGS; i++) {
                noteRing(i);
            }
            endLeg();
        }
    }

    private void follow(HandFrame frame, Grasper grasper, JawCommand jaws) {
        HandPose hand = frame.hand(grasper.hand());
        if (hand.tracked(Joint.PALM)) {
            hand.joint(Joint.PALM, handle);
            field.toInner(handle.position, handle.position);
            Quat turnBack = new Quat().set(field.orientation).conjugate();
            handle.orientation.multiply(turnBack, handle.orientation);
            grasper.advance(handle, jaws.update(hand, new ControllerPose()), TICK_SECONDS);
        }
    }

    private void noteGrasps() {
        GraspChanges changes = rings.changes();
        for (int i = 0; i < changes.count(); i++) {
            if (changes.change(i) == GraspChange.SLIPPED) {
                note(What.SLIPPED, changes.hand(i), changes.ring(i));
            }
        }
        for (Hand hand : Hand.values()) {
            if (rings.closedOnNothing(hand)) {
                note(What.CLOSED_ON_NOTHING, hand, Sight.NO_RING);
            }
        }
    }

    private void noteRing(int i) {
        Hand holder = soleHolder(i);
        boolean onPeg = rings.peggedOn(i) >= 0;
        if (holder != null && !onPeg && !lifted[i]) {
            lifted[i] = true;
            note(What.LIFTED, holder, i);
        }
        if (holder != null && lifted[i] && carrier[i] != null && carrier[i] != holder) {
            note(lying[i] || !rings.inAir(i) ? What.CHANGED_HANDS_TOUCHING : What.HANDED_OVER, holder, i);
        }
        if (holder != null && lifted[i]) {
            carrier[i] = holder;
            lying[i] = false;
        }
        boolean lies = !rings.held(i) && !rings.inAir(i);
        if (lies && !onPeg && lifted[i] && !lying[i]) {
            note(What.FELL, carrier[i], i);
        }
        lying[i] |= lies;
        if (rings.outOfView(i) && !lost[i]) {
            lost[i] = true;
            note(What.OUT_OF_VIEW, carrier[i], i);
        }
    }

    private Hand soleHolder(int i) {
        boolean byLeft = rings.held(i, Hand.LEFT);
        return byLeft == rings.held(i, Hand.RIGHT) ? null : byLeft ? Hand.LEFT : Hand.RIGHT;
    }

    private void endLeg() {
        int across = 0;
        int gone = 0;
        for (int i = 0; i < RINGS; i++) {
            int peg = rings.held(i) ? -1 : rings.peggedOn(i);
            Hand target = wayBack ? dominant.other() : dominant;
            across += peg >= 0 && TABLETOP.board().pegs().get(peg).side() == target ? 1 : 0;
            gone += lost[i] ? 1 : 0;
        }
        done = (wayBack ? RINGS : 0) + across;
        if (!wayBack && across + gone == RINGS) {
            wayBack = true;
            java.util.Arrays.fill(carrier, null);
            java.util.Arrays.fill(lifted, false);
        }
    }

    private void note(What what, Hand hand, int ring) {
        events.add(new Event(what, hand, ring));
    }

    public boolean placed() {
        return seenTicks > CALIBRATION_TICKS;
    }

    public boolean finished() {
        return wayBack && done == 2 * RINGS;
    }

    public Pose field() {
        return field;
    }

    public RingField rings() {
        return rings;
    }

    public Grasper grasper(Hand hand) {
        return hand == Hand.LEFT ? left : right;
    }

    public boolean wayBack() {
        return wayBack;
    }

    public int transfersDone() {
        return done;
    }

    public List<Event> events() {
        return events;
    }

    public long count(What what) {
        return events.stream().filter(event -> event.what() == what).count();
    }

    public Sight.RingState ringState(int i) {
        if (rings.outOfView(i)) {
            return Sight.RingState.OUT_OF_VIEW;
        }
        if (rings.held(i)) {
            return Sight.RingState.HELD;
        }
        return rings.peggedOn(i) >= 0 ? Sight.RingState.ON_PEG : Sight.RingState.LOOSE;
    }

    void show(Sight out) {
        out.placed = placed();
        out.field.set(field);
        out.wayBack = wayBack;
        out.transfersDone = done;
        for (Hand hand : Hand.values()) {
            out.instrument(hand).tip.set(grasper(hand).tip());
            out.instrument(hand).heldRing = rings.heldRing(hand);
        }
        for (int i = 0; i < RINGS; i++) {
            out.ring(i).set(rings.pose(i));
            out.setState(i, ringState(i));
        }
    }

    /** The furthest of both tips from a place. */
    double furthestTipMetres(Vec3 leftPlace, Vec3 rightPlace) {
        return Math.max(
                left.tip().position.distance(leftPlace), right.tip().position.distance(rightPlace));
    }
}
