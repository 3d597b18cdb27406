package org.trocar.core.metric;

import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * The canonical way from one tool's poses to its motion metrics, the same live and on replay: drop copies and untracked samples, split at
 * gaps, resample to 100 Hz, filter at 6 Hz, differentiate, measure.
 *
 * <p>Streaming and causal: constant time a sample but for the spectrum at a movement's end, and no allocation. Metrics may be read at any
 * time; they cover what has been resampled so far, and the movement under way only once it is over. NaN stands for "undefined".
 */
public final class MotionPipeline implements Stateful {
    public static final double GRID_HZ = 100;
    public static final long GRID_NANOS = 10_000_000;
    public static final double CUTOFF_HZ = 6;
    /** A longer stretch without a tracked sample splits the segment: no path accrues over it. */
    public static final long MAX_GAP_NANOS = 100_000_000;
    /** A pose repeated for longer is a tool that stands still, not a copy. */
    public static final long MAX_HELD_NANOS = 100_000_000;
    /** The longest movement that gets a spectral arc length, 40 s: the spectrum is computed on the tick. */
    public static final int MAX_SPARC_SAMPLES = 4000;

    public static final double MIN_SPARC_PEAK_METRES_PER_SECOND = 0.020;
    /** The medians over movements are those of this many movements, the first. */
    public static final int MAX_RANKED_MOVEMENTS = 2048;

    private static final Biquad LOW_PASS = Biquad.lowPass(GRID_HZ, CUTOFF_HZ);
    /** By how many samples the filtered speed, and a movement found in it, comes late. */
    private static final int DELAY_SAMPLES = (int) Math.rint(LOW_PASS.groupDelaySamples());

    private static final int MIN_SPARC_SAMPLES = MovementThresholds.STANDARD.onSteps(GRID_HZ) + 1;
    private static final int HISTORY_CAPACITY = 4096;

    @Scratch
    private final Sparc sparc;

    private final Coverage coverage = new Coverage();
    private final HeldCopies copies = new HeldCopies();
    private final GridResampler grid = new GridResampler();
    private final PointFilter filter = new PointFilter(LOW_PASS);
    private final Kinematics unfiltered = new Kinematics(GRID_HZ);
    private final Kinematics filtered = new Kinematics(GRID_HZ);
    private final AngularPath angularPath = new AngularPath(AngularPath.STANDARD_DEAD_BAND_RADIANS);
    private final VelocityPeaks peaks = new VelocityPeaks();
    private final Movements movements = new Movements(MovementThresholds.STANDARD, GRID_HZ);
    private final SpeedHistory history = new SpeedHistory(HISTORY_CAPACITY);
    private final SpeedTrace trace = new SpeedTrace();
    private final Depth depth = new Depth();
    private final Workspace workspace = new Workspace();
    private final DimensionlessJerk jerk = new DimensionlessJerk(GRID_HZ);
    private final DimensionlessJerk jerkAtStop = new DimensionlessJerk(GRID_HZ);
    private final WeightedMedian sparcs = new WeightedMedian(MAX_RANKED_MOVEMENTS);
    private final WeightedMedian logJerks = new WeightedMedian(MAX_RANKED_MOVEMENTS);
    private final int[] sparcOutcomes = new int[SparcOutcome.VALUES.length];

    @Scratch
    private final Vec3 smoothed = new Vec3();

    @Scratch
    private final double[] movement = new double[MAX_SPARC_SAMPLES];

    @Scratch
    private double movementSparc;

    /** Null where nobody asked. */
    @Scratch
    private MovementLog log;

    /** Likewise. */
    @Scratch
    private GridWatcher watcher;

    private boolean open;

    public MotionPipeline() {
        this(new Sparc(MAX_SPARC_SAMPLES));
    }

    /** @param sparc working space that may be shared by pipelines of one thread; takes at least {@link #MAX_SPARC_SAMPLES} */
    public MotionPipeline(Sparc sparc) {
        if (sparc.maxSamples() < MAX_SPARC_SAMPLES) {
            throw new IllegalArgumentException(
                    "a Sparc for " + sparc.maxSamples() + " samples: the pipeline needs one for " + MAX_SPARC_SAMPLES);
        }
        this.sparc = sparc;
    }

    /** Has each movement told of as it ends. Changes nothing of what is measured. */
    public void logMovements(MovementLog movementLog) {
        log = movementLog;
    }

    /** Has each point of the grid shown as it is made. Changes nothing of what is measured. */
    public void watchGrid(GridWatcher gridWatcher) {
        watcher = gridWatcher;
    }

    /**
     * Takes one frame's sample. One that is not later than the sample before is ignored.
     *
     * @param captureNanos when the pose was true, session clock
     * @param sampleNanos when the device itself last sampled, any clock; 0 if unknown
     * @param pointMetres the tool's point; meaningless and not read unless tracked
     * @param orientation the tool's orientation; likewise
     * @param tracked whether the position is both valid and tracked; a pose that is not finite is untracked whatever this says
     */
    public void sample(long captureNanos, long sampleNanos, Vec3 pointMetres, Quat orientation, boolean tracked) {
        if (!coverage.advance(captureNanos)) {
            return;
        }
        if (coverage.openGapNanos() > 0) {
            closeSegment();
        }
        if (tracked && pointMetres.isFinite() && Double.isFinite(orientation.lengthSquared())) {
            see(captureNanos, sampleNanos, pointMetres, orientation);
        }
    }

