package org.trocar.core.world;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.StartHands;
import org.trocar.core.input.TickInput;
import org.trocar.core.instrument.Grasper;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.core.rigid.GraspChange;
import org.trocar.core.rigid.GraspChanges;
import org.trocar.core.rigid.RingField;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** The operated world of one session: where the field lies, two instruments, the rings, and the task's rules, stepped in this order. */
public final class World implements RunFacts, Stateful {
    private final Scenario scenario;
    private final long tickNanos;
    private final Placement placement;
    private final Calibration calibration = new Calibration();
    private final InstrumentHand leftHand;
    private final InstrumentHand rightHand;
    private final Grasper left;
    private final Grasper right;
    private final RingField rings;
    private final PegTransferTask task;

    @Scratch
    private final RingFacts[] facts;

    @Scratch
    private final WorldEvents events = new WorldEvents();

    @Scratch
    private final TipSamples tips = new TipSamples(TickInput.MAX_FRAMES);

    @Scratch
    private final Pose tip = new Pose();

    private boolean laid;
    private boolean announcePlacement;
    private boolean spaceKnown;
    private int spaceEpoch;
    private long operatingNanos;
    private long lastElapsedNanos;
    private boolean paused;

    /** @param start where to lay the field at once; empty to wait for two still seconds */
    public World(Scenario scenario, Hand dominant, long tickNanos, Optional<StartHands> start) {
        this.scenario = scenario;
        this.tickNanos = tickNanos;
        placement = new Placement(scenario);
        leftHand = new InstrumentHand(Hand.LEFT, scenario.grasper());
        rightHand = new InstrumentHand(Hand.RIGHT, scenario.grasper());
        left = new Grasper(Hand.LEFT, scenario.grasper(), scenario.ports());
        right = new Grasper(Hand.RIGHT, scenario.grasper(), scenario.ports());
        rings = new RingField(
                scenario.board(), scenario.ring(), scenario.grasper(), startingPegs(scenario, dominant.other()));
        task = new PegTransferTask(scenario, dominant, tickNanos);
        facts = new RingFacts[scenario.ring().count()];
        for (int i = 0; i < facts.length; i++) {
            facts[i] = new RingFacts();
        }
        start.ifPresent(hands -> lay(hands, false));
    }

    /**
     * One tick. Frames move the instruments; physics moves the rings; the rules look at the rings.
     *
     * @param sessionNanos session time at the end of the tick
     * @param leftOutNanos time left out of a recording so far: it counts as operating time, like everything that is no pause
     * @param nowPaused whether simulated time stands still
     */
    public void step(TickInput in, long sessionNanos, long leftOutNanos, boolean nowPaused) {
        events.clear();
        tips.clear();
        pause(nowPaused);
        leftHand.beginTick();
        rightHand.beginTick();
        for (int i = 0; i < in.frameCount(); i++) {
            read(in, i, sessionNanos);
        }
        announcePlacement();
        long elapsedNanos = sessionNanos + leftOutNanos;
        if (laid && !paused) {
            operate(in, sessionNanos, elapsedNanos - lastElapsedNanos);
        } else {
            leftHand.rest(sessionNanos);
            rightHand.rest(sessionNanos);
        }
        lastElapsedNanos = elapsedNanos;
    }

    private void pause(boolean nowPaused) {
        if (nowPaused && !paused && laid) {
            disengageHands();
        }
        paused = nowPaused;
    }

    private void disengageHands() {
        leftHand.disengage();
        rightHand.disengage();
    }

    private void read(TickInput in, int i, long sessionNanos) {
        HandFrame frame = in.frame(i);
        leftHand.read(frame);
        rightHand.read(frame);
        followSpace(frame.spaceEpoch);
        if (!placement.known()) {
            calibrate(in.captureSessionNanos(i));
        }
        if (placement.known() && !paused) {
            leftHand.follow(placement, sessionNanos);
            rightHand.follow(placement, sessionNanos);
        }
        if (laid && !paused) {
            sample(in.captureSessionNanos(i), frame.sampleNanos, in.late(i));
        }
    }

