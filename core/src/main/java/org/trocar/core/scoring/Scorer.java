package org.trocar.core.scoring;

import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.metric.BimanualMotion;
import org.trocar.core.metric.Economy;
import org.trocar.core.metric.MotionPipeline;
import org.trocar.core.metric.MovementLog;
import org.trocar.core.metric.MovementThresholds;
import org.trocar.core.metric.TipSink;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;
import org.trocar.core.world.EventKind;
import org.trocar.core.world.RunFacts;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;

/**
 * Scores the hands: errors and transfers from the world's events, motion from the instrument tips at each frame's capture time. It asks
 * nothing of the world but its {@link RunFacts}, so that a rubric can be tried on records without physics.
 */
public final class Scorer implements Stateful {
    private static final double SECONDS_PER_NANO = 1e-9;
    private static final String TOO_NOISY =
            "not measurable: while calibrating, the still hand's tip seemed to move at more than 10 mm/s";
    private static final String NEVER_SEEN = "the hand was never tracked for two frames in a row";
    private static final String BARE_HANDED =
            "not measured: a camera tracked the bare hand, whose noise and rate would be most of it";

    private final RunFacts world;
    private final BimanualMotion motion = new BimanualMotion();
    private final ErrorLog errors = new ErrorLog();
    private final TransferPaths paths;
    private final TransferLog transfers;

    @Scratch
    private final Optional<StepOrder> stepOrder;

    @Scratch
    private final ScoreSheet sheet = new ScoreSheet();

    @Scratch
    private final Pose leftTip = new Pose();

    @Scratch
    private final Pose rightTip = new Pose();

    /** Null where nobody asked. */
    @Scratch
    private TipSink copy;

    private boolean paused;
    private boolean finished;
    private long leftOutNanos;

    /** @param dominant the trainee's dominant hand */
    public Scorer(RunFacts world, Hand dominant) {
        this.world = world;
        int rings = world.scenario().ring().count();
        paths = new TransferPaths(rings);
        transfers = new TransferLog(rings);
        stepOrder = world.scenario().rubric().procedure().map(procedure -> new StepOrder(procedure, dominant));
    }

    /**
     * Takes one tick.
     *
     * @param sessionNanos session time at its end
     * @param nowPaused whether the run is paused: what moves then counts for nothing
     * @param gapNanos recorded time left out so far, which counts as untracked
     */
    public void observe(long tick, long sessionNanos, boolean nowPaused, long gapNanos) {
        boolean leftOut = gapNanos > leftOutNanos;
        leftOutNanos = gapNanos;
        errors.observe(tick, sessionNanos, world.events());
        paths.observe(world.events());
        transfers.observe(tick, world.events());
        if (nowPaused && !paused || has(world.events(), EventKind.SPACE_MOVED)) {
            breakSegment(sessionNanos);
        } else if (leftOut) {
            breakSegment(world.tips().count() > 0 ? world.tips().captureNanos(0) : sessionNanos);
        }
        paused = nowPaused;
        if (!paused) {
            sample(world.tips());
        }
    }

    /** What moved meanwhile moved out of sight: no path leads across. */
    private void breakSegment(long captureNanos) {
        motion.breakSegment(captureNanos);
        if (copy != null) {
            copy.breakSegment(captureNanos);
        }
    }

    private static boolean has(WorldEvents events, EventKind kind) {
        for (int i = 0; i < events.count(); i++) {
            if (events.kind(i) == kind) {
                return true;
            }
        }
        return false;
    }

    private void sample(TipSamples tips) {
        for (int i = 0; i < tips.count(); i++) {
            sample(tips, i, motion);
            if (copy != null) {
                sample(tips, i, copy);
            }
        }
    }

    private void sample(TipSamples tips, int i, TipSink sink) {
        sink.sample(
                tips.captureNanos(i),
                tips.sampleNanos(i),
                tips.tip(i, Hand.LEFT, leftTip),
                tips.tracked(i, Hand.LEFT),
                tips.tip(i, Hand.RIGHT, rightTip),
                tips.tracked(i, Hand.RIGHT));
    }

    /** Closes what is open when the run ends. */
    public void finish(long sessionNanos) {
        if (!finished) {
            finished = true;
            motion.finish(sessionNanos);
            if (copy != null) {
                copy.finish(sessionNanos);
            }
        }
    }

    /** Has everything that motion is measured from given to a second taker too, from here on. Changes nothing of what is measured. */
    public void copyTips(TipSink taker) {
        copy = taker;
    }

    public ErrorLog errors() {
        return errors;
    }