    private void see(long captureNanos, long sampleNanos, Vec3 point, Quat orientation) {
        HeldCopies.Kind kind = copies.judge(captureNanos, sampleNanos, point, orientation);
        if (kind == HeldCopies.Kind.STALE) {
            return;
        }
        coverage.see();
        if (!open) {
            openSegment(captureNanos, point, orientation);
        } else if (kind == HeldCopies.Kind.FRESH) {
            grid.lead(captureNanos, point, orientation);
        }
        while (grid.next()) {
            step(grid.index());
        }
    }

    private void openSegment(long captureNanos, Vec3 point, Quat orientation) {
        open = true;
        grid.open(captureNanos, point, orientation);
        trace.open(grid.index() + 1);
        unfiltered.restart();
        filtered.restart();
        angularPath.restart();
        depth.restart();
        history.clear();
    }

    /** One point of the grid. */
    private void step(long index) {
        angularPath.add(grid.orientation);
        boolean first = !unfiltered.add(grid.point);
        if (first) {
            filter.startAt(grid.point);
        }
        filter.next(grid.point, smoothed);
        workspace.add(smoothed);
        depth.add(smoothed, grid.orientation);
        if (filtered.add(smoothed)) {
            move(index);
        }
        if (watcher != null) {
            watcher.point(index, first, grid.point, smoothed, grid.orientation);
        }
        if (movements.decided()) {
            trace.decide(index, movements.moving());
        }
    }

    private void move(long index) {
        double speed = filtered.speedMetresPerSecond();
        history.add(index, unfiltered.speedMetresPerSecond());
        trace.add(index, speed);
        peaks.add(speed);
        boolean over = movements.add(index, speed);
        followJerk();
        if (log != null) {
            log.follow(movements, filtered.pathMetres(), speed);
        }
        if (over) {
            measureMovement(jerkAtStop, false);
        }
        history.forgetBefore(movements.earliestOnset() - DELAY_SAMPLES);
    }

    /** Where a movement began and stopped is known only by hindsight, so the jerk is summed from, and held at, each place it may be. */
    private void followJerk() {
        if (movements.mayStartHere()) {
            jerk.restart();
        }
        jerk.add(filtered.velocity());
        if (movements.mayStopHere()) {
            jerkAtStop.set(jerk);
        }
    }

    private void measureMovement(DimensionlessJerk movementJerk, boolean cutOff) {
        long weight = movements.end() - movements.onset();
        long from = Math.max(movements.onset() - DELAY_SAMPLES, history.first());
        long to = movements.end() - DELAY_SAMPLES;
        double logJerk = movementJerk.log();
        if (!Double.isNaN(logJerk)) {
            logJerks.add(logJerk, weight);
        }
        SparcOutcome outcome = measureSparc(from, to, weight);
        sparcOutcomes[outcome.ordinal()]++;
        if (log != null) {
            long on = (movements.onset() - DELAY_SAMPLES) * GRID_NANOS;
            log.over(on, on + weight * GRID_NANOS, outcome, movementSparc, cutOff);
        }
    }

    private SparcOutcome measureSparc(long from, long to, long weight) {
        movementSparc = Double.NaN;
        if (to - from >= MAX_SPARC_SAMPLES || weight >= MAX_SPARC_SAMPLES) {
            return SparcOutcome.TOO_LONG;
        }
        int count = (int) Math.max(0, to - from + 1);
        if (count < MIN_SPARC_SAMPLES) {
            return SparcOutcome.TOO_SHORT;
        }
        history.copy(from, to, movement);
        if (largest(movement, count) < MIN_SPARC_PEAK_METRES_PER_SECOND) {
            return SparcOutcome.TOO_SLOW;
        }
        movementSparc = sparc.of(movement, count, GRID_HZ);
        if (Double.isNaN(movementSparc)) {
            return SparcOutcome.SINGLE_BIN;
        }
        sparcs.add(movementSparc, weight);
        return SparcOutcome.DEFINED;
    }

    private static double largest(double[] values, int count) {
        double largest = values[0];
        for (int i = 1; i < count; i++) {
            largest = Math.max(largest, values[i]);
        }
        return largest;
    }

    private void closeSegment() {
        if (!open) {
            return;
        }
        open = false;
        trace.decide(grid.index(), movements.moving());
        peaks.close();
        if (movements.close()) {
            if (log != null) {
                log.stopHere(filtered.pathMetres());
            }
            measureMovement(jerk, true);
        }
    }

    /**
     * Ends the segment: a pause begins, or the space the poses are given in has moved. No path accrues from here to the next sample, and the
     * time until then is in no account; where the space moved between two frames, give the time of the frame that is about to be sampled.
     */
    public void breakSegment(long captureNanos) {
        coverage.stop(captureNanos);
        closeSegment();
    }

