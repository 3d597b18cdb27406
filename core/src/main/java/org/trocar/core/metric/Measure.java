package org.trocar.core.metric;

/**
 * The catalogue of metrics: each with its key, unit, formula, where it is undefined, its source, and what is known of its validity.
 * {@code docs/scoring.md} has the same rows; a test holds the two together. Δ is the difference to the sample before, V = Δp·fs, A = ΔV·fs,
 * J = ΔA·fs, L the path, T the time, N the number of samples.
 */
public enum Measure {
    N("n", "1", Scope.HAND, Tier.CONTEXT, "how many points", "never", "", Evidence.CONTEXT),
    DURATION(
            "duration_s",
            "s",
            Scope.HAND,
            Tier.CONTEXT,
            "T, from the first sample to the last",
            "without samples",
            "",
            Evidence.TIME),
    TRACKED_FRACTION(
            "tracked_fraction",
            "1",
            Scope.HAND,
            Tier.CONTEXT,
            "tracked time over T; a gap over 100 ms is untracked; below 0.9 nothing should be graded",
            "with samples as they are, and for a span of no length",
            "",
            Evidence.CONTEXT),
    PATH_LENGTH(
            "path_length_m",
            "m",
            Scope.HAND,
            Tier.GRADED,
            "L = Σ‖Δp‖ of the named point",
            "without samples",
            "Chmarra 2010",
            Evidence.PATH),
    CHORD(
            "chord_m",
            "m",
            Scope.HAND,
            Tier.CONTEXT,
            "from the first point straight to the last",
            "without samples",
            "",
            Evidence.CONTEXT),
    ECONOMY(
            "economy",
            "1",
            Scope.HAND,
            Tier.GRADED,
            "ideal path over L; here the chord over L, which only makes sense for one discrete reach",
            "where the chord is under 1 µm or nothing moved; in the pipeline also where tracking broke off in between",
            "Chmarra 2010",
            Evidence.PEGS),
    MEAN_SPEED("mean_speed", "m/s", Scope.HAND, Tier.CONTEXT, "L/T", "without time", "", Evidence.CONTEXT),
    PEAK_SPEED(
            "peak_speed", "m/s", Scope.HAND, Tier.CONTEXT, "max‖V‖", "with fewer than 2 samples", "", Evidence.CONTEXT),
    RMS_ACCELERATION(
            "rms_accel",
            "m/s²",
            Scope.HAND,
            Tier.RESEARCH,
            "√(Σ‖A‖²/count)",
            "with fewer than 3 samples",
            "",
            Evidence.NONE),
    PEAK_ACCELERATION(
            "peak_accel", "m/s²", Scope.HAND, Tier.RESEARCH, "max‖A‖", "with fewer than 3 samples", "", Evidence.NONE),
    RMS_JERK(
            "rms_jerk",
            "m/s³",
            Scope.HAND,
            Tier.RESEARCH,
            "√(Σ‖J‖²/count)",
            "with fewer than 4 samples",
            "",
            "against it: n = 18, mean jerk did not tell levels apart (doi 10.3390/s23063146)"),
    JERK_INTEGRAL(
            "int_sq_jerk",
            "m²/s⁵",
            Scope.HAND,
            Tier.RESEARCH,
            "Σ‖J‖²/fs",
            "with fewer than 4 samples",
            "",
            Evidence.NONE),
    CHMARRA_SMOOTHNESS(
            "motion_smoothness_chmarra",
            "1",
            Scope.HAND,
            Tier.RESEARCH,
            "√(T⁵/(2L²)·Σ‖J‖²/fs); lower is smoother",
            "where nothing moved or with fewer than 4 samples",
            "Chmarra 2010",
            Evidence.CHMARRA),
    SPARC(
            "sparc",
            "1",
            Scope.HAND,
            Tier.GRADED,
            "spectral arc length of the speed: bins to 10 Hz, amplitudes from 0.05, padlevel 4; closer to zero is smoother. In the pipeline per"
                    + " movement that reaches 20 mm/s, duration-weighted median; otherwise of the whole trace",
            "where nothing moves (in the pipeline: no movement reached 20 mm/s within 40 s), with a single bin, or over 262,144 samples",
            "Balasubramanian 2015, doi 10.1186/s12984-015-0090-9",
            Evidence.SMOOTHNESS),
    JERK_OF_SPEED(
            "dj_speed",
            "1",
            Scope.HAND,
            Tier.RESEARCH,
            "−T³/peak²·Σ(Δ²‖V‖·fs²)²/fs, T = N/fs; the historic scalar form",
            "with fewer than 3 speeds or without motion",
            "Hogan & Sternad 2009",
            Evidence.NONE),
    LDLJ_OF_SPEED(
            "ldlj_speed",
            "1",
            Scope.HAND,
            Tier.RESEARCH,
            "−ln(−dj_speed)",
            "where dj_speed is undefined or 0",
            "Balasubramanian 2015",
            Evidence.NONE),
    JERK_OF_VELOCITY(
            "dj_v3d",
            "1",
            Scope.HAND,
            Tier.RESEARCH,
            "−T³/peak²·Σ‖Δ²V·fs²‖²/fs, T = N/fs with N velocities",
            "with fewer than 3 velocities or without motion",
            "Hogan & Sternad 2009",
            Evidence.NONE),
    LDLJ_OF_VELOCITY(
            "ldlj_v3d",
            "1",
            Scope.HAND,
            Tier.RESEARCH,
            "LDLJ-V = −ln(−dj_v3d); closer to zero is smoother. In the pipeline per movement, duration-weighted median. Instruments and"
                    + " controllers only",
            "where dj_v3d is undefined or 0, or without a movement",
            "Balasubramanian 2015",
            Evidence.JERK),
    LDLJ_OF_ACCELERATION_WITHOUT_MEAN(
            "ldlj_a3d_meanremoved",
            "1",
            Scope.HAND,
            Tier.RESEARCH,
            "as ldlj_a3d_raw, with the peak taken about the mean acceleration",
            "with fewer than 3 velocities, or without motion or jerk",
            "Melendez-Calderon 2021",
            Evidence.NONE),
    LDLJ_OF_ACCELERATION(
            "ldlj_a3d_raw",
            "1",
            Scope.HAND,
            Tier.RESEARCH,
            "−ln(T/max‖A‖²·Σ‖ΔA·fs‖²/fs), T = N/fs with N accelerations",
            "with fewer than 3 velocities, or without motion or jerk",
            "Melendez-Calderon 2021",
            Evidence.NONE),
    VELOCITY_PEAKS(
            "velocity_peaks",
            "1",
            Scope.HAND,
            Tier.RESEARCH,
            "maxima of the speed of at least 15 mm/s after which it falls by 10 mm/s; re-armed by a rise of 10 mm/s",
            "never",
            "thresholds of our own",
            Evidence.PEAKS),
    MOVEMENTS(
            "movements",
            "1",
            Scope.HAND,
            Tier.GRADED,
            "on at 20 mm/s or more for 40 ms, off at 10 mm/s or less for 100 ms",
            "where the still hand's noise exceeds 10 mm/s",
            "Datta 2001 (ICSAD), thresholds of our own",
            Evidence.DATTA),
    IDLE(
            "idle_s",
            "s",
            Scope.HAND,
            Tier.CONTEXT,
            "time in which this hand is tracked and does not move, in stretches of at least 0.5 s",
            "where the still hand's noise exceeds 10 mm/s",
            "after D'Angelo 2015, for one hand",
            Evidence.NONE),
    MOVING(
            "moving_s",
            "s",
            Scope.HAND,
            Tier.CONTEXT,
            "time in the movements that are over",
            "where the still hand's noise exceeds 10 mm/s",
            "",
            Evidence.CONTEXT),
    BOX_VOLUME(
            "aabb_volume_m3",
            "m³",
            Scope.HAND,
            Tier.RESEARCH,
            "the axis-aligned box around all points",
            "without samples",
            "",
            Evidence.NONE),
    ELLIPSOID_VOLUME(
            "ellipsoid95_volume_m3",
            "m³",
            Scope.HAND,
            Tier.RESEARCH,
            "4/3·π·7.814728^1.5·√det(covariance); 0 for points of a plane",
            "without samples",
            "the 95 % quantile of χ² with 3 degrees of freedom",
            Evidence.NONE),
    DEPTH(
            "depth_m",
            "m",
            Scope.HAND,
            Tier.GRADED,
            "Σ|Δp·axis|, the axis being the tool's z at the later point",
            "without orientations",
            "Chmarra 2010",
            Evidence.OROPESA),
    ANGULAR_PATH(
            "angular_path_rad",
            "rad",
            Scope.HAND,
            Tier.GRADED,
            "Σ 2·atan2(‖Im(q q̄₀)‖, |Re(q q̄₀)|); in the pipeline with a dead-band of 0.1°",
            "without orientations",
            "",
            Evidence.NONE),
    NET_ROTATION(
            "net_rotation_deg",
            "deg",
            Scope.HAND,
            Tier.CONTEXT,
            "the angle from the first orientation to the last",
            "without orientations",
            "",
            Evidence.CONTEXT),
    PEAK_ANGULAR_SPEED(
            "peak_angular_speed_rad_s",
            "rad/s",
            Scope.HAND,
            Tier.RESEARCH,
            "the largest angle between successive orientations, times fs",
            "without orientations or with fewer than 2 samples",
            "",
            Evidence.NONE),
    SPARC_OF_ANGULAR_SPEED(
            "sparc_of_angular_speed",
            "1",
            Scope.HAND,
            Tier.RESEARCH,
            "sparc, of the angular speed of the whole trace",
            "without orientations, where nothing turns, or over 262,144 samples",
            "Balasubramanian 2015",
            Evidence.NONE),
    TREMOR_X(
            "welch_8_12_power_x",
            "m²",
            Scope.HAND,
            Tier.RESEARCH,
            "power of x from 8 to 12 Hz by Welch's method: stretches of 256 samples, half overlap, Hann, detrended",
            "at 24 Hz and below, or with fewer than 3 samples",
            "Welch 1967",
            Evidence.TREMOR),
    TREMOR_Y(
            "welch_8_12_power_y",
            "m²",
            Scope.HAND,
            Tier.RESEARCH,
            "the same of y",
            "at 24 Hz and below, or with fewer than 3 samples",
            "Welch 1967",
            Evidence.TREMOR),
    TREMOR_Z(
            "welch_8_12_power_z",
            "m²",
            Scope.HAND,
            Tier.RESEARCH,
            "the same of z",
            "at 24 Hz and below, or with fewer than 3 samples",
            "Welch 1967",
            Evidence.TREMOR),
    TREMOR_RMS(
            "bandpass_8_12_rms_3d_m",
            "m",
            Scope.HAND,
            Tier.RESEARCH,
            "RMS of the point after a Butterworth band-pass of order 2, 8–12 Hz, without its first second (or first half, if that is shorter)."
                    + " Controllers and instruments only",
            "at 24 Hz and below, or before the filter has settled",
            "",
            Evidence.TREMOR),
    PEARSON(
            "pearson_speed",
            "1",
            Scope.PAIR,
            Tier.GRADED,
            "Pearson's r of the two hands' speeds",
            "where the hands have no times in common or one never changes its speed",
            "Hofstad 2013; Welford 1962",
            Evidence.HOFSTAD),
    MAX_CORRELATION(
            "max_xcorr",
            "1",
            Scope.PAIR,
            Tier.RESEARCH,
            "the largest cross-correlation of the two speeds over all lags, Σa(i+k)·b(i)/N of the standardised speeds",
            "as pearson_speed, or over 262,144 samples",
            "",
            Evidence.NONE),
    LAG(
            "lag_samples_left_delay",
            "samples",
            Scope.PAIR,
            Tier.RESEARCH,
            "by how many samples the left speed is the later where max_xcorr is taken",
            "as max_xcorr",
            "",
            Evidence.NONE),
    BOTH_FAST(
            "both_moving_over_any_moving_th0.10",
            "1",
            Scope.PAIR,
            Tier.RESEARCH,
            "samples with both speeds at 100 mm/s or more over those with any",
            "where none is that fast",
            "",
            Evidence.NONE),
    BOTH_MOVING(
            "both_moving_over_any_moving",
            "1",
            Scope.PAIR,
            Tier.RESEARCH,
            "time in which both hands are in a movement over that in which any is",
            "where none is",
            "",
            Evidence.HOFSTAD),
    PATH_RATIO(
            "path_ratio_L_over_R",
            "1",
            Scope.PAIR,
            Tier.RESEARCH,
            "left path over right path",
            "where the right did not move",
            "",
            Evidence.NONE),
    BALANCE(
            "bimanual_balance_1-|L-R|/(L+R)",
            "1",
            Scope.PAIR,
            Tier.RESEARCH,
            "1 − |L − R|/(L + R) of the two paths",
            "where none moved",
            "",
            Evidence.NONE),
    IDLE_BOTH(
            "idle_both_s",
            "s",
            Scope.PAIR,
            Tier.GRADED,
            "time in which both hands are tracked and neither moves, in stretches of at least 0.5 s",
            "where a still hand's noise exceeds 10 mm/s",
            "D'Angelo 2015",
            Evidence.D_ANGELO),
    TASK_TIME(
            "task_time",
            "s",
            Scope.SESSION,
            Tier.GRADED,
            "from the first contact with the task's first object to the release of the last; calibration and pauses left out",
            "before the first contact",
            "10.1016/j.jsurg.2021.06.020",
            Evidence.TIME),
    ERRORS(
            "errors",
            "1",
            Scope.SESSION,
            Tier.GRADED,
            "counts by class; a critical one gates the grade",
            "never",
            "the scenario's rubric",
            Evidence.ERRORS),
    DECISION_LATENCY(
            "decision_latency",
            "s",
            Scope.SESSION,
            Tier.RESEARCH,
            "from a cue to the first correct action, median by Kaplan and Meier; a cue without a response is censored",
            "where fewer than half of the cues are known to have been followed",
            "Kaplan & Meier 1958",
            Evidence.NONE),
    FORCE_PEAK(
            "simulated_force_peak",
            "N",
            Scope.SESSION,
            Tier.RESEARCH,
            "the largest simulated force",
            "without samples",
            "Horeman 2012",
            Evidence.FORCE),
    FORCE_MEAN(
            "simulated_force_mean",
            "N",
            Scope.SESSION,
            Tier.RESEARCH,
            "simulated impulse over T",
            "with fewer than 2 samples",
            "Horeman 2012",
            Evidence.FORCE),
    FORCE_IMPULSE(
            "simulated_force_impulse",
            "N·s",
            Scope.SESSION,
            Tier.RESEARCH,
            "∫F dt by the trapezoid rule, simulated",
            "with fewer than 2 samples",
            "Horeman 2012",
            Evidence.FORCE),
    FORCE_TIME_ABOVE(
            "simulated_force_time_above",
            "s",
            Scope.SESSION,
            Tier.GRADED,
            "time with the simulated force above θ, each sample held until the next",
            "with fewer than 2 samples",
            "Horeman 2012",
            Evidence.FORCE),
    FORCE_EXCESS_IMPULSE(
            "simulated_force_excess_impulse",
            "N·s",
            Scope.SESSION,
            Tier.RESEARCH,
            "∫max(F − θ, 0) dt, held likewise, simulated",
            "with fewer than 2 samples",
            "Horeman 2012",
            Evidence.FORCE),
    FORCE_PEAK_RATE(
            "simulated_force_peak_rate",
            "N/s",
            Scope.SESSION,
            Tier.RESEARCH,
            "max|ΔF|·fs, simulated",
            "with fewer than 2 samples",
            "Horeman 2012",
            Evidence.FORCE),
    FORCE_EXCEEDANCES(
            "simulated_force_exceedances",
            "1",
            Scope.SESSION,
            Tier.GRADED,
            "how often the simulated force rose above θ",
            "never",
            "Horeman 2012",
            Evidence.FORCE);

