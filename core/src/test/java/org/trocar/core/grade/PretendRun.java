package org.trocar.core.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.hands.StartHands;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;
import org.trocar.core.math.Pose;
import org.trocar.core.math.SplitMix64;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.scenario.TestScenario;
import org.trocar.core.session.Engine;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.RecordedRun;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.uncertainty.TipTrace;
import org.trocar.core.world.EventKind;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;

/**
 * A peg transfer as its records would have it, written down instead of operated: what happened, second by second, to a right-handed
 * trainee whose tips go round and round. The task begins at one second.
 */
final class PretendRun {
    private static final int TICK_HZ = 90;
    private static final int RINGS = 6;
    private static final Vec3 SOMEWHERE = new Vec3(0.01, 0.02, 0.03);

    private final TipTrace trace = new TipTrace();
    private final List<Event> events = new ArrayList<>();
    private final Rubric rubric;
    private double speedUp = 1;
    private double tremblingMetres = Double.NaN;
    private long slippedNanos;
    private long framesLost;
    private final List<ControlEvent.Kind> asked = new ArrayList<>();

    private BiFunction<Hand, Double, Vec3> way = this::circle;
    private Predicate<Double> leftUnseen = seconds -> false;

    private record Event(double seconds, EventKind kind, Hand hand, int ring, double value, Vec3 place) {}

    PretendRun(Rubric rubric) {
        this.rubric = rubric;
        at(1, EventKind.TASK_STARTED, null, -1);
    }

    PretendRun at(double seconds, EventKind kind, Hand hand, int ring) {
        return at(seconds, kind, hand, ring, SOMEWHERE);
    }

    PretendRun at(double seconds, EventKind kind, Hand hand, int ring, Vec3 place) {
        events.add(new Event(seconds, kind, hand, ring, 0, place));
        return this;
    }

    /** Where each tip is when, instead of going round and round. */
    PretendRun going(BiFunction<Hand, Double, Vec3> tips) {
        way = tips;
        return this;
    }

    /** When the left hand is lost. */
    PretendRun losingTheLeft(Predicate<Double> seconds) {
        leftUnseen = seconds;
        return this;
    }

    /** One transfer, as it should be, from that second to 1.5 s later. */
    PretendRun transfer(double seconds, int ring, Hand first) {
        Hand second = first.other();
        at(seconds, EventKind.GRASPED, first, ring).at(seconds + 0.2, EventKind.LIFTED, first, ring);
        at(seconds + 0.6, EventKind.GRASPED, second, ring).at(seconds + 0.8, EventKind.RELEASED, first, ring);
        at(seconds + 0.8, EventKind.HANDED_OVER, second, ring);
        return at(seconds + 1.2, EventKind.RELEASED, second, ring).at(seconds + 1.5, EventKind.PLACED, second, ring);
    }

    /** All twelve transfers as they should be, two seconds each. */
    PretendRun allTransfers() {
        for (int ring = 0; ring < RINGS; ring++) {
            transfer(2 + 2 * ring, ring, Hand.LEFT);
        }
        at(2 + 2 * RINGS - 0.2, EventKind.TURNED_BACK, null, -1);
        for (int ring = 0; ring < RINGS; ring++) {
            transfer(2 + 2 * (RINGS + ring), ring, Hand.RIGHT);
        }
        return this;
    }

    /** How fast the tips go round. */
    PretendRun hurrying(double factor) {
        speedUp = factor;
        return this;
    }

    /** Both hands were held still for two seconds more, and seemed to stray so far, along each axis, from frame to frame. */
    PretendRun trembling(double metres) {
        tremblingMetres = metres;
        return this;
    }

    /** The server lets so much time slip, in the middle of the task. */
    PretendRun slipping(double seconds) {
        slippedNanos = Math.round(seconds * 1e9);
        return this;
    }

    /** Somebody asks for something in the middle of the task. */
    PretendRun asked(ControlEvent.Kind kind) {
        asked.add(kind);
        return this;
    }

    /** So many of the trembling hands' frames never arrive. */
    PretendRun losingFrames(long count) {
        framesLost = count;
        return this;
    }

    /** The run with its task finished so long after it began. */
    RecordedRun finished(double taskSeconds) {
        events.add(new Event(1 + taskSeconds, EventKind.TASK_FINISHED, null, -1, taskSeconds, SOMEWHERE));
        return until(1 + taskSeconds, false);
    }

    /** The run given up at a second. */
    RecordedRun abandoned(double seconds) {
        return until(seconds, true);
    }

