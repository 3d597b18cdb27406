package org.trocar.xrbridge.scripted;

import java.util.SplittableRandom;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.xrbridge.trace.Mirror;

/**
 * A pretended person with two bare hands: given what there is to see after a tick, it makes the next frame. A pure function of its script
 * and of what it saw; knows nothing of networks.
 *
 * <p>It holds still until the field is placed, so that the server can calibrate, and then operates closed-loop: it decides from what it
 * sees, its reaction lag late, and drives hands, not instruments.
 */
public final class ScriptedTrainee {
    private static final int ALL_LOCATED = ControllerPose.ORIENTATION_VALID
            | ControllerPose.POSITION_VALID
            | ControllerPose.ORIENTATION_TRACKED
            | ControllerPose.POSITION_TRACKED;
    /** Where the trainee expects the field in its own space: on a table before it, a little to the right and turned. */
    private static final Vec3 EXPECTED_FIELD = new Vec3(0.1, 0.95, -0.45);

    private static final double EXPECTED_YAW_RADIANS = -0.15;
    private static final float[] HEAD = {0.02f, 1.6f, 0.05f, -0.34f, 0, 0, 0.94043f};
    private static final double START_X = 0.03;
    private static final double START_Y = 0.045;
    private static final double START_Z = 0.01;
    private static final double WAVE_METRES = 0.03;
    private static final double WAVES_PER_SECOND = 0.8;

    private final Script script;
    private final double tickSeconds;
    private final long tickNanos;
    private final Arm left;
    private final Arm right;
    private final Operator operator;
    private final Memory memory;
    private final Tremor leftTremor;
    private final Tremor rightTremor;
    private final PinchingHand leftHand = new PinchingHand(Hand.LEFT);
    private final PinchingHand rightHand = new PinchingHand(Hand.RIGHT);
    private final Pose field = new Pose();
    private final Pose palm = new Pose();
    private final Vec3 place = new Vec3();
    private final Sight mirroredSight;
    private final Mirror mirror = new Mirror();
    private long frames;
    private long operatingTicks;
    private boolean operating;
    private int transfersDone;

    /** @param tickHz the session's tick rate; a frame is made for every tick */
    public ScriptedTrainee(Script script, Tabletop tabletop, int tickHz) {
        this.script = script;
        tickNanos = 1_000_000_000L / tickHz;
        tickSeconds = tickNanos * 1e-9;
        SplittableRandom random = new SplittableRandom(script.seed());
        left = new Arm(Hand.LEFT, tabletop, script.skill(), random.split());
        right = new Arm(Hand.RIGHT, tabletop, script.skill(), random.split());
        leftTremor = new Tremor(script.skill().tremorMetres(), random.split());
        rightTremor = new Tremor(script.skill().tremorMetres(), random.split());
        operator = new Operator(script, tabletop, left, right);
        memory = new Memory(
                tabletop.ring().count(), (int) Math.round(script.skill().lagSeconds() * tickHz));
        mirroredSight = new Sight(tabletop.ring().count());
        field.position.set(EXPECTED_FIELD);
        field.orientation.set(0, StrictMath.sin(EXPECTED_YAW_RADIANS / 2), 0, StrictMath.cos(EXPECTED_YAW_RADIANS / 2));
        left.startAt(place.set(-START_X, START_Y, START_Z));
        right.startAt(place.set(START_X, START_Y, START_Z));
    }

    /** Fills the next frame from what was to be seen after the last one; before the first frame nothing was, an empty sight. */
    public void next(Sight now, HandFrame frame) {
        Sight seen = script.mirrored() ? MirroredSight.of(now, mirroredSight) : now;
        decide(seen);
        left.advance(tickSeconds);
        right.advance(tickSeconds);
        write(frame);
        if (script.mirrored()) {
            mirror.apply(frame);
        }
    }

    /** Whether this trainee means to end the run: it has done what it would do, or lost patience. */
    public boolean finished() {
        boolean through = script.conduct() == Conduct.OPERATE && operating && operator.done();
        return through || operatingTicks * tickSeconds > script.patienceSeconds();
    }

    /** Rings placed, as far as it has seen. */
    public int transfersDone() {
        return transfersDone;
    }

    private void decide(Sight now) {
        if (!now.placed) {
            return;
        }
        if (!operating) {
            begin(now);
        }
        operatingTicks++;
        field.set(now.field);
        transfersDone = now.transfersDone;
        Sight seen = memory.see(now);
        switch (script.conduct()) {
            case OPERATE -> operator.step(seen, tickSeconds);
            case WAVE -> wave();
            case DO_NOTHING -> {}
        }
    }

    /** The field may lie otherwise than expected: the hands stay, so the tips are wherever they now are in it. */
    private void begin(Sight now) {
        operating = true;
        left.startAt(now.instrument(Hand.LEFT).tip.position);
        right.startAt(now.instrument(Hand.RIGHT).tip.position);
    }

    private void wave() {
        double turn = 2 * Math.PI * WAVES_PER_SECOND * operatingTicks * tickSeconds;
        double swing = WAVE_METRES * StrictMath.sin(turn);
        left.startAt(place.set(-2 * START_X + swing, 2 * START_Y, START_Z));
        right.startAt(place.set(2 * START_X + swing, 2 * START_Y, START_Z));
        if (StrictMath.cos(turn) > 0) {
            left.close();
            right.open();
        } else {
            left.open();
            right.close();
        }
    }

    private void write(HandFrame frame) {
        frame.clear();
        frame.sequence = ++frames;
        frame.captureNanos = frames * tickNanos;
        frame.sampleNanos = frame.captureNanos;
        frame.headFloats = HEAD.length;
        System.arraycopy(HEAD, 0, frame.head, 0, HEAD.length);
        frame.headFlags = ALL_LOCATED;
        write(left, leftTremor, leftHand, frame.hand(Hand.LEFT));
        write(right, rightTremor, rightHand, frame.hand(Hand.RIGHT));
    }

    private void write(Arm arm, Tremor tremor, PinchingHand hand, HandPose out) {
        palm.compose(field, arm.handle(palm));
        tremor.addTo(palm.position, frames * tickSeconds);
        hand.fill(palm, arm.apertureMetres(), out);
        if (!arm.tracked()) {
            out.clear();
        }
    }
}
