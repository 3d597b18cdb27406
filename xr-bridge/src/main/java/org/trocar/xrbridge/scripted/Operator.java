package org.trocar.xrbridge.scripted;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.PegBoard;

/**
 * Does the peg transfer with both hands: one lifts rings and holds them out, the other takes them in mid-air and places them, at the same
 * time where it can. Also where mistakes are made.
 */
final class Operator {
    private static final double READY_X = 0.04;
    private static final double READY_Y = 0.075;
    private static final double READY_Z = 0.02;
    private static final double OFFER_HEIGHT = 0.055;
    /** With nothing left to do for this long, the trainee is done. */
    private static final double DONE_SECONDS = 3;

    private final Script script;
    private final Tabletop tabletop;
    private final Turn left;
    private final Turn right;
    private final Hand[] carrier;
    private final Set<Mistake> made = new HashSet<>();
    private final Vec3 ready = new Vec3();
    private Hand giver;
    private boolean wayBack;
    private int transfer;
    private int laidDown = Sight.NO_RING;
    /** Whether the receiving hand is fetching a ring from the board, where the giving one would be in its way. */
    private boolean collecting;

    private double idleSeconds;

    Operator(Script script, Tabletop tabletop, Arm leftArm, Arm rightArm) {
        this.script = script;
        this.tabletop = tabletop;
        left = new Turn(leftArm, tabletop, script.skill());
        right = new Turn(rightArm, tabletop, script.skill());
        carrier = new Hand[tabletop.ring().count()];
        giver = script.dominant().other();
    }

    /** Whether there is nothing left that this trainee would do. */
    boolean done() {
        return idleSeconds > DONE_SECONDS;
    }

    void step(Sight seen, double tickSeconds) {
        noteCarriers(seen);
        turnBack(seen);
        turn(giver).step(seen, tickSeconds);
        turn(giver.other()).step(seen, tickSeconds);
        receive(seen);
        give(seen);
        rest(tickSeconds);
    }

    private Turn turn(Hand hand) {
        return hand == Hand.LEFT ? left : right;
    }

    private void noteCarriers(Sight seen) {
        for (int i = 0; i < carrier.length; i++) {
            Hand holder = seen.soleHolder(i);
            carrier[i] = holder == null ? carrier[i] : holder;
        }
    }

    private void turnBack(Sight seen) {
        if (seen.wayBack && !wayBack && left.idle() && right.idle()) {
            wayBack = true;
            giver = firstHand();
            java.util.Arrays.fill(carrier, null);
        }
    }

    private Hand firstHand() {
        return wayBack ? script.dominant() : script.dominant().other();
    }

    private Hand sourceSide() {
        return firstHand();
    }

    // The hand that receives and places.

    private void receive(Sight seen) {
        Turn turn = turn(giver.other());
        if (!turn.idle()) {
            return;
        }
        Turn giving = turn(giver);
        if (giving.offering()) {
            collecting = false;
            beginPlacing(turn, giving.ring(), seen);
        } else if (laidDown != Sight.NO_RING && giving.idle()) {
            collecting = true;
            beginPlacing(turn, laidDown, seen);
            laidDown = Sight.NO_RING;
        } else {
            int dropped = looseRingOf(giver.other(), seen);
            collecting = dropped != Sight.NO_RING;
            if (collecting) {
                beginPlacing(turn, dropped, seen);
            }
        }
    }

    private void beginPlacing(Turn turn, int ring, Sight seen) {
        int peg = freePeg(sourceSide().other(), ring, seen);
        if (peg >= 0) {
            turn.begin(ring, onPeg(peg), seen);
        }
    }

    private Placing.Spot onPeg(int peg) {
        PegBoard.Peg spot = tabletop.board().pegs().get(peg);
        double release = 2 * tabletop.ring().tubeRadiusMetres();
        return new Placing.Spot(spot.xMetres(), spot.zMetres(), tabletop.clearHeightMetres(), release, false);
    }

    // The hand that lifts and gives.

    private void give(Sight seen) {
        Turn turn = turn(giver);
        if (!turn.idle() || collecting || laidDown != Sight.NO_RING || stopped(seen)) {
            return;
        }
        if (!rolesFit()) {
            swapRolesWhenIdle();
            return;
        }
        int ring = nextRing(seen);
        if (ring != Sight.NO_RING) {
            beginGiving(turn, ring, seen);
        }
    }

    private boolean stopped(Sight seen) {
        int underWay = turn(giver.other()).idle() ? 0 : 1;
        return seen.transfersDone + underWay >= script.stopAfterTransfers();
    }

    /** Whether the hand that gives is the one that should, or by mistake should not. */
    private boolean rolesFit() {
        boolean wrong = script.makes(Mistake.Kind.WRONG_HAND_FIRST, transfer);
        return giver == (wrong ? firstHand().other() : firstHand());
    }

    private void swapRolesWhenIdle() {
        if (left.idle() && right.idle()) {
            giver = giver.other();
        }
    }