    /** What a metric is measured of. */
    public enum Scope {
        /** One hand's, or one tool's, motion. */
        HAND,
        /** Both hands' motion together. */
        PAIR,
        /** A session: it takes the task, cues or simulated tissue, not only motion. */
        SESSION
    }

    /** What a metric may be used for. */
    public enum Tier {
        /** A rubric may give it weight. Motion alone never certifies. */
        GRADED,
        /** Shown to explain the others; never graded. */
        CONTEXT,
        /** For research; weight 0. */
        RESEARCH
    }

    private final String key;
    private final String unit;
    private final Scope scope;
    private final Tier tier;
    private final String formula;
    private final String undefined;
    private final String source;
    private final String evidence;

    Measure(
            String key,
            String unit,
            Scope scope,
            Tier tier,
            String formula,
            String undefined,
            String source,
            String evidence) {
        this.key = key;
        this.unit = unit;
        this.scope = scope;
        this.tier = tier;
        this.formula = formula;
        this.undefined = undefined;
        this.source = source;
        this.evidence = evidence;
    }

    /** The stable key in JSON. */
    public String key() {
        return key;
    }

    /** 1 for counts and ratios. */
    public String unit() {
        return unit;
    }

    public Scope scope() {
        return scope;
    }

    public Tier tier() {
        return tier;
    }

    public String formula() {
        return formula;
    }

    /** When it has no value: a clause such as "without samples". */
    public String undefined() {
        return undefined;
    }

    /** Where the formula is from; empty where it needs no source. */
    public String source() {
        return source;
    }

    /** Who was measured, and what came of it. */
    public String evidence() {
        return evidence;
    }
}