    public TransferLog transfers() {
        return transfers;
    }

    /** Has each of a hand's movements told of as it ends; see {@link MovementLog}. */
    public void logMovements(Hand hand, MovementLog log) {
        motion.hand(hand).logMovements(log);
    }

    /** Whether a hand's movements are left out of the sheet: held still, its tip seemed to move faster than where a movement ends. */
    public boolean tooNoisy(Hand hand) {
        return world.stillTipMetresPerSecond(hand) > MovementThresholds.STANDARD.offMetresPerSecond();
    }

    /** The tip's latest filtered speed, m/s. */
    public double speedMetresPerSecond(Hand hand) {
        return motion.hand(hand).speedMetresPerSecond();
    }

    /** How far the tip has come so far, metres, with what the tracker's noise added. */
    public double pathMetres(Hand hand) {
        return motion.hand(hand).pathMetres();
    }

    /** How long both hands were idle so far, seconds. */
    public double idleSeconds() {
        return motion.idleSeconds();
    }

    /** For how long neither hand has moved, seconds. */
    public double openIdleSeconds() {
        return motion.openIdleSeconds();
    }

    /** The values up to now, worked out anew. */
    public ScoreSheet sheet() {
        sheet.set(
                Metric.TASK_TIME,
                world.started() ? world.taskSeconds() : Double.NaN,
                "no ring was touched, so the task never began");
        sheet.set(Metric.TRANSFERS_DONE, world.transfersDone(), "");
        fillErrors();
        fill(Hand.LEFT);
        fill(Hand.RIGHT);
        boolean seen = motion.hand(Hand.LEFT).moves() && motion.hand(Hand.RIGHT).moves();
        boolean noisy = tooNoisy(Hand.LEFT) || tooNoisy(Hand.RIGHT);
        sheet.set(
                Metric.IDLE_TIME,
                seen && !noisy ? motion.idleSeconds() : Double.NaN,
                noisy ? TOO_NOISY : "one of the hands was never tracked for two frames in a row");
        sheet.set(
                Metric.BIMANUAL_CORRELATION,
                motion.speedCorrelation(),
                "the two hands were not tracked together, or one of them never changed its speed");
        sheet.set(Metric.COVERAGE, coverage(), "there was no operating time");
        sheet.set(
                Metric.STEP_ORDER,
                stepOrder.isPresent() ? stepOrder.get().mean(transfers) : Double.NaN,
                whyNoStepOrder(stepOrder.isPresent()));
        fillBalance();
        return sheet;
    }

    /** @param named whether the rubric says what the steps are */
    public static String whyNoStepOrder(boolean named) {
        return named ? "no transfer was begun" : "the rubric names no steps";
    }

    private void fillBalance() {
        sheet.set(Metric.PATH_RATIO, motion.pathRatio(), "the right instrument never moved");
        sheet.set(Metric.PATH_BALANCE, motion.balance(), "neither instrument moved");
        boolean noisy = tooNoisy(Hand.LEFT) || tooNoisy(Hand.RIGHT);
        sheet.set(
                Metric.BOTH_MOVING,
                noisy ? Double.NaN : motion.bothMovingOverAnyMoving(),
                noisy ? TOO_NOISY : "no hand ever moved while both were tracked");
    }

    private void fillErrors() {
        sheet.set(Metric.DROPS_IN_VIEW, errors.total(ErrorKind.DROP_IN_VIEW), "");
        sheet.set(Metric.DROPS_OUT_OF_VIEW, errors.total(ErrorKind.DROP_OUT_OF_VIEW), "");
        sheet.set(Metric.TRANSFERS_NOT_IN_MID_AIR, errors.total(ErrorKind.TRANSFER_NOT_IN_MID_AIR), "");
        sheet.set(Metric.WRONG_HAND_FIRST, errors.total(ErrorKind.WRONG_HAND_FIRST), "");
    }