    private void beginGiving(Turn turn, int ring, Sight seen) {
        boolean feints = mistakeNow(Mistake.Kind.CLOSE_ON_NOTHING);
        boolean losesTracking = mistakeNow(Mistake.Kind.LOSE_TRACKING);
        turn.begin(ring, plan(ring, seen), seen);
        if (feints) {
            turn.feint();
        }
        if (losesTracking) {
            turn.loseTracking();
        }
    }

    /** Where the giving hand is to bring its ring: to the other hand, unless a mistake is due. */
    private Placing.Spot plan(int ring, Sight seen) {
        PegBoard board = tabletop.board();
        double onBoard = tabletop.ring().tubeRadiusMetres();
        double before = board.halfDepthMetres() - 2 * tabletop.outerRadiusMetres();
        if (mistakeNow(Mistake.Kind.DROP_IN_VIEW)) {
            return new Placing.Spot(0, before, OFFER_HEIGHT, OFFER_HEIGHT, false);
        }
        if (mistakeNow(Mistake.Kind.DROP_OUT_OF_VIEW)) {
            double beyond = board.halfDepthMetres() + 2 * tabletop.outerRadiusMetres();
            return new Placing.Spot(0, beyond, OFFER_HEIGHT, OFFER_HEIGHT, false);
        }
        int now = transfer++;
        if (mistakeIn(Mistake.Kind.PUT_DOWN_ON_BOARD, now)) {
            laidDown = ring;
            return new Placing.Spot(0, before, OFFER_HEIGHT, 1.5 * onBoard, false);
        }
        if (mistakeIn(Mistake.Kind.PUT_DOWN_ON_PEG, now)) {
            laidDown = ring;
            return onPeg(freePeg(sourceSide(), ring, seen));
        }
        boolean touching = mistakeIn(Mistake.Kind.PASS_ON_BOARD, now);
        return new Placing.Spot(0, 0, OFFER_HEIGHT, touching ? onBoard : OFFER_HEIGHT, true);
    }

    private boolean mistakeNow(Mistake.Kind kind) {
        return mistakeIn(kind, transfer);
    }

    private boolean mistakeIn(Mistake.Kind kind, int index) {
        return script.makes(kind, index) && made.add(new Mistake(kind, index));
    }

    // What there is to see.

    private int nextRing(Sight seen) {
        int dropped = looseRingOf(giver, seen);
        if (dropped != Sight.NO_RING) {
            return dropped;
        }
        List<PegBoard.Peg> pegs = tabletop.board().pegs();
        for (int peg = 0; peg < pegs.size(); peg++) {
            int ring = pegs.get(peg).side() == sourceSide() ? ringOn(peg, seen) : Sight.NO_RING;
            if (ring != Sight.NO_RING && ring != left.ring() && ring != right.ring()) {
                return ring;
            }
        }
        return Sight.NO_RING;
    }

    /** A ring that lies about and was last in this hand, or in none. */
    private int looseRingOf(Hand hand, Sight seen) {
        for (int i = 0; i < seen.ringCount(); i++) {
            boolean free = seen.state(i) == Sight.RingState.LOOSE && i != left.ring() && i != right.ring();
            boolean mine = carrier[i] == hand || carrier[i] == null && hand == giver;
            if (free && mine && i != laidDown) {
                return i;
            }
        }
        return Sight.NO_RING;
    }

    private int ringOn(int peg, Sight seen) {
        for (int i = 0; i < seen.ringCount(); i++) {
            if (seen.state(i) == Sight.RingState.ON_PEG
                    && distance(peg, i, seen) < tabletop.ring().majorRadiusMetres()) {
                return i;
            }
        }
        return Sight.NO_RING;
    }

    private int freePeg(Hand side, int forRing, Sight seen) {
        List<PegBoard.Peg> pegs = tabletop.board().pegs();
        for (int peg = 0; peg < pegs.size(); peg++) {
            if (pegs.get(peg).side() == side && isFree(peg, forRing, seen)) {
                return peg;
            }
        }
        return -1;
    }

    private boolean isFree(int peg, int forRing, Sight seen) {
        for (int i = 0; i < seen.ringCount(); i++) {
            boolean low = seen.ring(i).position.y < tabletop.board().pegHeightMetres();
            if (i != forRing && low && distance(peg, i, seen) < tabletop.outerRadiusMetres()) {
                return false;
            }
        }
        return true;
    }

    private double distance(int peg, int ring, Sight seen) {
        double dx = tabletop.board().pegs().get(peg).xMetres() - seen.ring(ring).position.x;
        double dz = tabletop.board().pegs().get(peg).zMetres() - seen.ring(ring).position.z;
        return Math.sqrt(dx * dx + dz * dz);
    }

    private void rest(double tickSeconds) {
        restIfIdle(left, -READY_X);
        restIfIdle(right, READY_X);
        idleSeconds = left.idle() && right.idle() ? idleSeconds + tickSeconds : 0;
    }

    private void restIfIdle(Turn turn, double x) {
        if (turn.idle()) {
            turn.rest(ready.set(x, READY_Y, READY_Z));
        }
    }
}