    /** A moved origin makes the placement meaningless: the hands are untracked in the field until it is laid anew. */
    private void followSpace(int epoch) {
        if (spaceKnown && epoch != spaceEpoch) {
            placement.forget();
            calibration.restart();
            if (laid) {
                disengageHands();
            }
            events.add(EventKind.SPACE_MOVED, epoch);
        }
        spaceKnown = true;
        spaceEpoch = epoch;
    }

    private void calibrate(long captureNanos) {
        calibration.observe(
                captureNanos,
                leftHand.positionInSpace(),
                rightHand.positionInSpace(),
                leftHand.tracked() && rightHand.tracked());
        if (calibration.done()) {
            lay(calibration.mean(), true);
        }
    }

    private void lay(StartHands hands, boolean fromStillness) {
        placement.lay(hands, fromStillness);
        laid = true;
        announcePlacement = true;
    }

    private void announcePlacement() {
        if (announcePlacement) {
            announcePlacement = false;
            EventKind kind = placement.calibrated() ? EventKind.CALIBRATED : EventKind.PLACED_UNCALIBRATED;
            events.add(kind, null, -1, placement.yawRadians(), placement.fieldInSpace().position);
            noteNoise(Hand.LEFT);
            noteNoise(Hand.RIGHT);
        }
    }

    private void noteNoise(Hand hand) {
        if (placement.calibrated()) {
            Vec3 start = hand == Hand.LEFT ? leftHand.positionInSpace() : rightHand.positionInSpace();
            events.add(EventKind.NOISE_MEASURED, hand, -1, calibration.noiseMetres(hand), start);
        }
    }

    /** A late frame moved the instrument, but too late to be the hand's skill: it counts as untracked. */
    private void sample(long captureNanos, long deviceNanos, boolean late) {
        boolean timely = placement.known() && !late;
        tips.add(captureNanos, deviceNanos);
        tips.tip(Hand.LEFT, left.tipOf(leftHand.handle(), tip), left.jawAngleRadians(), timely && leftHand.operates());
        tips.tip(
                Hand.RIGHT,
                right.tipOf(rightHand.handle(), tip),
                right.jawAngleRadians(),
                timely && rightHand.operates());
    }

    private void operate(TickInput in, long sessionNanos, long passedNanos) {
        operatingNanos += passedNanos;
        leftHand.noteTracking(sessionNanos, left.tip().position, events);
        rightHand.noteTracking(sessionNanos, right.tip().position, events);
        advance(leftHand, left, inert(in, Hand.LEFT));
        advance(rightHand, right, inert(in, Hand.RIGHT));
        rings.step(tickNanos * 1e-9, left, right);
        gatherFacts();
        reportGrasps();
        task.observe(sessionNanos, operatingNanos, anyRingTouched(), facts, events);
    }

    /** Without a new frame the jaws may go on closing for a moment, but never open. Inert ones go on with what they were asked before. */
    private void advance(InstrumentHand hand, Grasper grasper, boolean inert) {
        boolean close = inert ? grasper.closing() : hand.closing();
        if (hand.moved() || close && !hand.lost()) {
            grasper.advance(hand.handle(), close, tickNanos * 1e-9);
        }
    }

    private static boolean inert(TickInput in, Hand hand) {
        for (int i = 0; i < in.controlCount(); i++) {
            if (in.control(i).makesInert(hand)) {
                return true;
            }
        }
        return false;
    }

    private void gatherFacts() {
        for (int i = 0; i < facts.length; i++) {
            facts[i].set(
                    rings.held(i, Hand.LEFT),
                    rings.held(i, Hand.RIGHT),
                    rings.peggedOn(i),
                    rings.inAir(i),
                    rings.outOfView(i));
            facts[i].touched(rings.touchedBy(i, Hand.LEFT), rings.touchedBy(i, Hand.RIGHT));
            facts[i].place.set(rings.pose(i).position);
        }
    }

    private void reportGrasps() {
        GraspChanges changes = rings.changes();
        for (int i = 0; i < changes.count(); i++) {
            int ring = changes.ring(i);
            events.add(kind(changes.change(i)), changes.hand(i), ring, changes.forceNewtons(i), facts[ring].place);
        }
        reportEmptyJaws(left);
        reportEmptyJaws(right);
    }