    private void fill(Hand hand) {
        MotionPipeline tool = motion.hand(hand);
        boolean seen = tool.moves();
        set(hand, Metric.PATH_LENGTH_LEFT, Metric.PATH_LENGTH_RIGHT, seen ? tool.pathMetres() : Double.NaN, NEVER_SEEN);
        set(hand, Metric.ECONOMY_LEFT, Metric.ECONOMY_RIGHT, economy(hand), "no transfer was completed");
        boolean noisy = tooNoisy(hand);
        set(
                hand,
                Metric.MOVEMENTS_LEFT,
                Metric.MOVEMENTS_RIGHT,
                seen && !noisy ? tool.movementCount() : Double.NaN,
                noisy ? TOO_NOISY : NEVER_SEEN);
        set(
                hand,
                Metric.ANGULAR_PATH_LEFT,
                Metric.ANGULAR_PATH_RIGHT,
                seen ? tool.angularPathRadians() : Double.NaN,
                NEVER_SEEN);
        set(
                hand,
                Metric.SPARC_LEFT,
                Metric.SPARC_RIGHT,
                noisy ? Double.NaN : tool.medianSparc(),
                noisy ? TOO_NOISY : "no movement reached 20 mm/s and ended within 40 s");
        set(hand, Metric.TRACKED_LEFT, Metric.TRACKED_RIGHT, trackedFraction(hand), "there was no operating time");
        fillSmoothness(hand, seen, noisy);
        fillRoom(hand, seen);
        fillSpeed(hand, seen);
    }

    private void fillRoom(Hand hand, boolean seen) {
        MotionPipeline tool = motion.hand(hand);
        set(
                hand,
                Metric.WORKSPACE_LEFT,
                Metric.WORKSPACE_RIGHT,
                seen ? tool.workspaceCubicMetres() : Double.NaN,
                NEVER_SEEN);
        set(hand, Metric.DEPTH_LEFT, Metric.DEPTH_RIGHT, seen ? tool.depthMetres() : Double.NaN, NEVER_SEEN);
    }

    private void fillSmoothness(Hand hand, boolean seen, boolean noisy) {
        MotionPipeline tool = motion.hand(hand);
        set(
                hand,
                Metric.VELOCITY_PEAKS_LEFT,
                Metric.VELOCITY_PEAKS_RIGHT,
                seen && !noisy ? tool.velocityPeakCount() : Double.NaN,
                noisy ? TOO_NOISY : NEVER_SEEN);
        boolean bare = world.bareHanded(hand);
        set(
                hand,
                Metric.LDLJ_V_LEFT,
                Metric.LDLJ_V_RIGHT,
                noisy || bare ? Double.NaN : tool.medianLogDimensionlessJerk(),
                bare ? BARE_HANDED : noisy ? TOO_NOISY : "no movement was long enough");
        set(
                hand,
                Metric.CHMARRA_SMOOTHNESS_LEFT,
                Metric.CHMARRA_SMOOTHNESS_RIGHT,
                noisy ? Double.NaN : tool.chmarraSmoothness(),
                noisy ? TOO_NOISY : "the instrument never moved");
    }

    /** For the context of others; grades nothing. */
    private void fillSpeed(Hand hand, boolean seen) {
        MotionPipeline tool = motion.hand(hand);
        set(
                hand,
                Metric.MEAN_SPEED_LEFT,
                Metric.MEAN_SPEED_RIGHT,
                seen ? tool.meanSpeedMetresPerSecond() : Double.NaN,
                NEVER_SEEN);
        set(
                hand,
                Metric.PEAK_SPEED_LEFT,
                Metric.PEAK_SPEED_RIGHT,
                seen ? tool.peakSpeedMetresPerSecond() : Double.NaN,
                NEVER_SEEN);
    }

    private void set(Hand hand, Metric left, Metric right, double value, String reasonIfUndefined) {
        sheet.set(hand == Hand.LEFT ? left : right, value, reasonIfUndefined);
    }

    /** What was not seen of the path counts as straight: otherwise a hand that is lost on its way would seem to have gone less than it had to. */
    private double economy(Hand hand) {
        MotionPipeline tool = motion.hand(hand);
        return Economy.of(paths.idealMetres(hand), tool.pathMetres() + tool.unseenMetres());
    }

    private double trackedFraction(Hand hand) {
        MotionPipeline tool = motion.hand(hand);
        return tool.trackedNanos() * SECONDS_PER_NANO / ((tool.spanNanos() + leftOutNanos) * SECONDS_PER_NANO);
    }

    /** The worse hand's tracked fraction: what is not seen of either hand is not known of the task. */
    private double coverage() {
        double left = trackedFraction(Hand.LEFT);
        double right = trackedFraction(Hand.RIGHT);
        return Double.isNaN(left) || Double.isNaN(right) ? Double.NaN : Math.min(left, right);
    }

    @Override
    public void exchange(StateBuffer state) {
        motion.exchange(state);
        errors.exchange(state);
        paths.exchange(state);
        transfers.exchange(state);
        paused = state.exchange(paused);
        finished = state.exchange(finished);
        leftOutNanos = state.exchange(leftOutNanos);
    }
}
