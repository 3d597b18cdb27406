package org.trocar.core.metric;

/**
 * The catalogue of metrics: each with its key, unit, what is known of its validity, and its {@link Definition}: formula, where it is undefined,
 * source. {@code docs/scoring.md} has the same rows; a test holds the two together. Δ is the difference to the sample before, V = Δp·fs,
 * A = ΔV·fs, J = ΔA·fs, L the path, T the time, N the number of samples.
 */
public enum Measure {
    N("n", "1", Scope.HAND, Tier.CONTEXT, Evidence.CONTEXT),
    DURATION("duration_s", "s", Scope.HAND, Tier.CONTEXT, Evidence.TIME),
    TRACKED_FRACTION("tracked_fraction", "1", Scope.HAND, Tier.CONTEXT, Evidence.CONTEXT),
    PATH_LENGTH("path_length_m", "m", Scope.HAND, Tier.GRADED, Evidence.PATH),
    CHORD("chord_m", "m", Scope.HAND, Tier.CONTEXT, Evidence.CONTEXT),
    ECONOMY("economy", "1", Scope.HAND, Tier.GRADED, Evidence.PEGS),
    MEAN_SPEED("mean_speed", "m/s", Scope.HAND, Tier.CONTEXT, Evidence.CONTEXT),
    PEAK_SPEED("peak_speed", "m/s", Scope.HAND, Tier.CONTEXT, Evidence.CONTEXT),
    RMS_ACCELERATION("rms_accel", "m/s²", Scope.HAND, Tier.RESEARCH, Evidence.NONE),
    PEAK_ACCELERATION("peak_accel", "m/s²", Scope.HAND, Tier.RESEARCH, Evidence.NONE),
    RMS_JERK("rms_jerk", "m/s³", Scope.HAND, Tier.RESEARCH, Evidence.MEAN_JERK),
    JERK_INTEGRAL("int_sq_jerk", "m²/s⁵", Scope.HAND, Tier.RESEARCH, Evidence.NONE),
    CHMARRA_SMOOTHNESS("motion_smoothness_chmarra", "1", Scope.HAND, Tier.RESEARCH, Evidence.CHMARRA),
    SPARC("sparc", "1", Scope.HAND, Tier.GRADED, Evidence.SMOOTHNESS),
    JERK_OF_SPEED("dj_speed", "1", Scope.HAND, Tier.RESEARCH, Evidence.NONE),
    LDLJ_OF_SPEED("ldlj_speed", "1", Scope.HAND, Tier.RESEARCH, Evidence.NONE),
    JERK_OF_VELOCITY("dj_v3d", "1", Scope.HAND, Tier.RESEARCH, Evidence.NONE),
    LDLJ_OF_VELOCITY("ldlj_v3d", "1", Scope.HAND, Tier.RESEARCH, Evidence.JERK),
    LDLJ_OF_ACCELERATION_WITHOUT_MEAN("ldlj_a3d_meanremoved", "1", Scope.HAND, Tier.RESEARCH, Evidence.NONE),
    LDLJ_OF_ACCELERATION("ldlj_a3d_raw", "1", Scope.HAND, Tier.RESEARCH, Evidence.NONE),
    VELOCITY_PEAKS("velocity_peaks", "1", Scope.HAND, Tier.RESEARCH, Evidence.PEAKS),
    MOVEMENTS("movements", "1", Scope.HAND, Tier.GRADED, Evidence.DATTA),
    IDLE("idle_s", "s", Scope.HAND, Tier.CONTEXT, Evidence.NONE),
    MOVING("moving_s", "s", Scope.HAND, Tier.CONTEXT, Evidence.CONTEXT),
    BOX_VOLUME("aabb_volume_m3", "m³", Scope.HAND, Tier.RESEARCH, Evidence.NONE),
    ELLIPSOID_VOLUME("ellipsoid95_volume_m3", "m³", Scope.HAND, Tier.RESEARCH, Evidence.NONE),
    DEPTH("depth_m", "m", Scope.HAND, Tier.GRADED, Evidence.OROPESA),
    ANGULAR_PATH("angular_path_rad", "rad", Scope.HAND, Tier.GRADED, Evidence.NONE),
    NET_ROTATION("net_rotation_deg", "deg", Scope.HAND, Tier.CONTEXT, Evidence.CONTEXT),
    PEAK_ANGULAR_SPEED("peak_angular_speed_rad_s", "rad/s", Scope.HAND, Tier.RESEARCH, Evidence.NONE),
    SPARC_OF_ANGULAR_SPEED("sparc_of_angular_speed", "1", Scope.HAND, Tier.RESEARCH, Evidence.NONE),
    TREMOR_X("welch_8_12_power_x", "m²", Scope.HAND, Tier.RESEARCH, Evidence.TREMOR),
    TREMOR_Y("welch_8_12_power_y", "m²", Scope.HAND, Tier.RESEARCH, Evidence.TREMOR),
    TREMOR_Z("welch_8_12_power_z", "m²", Scope.HAND, Tier.RESEARCH, Evidence.TREMOR),
    TREMOR_RMS("bandpass_8_12_rms_3d_m", "m", Scope.HAND, Tier.RESEARCH, Evidence.TREMOR),
    PEARSON("pearson_speed", "1", Scope.PAIR, Tier.GRADED, Evidence.HOFSTAD),
    MAX_CORRELATION("max_xcorr", "1", Scope.PAIR, Tier.RESEARCH, Evidence.NONE),
    LAG("lag_samples_left_delay", "samples", Scope.PAIR, Tier.RESEARCH, Evidence.NONE),
    BOTH_FAST("both_moving_over_any_moving_th0.10", "1", Scope.PAIR, Tier.RESEARCH, Evidence.NONE),
    BOTH_MOVING("both_moving_over_any_moving", "1", Scope.PAIR, Tier.RESEARCH, Evidence.HOFSTAD),
    PATH_RATIO("path_ratio_L_over_R", "1", Scope.PAIR, Tier.RESEARCH, Evidence.NONE),
    BALANCE("bimanual_balance_1-|L-R|/(L+R)", "1", Scope.PAIR, Tier.RESEARCH, Evidence.NONE),
    IDLE_BOTH("idle_both_s", "s", Scope.PAIR, Tier.GRADED, Evidence.D_ANGELO),
    TASK_TIME("task_time", "s", Scope.SESSION, Tier.GRADED, Evidence.TIME),
    ERRORS("errors", "1", Scope.SESSION, Tier.GRADED, Evidence.ERRORS),
    DECISION_LATENCY("decision_latency", "s", Scope.SESSION, Tier.RESEARCH, Evidence.NONE),
    FORCE_PEAK("simulated_force_peak", "N", Scope.SESSION, Tier.RESEARCH, Evidence.FORCE),
    FORCE_MEAN("simulated_force_mean", "N", Scope.SESSION, Tier.RESEARCH, Evidence.FORCE),
    FORCE_IMPULSE("simulated_force_impulse", "N·s", Scope.SESSION, Tier.RESEARCH, Evidence.FORCE),
    FORCE_TIME_ABOVE("simulated_force_time_above", "s", Scope.SESSION, Tier.GRADED, Evidence.FORCE),
    FORCE_EXCESS_IMPULSE("simulated_force_excess_impulse", "N·s", Scope.SESSION, Tier.RESEARCH, Evidence.FORCE),
    FORCE_PEAK_RATE("simulated_force_peak_rate", "N/s", Scope.SESSION, Tier.RESEARCH, Evidence.FORCE),
    FORCE_EXCEEDANCES("simulated_force_exceedances", "1", Scope.SESSION, Tier.GRADED, Evidence.FORCE);

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
    private final String evidence;
    private final Definition definition;

    Measure(String key, String unit, Scope scope, Tier tier, String evidence) {
        this.key = key;
        this.unit = unit;
        this.scope = scope;
        this.tier = tier;
        this.evidence = evidence;
        this.definition = Definition.of(key);
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
        return definition.formula();
    }

    /** When it has no value: a clause such as "without samples". */
    public String undefined() {
        return definition.undefined();
    }

    /** Where the formula is from; empty where it needs no source. */
    public String source() {
        return definition.source();
    }

    /** Who was measured, and what came of it. */
    public String evidence() {
        return evidence;
    }
}