    private static EventKind kind(GraspChange change) {
        return switch (change) {
            case GRASPED -> EventKind.GRASPED;
            case RELEASED -> EventKind.RELEASED;
            case SLIPPED -> EventKind.SLIPPED;
        };
    }

    private void reportEmptyJaws(Grasper grasper) {
        if (rings.closedOnNothing(grasper.hand())) {
            events.add(EventKind.CLOSED_ON_NOTHING, grasper.hand(), -1, 0, grasper.tip().position);
        }
    }

    private boolean anyRingTouched() {
        for (int i = 0; i < rings.count(); i++) {
            if (rings.touchedBy(i, Hand.LEFT) || rings.touchedBy(i, Hand.RIGHT)) {
                return true;
            }
        }
        return false;
    }

    /** Ring i starts on the i-th peg of the side it is first brought from. */
    private static int[] startingPegs(Scenario scenario, Hand side) {
        List<PegBoard.Peg> pegs = scenario.board().pegs();
        return IntStream.range(0, pegs.size())
                .filter(peg -> pegs.get(peg).side() == side)
                .limit(scenario.ring().count())
                .toArray();
    }

    @Override
    public WorldEvents events() {
        return events;
    }

    @Override
    public TipSamples tips() {
        return tips;
    }

    public Grasper grasper(Hand hand) {
        return hand == Hand.LEFT ? left : right;
    }

    public boolean tracked(Hand hand) {
        InstrumentHand it = hand == Hand.LEFT ? leftHand : rightHand;
        return placement.known() && it.operates() && !it.lost();
    }

    /** Whether the newest frame tracked this hand, also while the field is not placed. */
    public boolean seen(Hand hand) {
        return (hand == Hand.LEFT ? leftHand : rightHand).tracked();
    }

    public RingField rings() {
        return rings;
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }

    /** Whether the field has its place in the present tracking space. */
    public boolean placed() {
        return placement.known();
    }

    @Override
    public boolean laid() {
        return laid;
    }

    @Override
    public boolean calibrated() {
        return placement.calibrated();
    }

    @Override
    public boolean bareHanded(Hand hand) {
        return (hand == Hand.LEFT ? leftHand : rightHand).bare();
    }

    @Override
    public double stillTipMetresPerSecond(Hand hand) {
        return placement.calibrated()
                ? calibration.stillMetresPerSecond(hand) * Placement.leverRatio(scenario)
                : Double.NaN;
    }

    @Override
    public double stillTipSpreadMetres(Hand hand) {
        return placement.calibrated() ? calibration.noiseMetres(hand) * Placement.leverRatio(scenario) : Double.NaN;
    }

    /** The field's frame in the tracking space; meaningless before {@link #laid}. */
    public Pose fieldInSpace() {
        return placement.fieldInSpace();
    }

    @Override
    public boolean started() {
        return task.started();
    }

    @Override
    public boolean finished() {
        return task.finished();
    }

    /** Whether the rings are being brought back. */
    public boolean wayBack() {
        return task.wayBack();
    }

    @Override
    public int transfersDone() {
        return task.transfersDone();
    }

    @Override
    public int transfersTotal() {
        return task.transfersTotal();
    }

    @Override
    public double taskSeconds() {
        return task.taskSeconds(operatingNanos);
    }

    /** Operating time so far: without calibration and pauses, seconds. */
    public double operatingSeconds() {
        return operatingNanos * 1e-9;
    }

    @Override
    public void exchange(StateBuffer state) {
        placement.exchange(state);
        calibration.exchange(state);
        leftHand.exchange(state);
        rightHand.exchange(state);
        left.exchange(state);
        right.exchange(state);
        rings.exchange(state);
        task.exchange(state);
        laid = state.exchange(laid);
        announcePlacement = state.exchange(announcePlacement);
        spaceKnown = state.exchange(spaceKnown);
        spaceEpoch = state.exchange(spaceEpoch);
        operatingNanos = state.exchange(operatingNanos);
        lastElapsedNanos = state.exchange(lastElapsedNanos);
        paused = state.exchange(paused);
    }
}