    /** Closes what is open at the end of an attempt. */
    public void finish(long endNanos) {
        breakSegment(endNanos);
    }

    /** The latest grid point of which everything is known, tracked or not. */
    long decidedIndex() {
        if (open) {
            return trace.decided();
        }
        long nanos = coverage.latestNanos();
        return nanos == Long.MIN_VALUE ? nanos : GridResampler.indexAt(nanos);
    }

    SpeedTrace trace() {
        return trace;
    }

    /** From the first sample to the last, or to the end given; breaks excluded. */
    public long spanNanos() {
        return coverage.spanNanos();
    }

    /** Within the span, the stretches of more than {@link #MAX_GAP_NANOS} without a tracked sample. */
    public long untrackedNanos() {
        return coverage.untrackedNanos();
    }

    /** The rest of the span. A tool that stands still in tracking's sight is tracked. */
    public long trackedNanos() {
        return coverage.spanNanos() - coverage.untrackedNanos();
    }

    /** 0 to 1; NaN for a span of no length. */
    public double trackedFraction() {
        return (double) trackedNanos() / spanNanos();
    }

    /** Σ‖Δp‖ of the filtered point within segments. */
    public double pathMetres() {
        return filtered.pathMetres();
    }

    /** Whether any segment was long enough for a speed; otherwise nothing is known of motion. */
    public boolean moves() {
        return filtered.moves();
    }

    /** The straight ways from where each segment ended to where the next began, metres: the least path that was not seen. */
    public double unseenMetres() {
        return filtered.unseenMetres();
    }

    /** The latest filtered speed; 0 where the tool is lost. */
    public double speedMetresPerSecond() {
        return open ? filtered.speedMetresPerSecond() : 0;
    }

    public double peakSpeedMetresPerSecond() {
        return filtered.peakSpeedMetresPerSecond();
    }

    /** Path over tracked time; NaN where nothing was tracked. */
    public double meanSpeedMetresPerSecond() {
        return pathMetres() / (trackedNanos() * 1e-9);
    }

    /** Of the filtered point, m/s²; NaN before the first. */
    public double rmsAcceleration() {
        return filtered.rmsAcceleration();
    }

    /** Of the filtered point, m/s². */
    public double peakAcceleration() {
        return filtered.peakAcceleration();
    }

    /** Of the filtered point, m/s³; NaN before the first. */
    public double rmsJerk() {
        return filtered.rmsJerk();
    }

    /** ∫‖jerk‖² dt of the filtered point, m²/s⁵. */
    public double jerkIntegral() {
        return filtered.jerkIntegral();
    }

    /** The filtered point's way along the tool's own axis; see {@link Depth}. */
    public double depthMetres() {
        return depth.metres();
    }

    /** The ellipsoid that holds 95 % of the filtered point's places, m³; see {@link Workspace}. NaN where nothing was tracked. */
    public double workspaceCubicMetres() {
        return workspace.ellipsoid95Volume();
    }

    /** The filtered point's bounding box, m³; NaN where nothing was tracked. */
    public double boxCubicMetres() {
        return workspace.boxVolume();
    }

    /** See {@link ChmarraSmoothness}, over tracked time. */
    public double chmarraSmoothness() {
        return ChmarraSmoothness.of(trackedNanos() * 1e-9, pathMetres(), filtered.jerkIntegral());
    }

    public int velocityPeakCount() {
        return peaks.count();
    }

    /** The one under way included. */
    public int movementCount() {
        return movements.count();
    }

    /** Over the movements that are over. */
    public double movingSeconds() {
        return movements.movingSeconds();
    }

    /** Whether a movement is under way. */
    public boolean moving() {
        return movements.moving();
    }

    public double angularPathRadians() {
        return angularPath.radians();
    }

    /** The duration-weighted median of the movements' {@link Sparc}; NaN where none has one. */
    public double medianSparc() {
        return sparcs.median();
    }

    /** How many movements have a spectral arc length, or lack one for a reason. */
    public int sparcCount(SparcOutcome outcome) {
        return sparcOutcomes[outcome.ordinal()];
    }

    /** The duration-weighted median of the movements' LDLJ-V; NaN without movements. See {@link DimensionlessJerk} for where it may be used. */
    public double medianLogDimensionlessJerk() {
        return logJerks.median();
    }

    @Override
    public void exchange(StateBuffer state) {
        open = state.exchange(open);
        coverage.exchange(state);
        copies.exchange(state);
        grid.exchange(state);
        filter.exchange(state);
        unfiltered.exchange(state);
        filtered.exchange(state);
        angularPath.exchange(state);
        peaks.exchange(state);
        movements.exchange(state);
        history.exchange(state);
        trace.exchange(state);
        depth.exchange(state);
        workspace.exchange(state);
        jerk.exchange(state);
        jerkAtStop.exchange(state);
        sparcs.exchange(state);
        logJerks.exchange(state);
        state.exchange(sparcOutcomes, sparcOutcomes.length);
    }
}
