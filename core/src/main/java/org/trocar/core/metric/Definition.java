package org.trocar.core.metric;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a metric is: its formula, when it has no value (a clause such as "without samples"), and where the formula is from (empty where it
 * needs no source).
 */
record Definition(String formula, String undefined, String source) {

    /** A row a metric: key | formula | when undefined | source. A line that ends in a backslash goes on in the next. */
    private static final String TABLE = """
            n | how many points | never
            duration_s | T, from the first sample to the last | without samples
            tracked_fraction | tracked time over T; a gap over 100 ms is untracked; below 0.9 nothing should be \
                graded | with samples as they are, and for a span of no length
            path_length_m | L = Σ‖Δp‖ of the named point | without samples | Chmarra 2010
            chord_m | from the first point straight to the last | without samples
            economy | ideal path over L; here the chord over L, which only makes sense for one discrete reach \
              | where the chord is under 1 µm or nothing moved; in the pipeline also where tracking broke off in between | Chmarra 2010
            mean_speed | L/T | without time
            peak_speed | max‖V‖ | with fewer than 2 samples
            rms_accel | √(Σ‖A‖²/count) | with fewer than 3 samples
            peak_accel | max‖A‖ | with fewer than 3 samples
            rms_jerk | √(Σ‖J‖²/count) | with fewer than 4 samples
            int_sq_jerk | Σ‖J‖²/fs | with fewer than 4 samples
            motion_smoothness_chmarra | √(T⁵/(2L²)·Σ‖J‖²/fs); lower is smoother \
              | where nothing moved or with fewer than 4 samples | Chmarra 2010
            sparc | spectral arc length of the speed: bins to 10 Hz, amplitudes from 0.05, padlevel 4; closer to zero \
                is smoother. In the pipeline per movement that reaches 20 mm/s, duration-weighted median; otherwise \
                of the whole trace | where nothing moves (in the pipeline: no movement reached 20 mm/s within 40 s), \
                with fewer than 3 samples, with a single bin, or over 262,144 samples | Balasubramanian 2015, doi 10.1186/s12984-015-0090-9
            dj_speed | −T³/peak²·Σ(Δ²‖V‖·fs²)²/fs, T = N/fs; the historic scalar form \
              | with fewer than 3 speeds or without motion | Hogan & Sternad 2009
            ldlj_speed | −ln(−dj_speed) | where dj_speed is undefined or 0 | Balasubramanian 2015
            dj_v3d | −T³/peak²·Σ‖Δ²V·fs²‖²/fs, T = N/fs with N velocities \
              | with fewer than 3 velocities or without motion | Hogan & Sternad 2009
            ldlj_v3d | LDLJ-V = −ln(−dj_v3d); closer to zero is smoother. In the pipeline per movement, \
                duration-weighted median. Instruments and controllers only \
              | where dj_v3d is undefined or 0, or without a movement | Balasubramanian 2015
            ldlj_a3d_meanremoved | as ldlj_a3d_raw, with the peak taken about the mean acceleration \
              | with fewer than 3 velocities, or without motion or jerk | Melendez-Calderon 2021
            ldlj_a3d_raw | −ln(T/max‖A‖²·Σ‖ΔA·fs‖²/fs), T = N/fs with N accelerations \
              | with fewer than 3 velocities, or without motion or jerk | Melendez-Calderon 2021
            velocity_peaks | maxima of the speed of at least 15 mm/s after which it falls by 10 mm/s; re-armed by a \
                rise of 10 mm/s | never | thresholds of our own
            movements | on at 20 mm/s or more for 40 ms, off at 10 mm/s or less for 100 ms \
              | where the still hand's noise exceeds 10 mm/s | Datta 2001 (ICSAD), thresholds of our own
            idle_s | time in which this hand is tracked and does not move, in stretches of at least 0.5 s \
              | where the still hand's noise exceeds 10 mm/s | after D'Angelo 2015, for one hand
            moving_s | time in the movements that are over | where the still hand's noise exceeds 10 mm/s
            aabb_volume_m3 | the axis-aligned box around all points | without samples
            ellipsoid95_volume_m3 | 4/3·π·7.814728^1.5·√det(covariance); 0 for points of a plane | without samples \
              | the 95 % quantile of χ² with 3 degrees of freedom
            depth_m | Σ|Δp·axis|, the axis being the tool's z at the later point | without orientations \
              | Chmarra 2010
            angular_path_rad | Σ 2·atan2(‖Im(q q̄₀)‖, |Re(q q̄₀)|); in the pipeline with a dead-band of 0.1° \
              | without orientations
            net_rotation_deg | the angle from the first orientation to the last | without orientations
            peak_angular_speed_rad_s | the largest angle between successive orientations, times fs \
              | without orientations or with fewer than 2 samples
            sparc_of_angular_speed | sparc, of the angular speed of the whole trace \
              | without orientations, where nothing turns, with fewer than 3 samples, or over 262,144 samples | Balasubramanian 2015
            welch_8_12_power_x | power of x from 8 to 12 Hz by Welch's method: stretches of 256 samples, half \
                overlap, Hann, detrended | at 24 Hz and below, or with fewer than 3 samples | Welch 1967
            welch_8_12_power_y | the same of y | at 24 Hz and below, or with fewer than 3 samples | Welch 1967
            welch_8_12_power_z | the same of z | at 24 Hz and below, or with fewer than 3 samples | Welch 1967
            bandpass_8_12_rms_3d_m | RMS of the point after a Butterworth band-pass of order 2, 8–12 Hz, without its \
                first second (or first half, if that is shorter). Controllers and instruments only \
              | at 24 Hz and below, or before the filter has settled
            pearson_speed | Pearson's r of the two hands' speeds \
              | where the hands have no times in common or one never changes its speed | Hofstad 2013; Welford 1962
            max_xcorr | the largest cross-correlation of the two speeds over all lags, Σa(i+k)·b(i)/N of the \
                standardised speeds | as pearson_speed, or over 262,144 samples
            lag_samples_left_delay | by how many samples the left speed is the later where max_xcorr is taken \
              | as max_xcorr
            both_moving_over_any_moving_th0.10 | samples with both speeds at 100 mm/s or more over those with any \
              | where none is that fast
            both_moving_over_any_moving | time in which both hands are in a movement over that in which any is \
              | where none is
            path_ratio_L_over_R | left path over right path | where the right did not move
            bimanual_balance_1-|L-R|/(L+R) | 1 − |L − R|/(L + R) of the two paths | where none moved
            idle_both_s | time in which both hands are tracked and neither moves, in stretches of at least 0.5 s \
              | where a still hand's noise exceeds 10 mm/s | D'Angelo 2015
            task_time | from the first contact with the task's first object to the release of the last; calibration \
                and pauses left out | before the first contact | 10.1016/j.jsurg.2021.06.020
            errors | counts by class, and per opportunity in the explanation; a critical one gates the grade | never | the scenario's rubric
            decision_latency | from a cue to the first correct action, median by Kaplan and Meier; a cue without a \
                response is censored | where fewer than half of the cues are known to have been followed \
              | Kaplan & Meier 1958
            simulated_force_peak | the largest simulated force | without samples | Horeman 2012
            simulated_force_mean | simulated impulse over T | with fewer than 2 samples | Horeman 2012
            simulated_force_impulse | ∫F dt by the trapezoid rule, simulated | with fewer than 2 samples \
              | Horeman 2012
            simulated_force_time_above | time with the simulated force above θ, each sample held until the next \
              | with fewer than 2 samples | Horeman 2012
            simulated_force_excess_impulse | ∫max(F − θ, 0) dt, held likewise, simulated | with fewer than 2 samples \
              | Horeman 2012
            simulated_force_peak_rate | max|ΔF|·fs, simulated | with fewer than 2 samples | Horeman 2012
            simulated_force_exceedances | how often the simulated force rose above θ | never | Horeman 2012
            """;

    static final Map<String, Definition> BY_KEY = TABLE.lines()
            .map(row -> row.replaceAll(" +", " ").split(" \\| "))
            .collect(Collectors.toUnmodifiableMap(fields -> fields[0], Definition::of));

    private static Definition of(String[] fields) {
        return new Definition(fields[1], fields[2], fields.length > 3 ? fields[3] : "");
    }

    /** @throws IllegalArgumentException if the table has no such row */
    static Definition of(String key) {
        Definition definition = BY_KEY.get(key);
        if (definition == null) {
            throw new IllegalArgumentException("metric " + key + " has no row in Definition's table; add one");
        }
        return definition;
    }
}