    /** Where the tips were, once the run is over. */
    TipTrace trace() {
        return trace;
    }

    private RecordedRun until(double seconds, boolean abandon) {
        RecordedRun run = new RecordedRun(manifest());
        run.copyTips(trace);
        WorldEvents now = new WorldEvents();
        TipSamples tips = new TipSamples(1);
        TickInput in = new TickInput();
        SplitMix64 random = new SplitMix64(7);
        long last = Math.round(seconds * TICK_HZ);
        for (long tick = 1; tick <= last; tick++) {
            in.clear(tick);
            if (!Double.isNaN(tremblingMetres)) {
                holdStill(in, random);
            }
            if (slippedNanos > 0 && tick == last / 2) {
                in.addControl(new ControlEvent(ControlEvent.Kind.SLIP, "server", "", slippedNanos));
            }
            if (tick == last / 2) {
                asked.forEach(kind -> in.addControl(new ControlEvent(kind, "operator:tester", "", 0)));
            }
            if (abandon && tick == last) {
                in.addControl(new ControlEvent(ControlEvent.Kind.ABANDON, "tester", "", 0));
            }
            now.clear();
            for (Event event : events) {
                if (Math.round(event.seconds() * TICK_HZ) == tick) {
                    now.add(event.kind(), event.hand(), event.ring(), event.value(), event.place());
                }
            }
            sample(tick, tips);
            run.tick(in, now, tips);
        }
        return run;
    }

    /** The tracking space moved after the first frame, so that all are watched. */
    private void holdStill(TickInput in, SplitMix64 random) {
        HandFrame frame = in.addFrame(in.tick() * (1_000_000_000L / TICK_HZ), false);
        frame.clear();
        frame.sequence = in.tick() + (in.tick() > TICK_HZ ? framesLost : 0);
        frame.spaceEpoch = in.tick() == 1 ? 0 : 1;
        for (Hand hand : Hand.values()) {
            HandPose pose = frame.hand(hand);
            pose.jointFloats = HandPose.FLOATS;
            for (Joint joint : new Joint[] {Joint.PALM, Joint.THUMB_TIP, Joint.INDEX_TIP}) {
                put(pose, joint, tremblingMetres, random);
            }
        }
    }

    private static void put(HandPose pose, Joint joint, double metres, SplitMix64 random) {
        int at = joint.ordinal() * HandPose.FLOATS_PER_JOINT;
        for (int axis = 0; axis < 3; axis++) {
            pose.joints[at + axis] = (float) (Math.sqrt(12) * metres * (random.nextDouble() - 0.5));
        }
        pose.joints[at + 6] = 1;
        pose.positionValid |= joint.bit();
        pose.positionTracked |= joint.bit();
        pose.orientationValid |= joint.bit();
        pose.orientationTracked |= joint.bit();
    }

    private void sample(long tick, TipSamples tips) {
        tips.clear();
        long nanos = tick * (1_000_000_000L / TICK_HZ);
        tips.add(nanos, nanos);
        Pose tip = new Pose();
        double seconds = (double) tick / TICK_HZ;
        for (Hand hand : Hand.values()) {
            tip.position.set(way.apply(hand, seconds));
            tips.tip(hand, tip, 0, hand == Hand.RIGHT || !leftUnseen.test(seconds));
        }
    }

    private Vec3 circle(Hand hand, double seconds) {
        double phase = 2 * speedUp * seconds;
        return new Vec3(0.02 * StrictMath.cos(phase), 0.05, 0.02 * StrictMath.sin(phase + hand.ordinal()));
    }

    private SessionManifest manifest() {
        return new SessionManifest(
                "0199-pretended",
                "learner-1",
                scenario(),
                "00",
                Mode.ASSESSMENT,
                Hand.RIGHT,
                "",
                "test",
                Provenance.SCRIPTED,
                Pace.LOCKSTEP,
                TICK_HZ,
                42,
                0,
                Engine.VERSION,
                Optional.of(new StartHands(-0.1, 1, 0, 0.1, 1, 0)),
                0,
                false);
    }

    private Scenario scenario() {
        Scenario plain = TestScenario.pegTransfer();
        return new Scenario(
                plain.id(),
                plain.version(),
                plain.title(),
                plain.instruction(),
                plain.board(),
                plain.ring(),
                plain.grasper(),
                plain.ports(),
                plain.home(),
                rubric,
                plain.cues());
    }
}
