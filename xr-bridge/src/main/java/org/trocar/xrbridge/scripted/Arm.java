package org.trocar.xrbridge.scripted;

import java.util.SplittableRandom;
import org.trocar.core.hands.Hand;
import org.trocar.core.instrument.Fulcrum;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;

/** One hand of the trainee and the instrument in it: where it wants the tip to be, and how far thumb and index finger are apart. */
final class Arm {
    private static final double OPEN_APERTURE_METRES = 0.06;
    private static final double CLOSED_APERTURE_METRES = 0.008;
    private static final double PINCH_METRES_PER_SECOND = 0.6;

    private final Hand hand;
    private final Skill skill;
    private final SplittableRandom random;
    private final Fulcrum fulcrum;
    private final Reach reach = new Reach();
    private final Vec3 tip = new Vec3();
    private final Vec3 across = new Vec3(1, 0, 0);
    private final Vec3 sideways = new Vec3();
    private final Vec3 wantedAcross = new Vec3();
    private final Pose handle = new Pose();
    private double aperture = OPEN_APERTURE_METRES;
    private boolean closing;
    private double untrackedSeconds;

    Arm(Hand hand, Tabletop tabletop, Skill skill, SplittableRandom random) {
        this.hand = hand;
        this.skill = skill;
        this.random = random;
        fulcrum = new Fulcrum(hand, tabletop.grasper(), tabletop.ports());
    }

    Hand hand() {
        return hand;
    }

    /** The wanted tip, in the field's frame. To be read, not written. */
    Vec3 tip() {
        return tip;
    }

    /** Where the shaft passes through the wall. To be read, not written. */
    Vec3 port() {
        return fulcrum.port();
    }

    Vec3 across() {
        return across;
    }

    /** The tip is here, at rest. */
    void startAt(Vec3 where) {
        tip.set(where);
        reach.begin(tip, across, tip, across, skill.reachSpeed());
    }

    /** A free reach: fast, with a swerve and perhaps a pause before it. */
    void reachFor(Vec3 goal, Vec3 newAcross) {
        begin(goal, newAcross, skill.reachSpeed());
        double length = tip.distance(goal);
        sideways.difference(goal, tip);
        sideways.set(sideways.z, 0, -sideways.x).normalize().scale(random.nextDouble(-1, 1));
        sideways.y = random.nextDouble();
        reach.bend(sideways.scale(skill.detour() * length));
        reach.delay(2 * skill.hesitationSeconds() * random.nextDouble());
    }

    /** A movement in a straight line where there is nothing to hit. */
    void withdrawTo(Vec3 goal) {
        begin(goal, across, (skill.reachSpeed() + skill.fineSpeed()) / 2);
    }

    /** A careful movement in a straight line. */
    void moveTo(Vec3 goal, Vec3 newAcross) {
        begin(goal, newAcross, skill.fineSpeed());
    }

    boolean arrived() {
        return reach.done();
    }

    void close() {
        closing = true;
    }

    void open() {
        closing = false;
    }

    boolean opened() {
        return aperture == OPEN_APERTURE_METRES;
    }

    void loseTracking(double seconds) {
        untrackedSeconds = seconds;
    }

    boolean tracked() {
        return untrackedSeconds <= 0;
    }

    void advance(double step) {
        if (!tracked()) {
            untrackedSeconds -= step;
            return;
        }
        reach.advance(step, tip, across);
        double change = PINCH_METRES_PER_SECOND * step;
        aperture = closing
                ? Math.max(CLOSED_APERTURE_METRES, aperture - change)
                : Math.min(OPEN_APERTURE_METRES, aperture + change);
    }

    double apertureMetres() {
        return aperture;
    }

    /** out = the handle in the field's frame. */
    Pose handle(Pose out) {
        return fulcrum.handleFor(tip, across, out);
    }

    /** out = the tip at a place with the jaws opening in some direction. */
    Pose tipPoseAt(Vec3 place, Vec3 newAcross, Pose out) {
        return fulcrum.tipOf(fulcrum.handleFor(place, newAcross, handle), out);
    }

    /** The jaws look the same turned by half a turn: the nearer way round is taken, so that the wrist stays in its range. */
    private void begin(Vec3 goal, Vec3 newAcross, double speed) {
        wantedAcross.set(newAcross).scale(newAcross.dot(across) < 0 ? -1 : 1);
        reach.begin(tip, across, goal, wantedAcross, speed);
    }
}
