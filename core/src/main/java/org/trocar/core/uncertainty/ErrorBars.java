package org.trocar.core.uncertainty;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.metric.BimanualMotion;
import org.trocar.core.metric.MotionPipeline;
import org.trocar.core.scoring.Metric;
import org.trocar.core.scoring.ScoreSheet;
import org.trocar.core.session.Attempt;

/**
 * How far the tracker's noise can have put one run's motion metrics off. Independent of any rubric. A value less its {@link #bias} is what
 * remains without noise; its {@link #interval} is that of the value so corrected. How the same trainee would fare on another run is in
 * none of this. What happened in the world, drops and transfers, are facts and have no interval.
 *
 * <p>By a parametric {@link Bootstrap}: what noise does to a way much like the trainee's, it did to the trainee's. Takes about a quarter of a
 * second for a run of five minutes, so: never on the loop.
 */
public final class ErrorBars {
    private static final ErrorBars NONE =
            new ErrorBars(Map.of(), "no interval: nobody worked it out", Optional.empty());
    private static final String FACT = "no interval: the tracker's noise does not reach it";
    private static final Map<Metric, String> BEYOND_US = Map.of(
            Metric.ANGULAR_PATH_LEFT, "no interval: the noise of orientations is not measured",
            Metric.ANGULAR_PATH_RIGHT, "no interval: the noise of orientations is not measured",
            Metric.LDLJ_V_LEFT, "no interval: noise is most of what any jerk measure shows",
            Metric.LDLJ_V_RIGHT, "no interval: noise is most of what any jerk measure shows",
            Metric.CHMARRA_SMOOTHNESS_LEFT, "no interval: noise is most of what any jerk measure shows",
            Metric.CHMARRA_SMOOTHNESS_RIGHT, "no interval: noise is most of what any jerk measure shows");

    private final Map<Metric, Bar> bars;
    private final String otherwise;
    private final Optional<String> remark;

    private ErrorBars(Map<Metric, Bar> bars, String otherwise, Optional<String> remark) {
        this.bars = bars;
        this.otherwise = otherwise;
        this.remark = remark;
    }

    /** Of a run nobody worked them out for. */
    public static ErrorBars none() {
        return NONE;
    }

    /**
     * @param attempt that has taken its last tick
     * @param trace of the same attempt, from its first tick
     */
    public static ErrorBars of(Attempt attempt, TipTrace trace) {
        BimanualMotion motion = measured(trace);
        ErrorBars bars =
                of(trace, motion, NoiseFloor.of(attempt), attempt.manifest().seed());
        ScoreSheet sheet = attempt.sheet();
        bars.dropUndefined(sheet);
        bars.addEconomy(sheet, Metric.ECONOMY_LEFT, Metric.PATH_LENGTH_LEFT, motion.hand(Hand.LEFT));
        bars.addEconomy(sheet, Metric.ECONOMY_RIGHT, Metric.PATH_LENGTH_RIGHT, motion.hand(Hand.RIGHT));
        return bars;
    }

    /**
     * All but economy, which needs to know what was transferred.
     *
     * @param seed of the noise that the trace is perturbed with
     */
    public static ErrorBars of(TipTrace trace, NoiseFloor noise, long seed) {
        return of(trace, measured(trace), noise, seed);
    }

    private static BimanualMotion measured(TipTrace trace) {
        BimanualMotion motion = new BimanualMotion();
        trace.replay(motion);
        return motion;
    }

    private static ErrorBars of(TipTrace trace, BimanualMotion motion, NoiseFloor noise, long seed) {
        if (!noise.known()) {
            return withoutNoise(noise);
        }
        ErrorBars made = new ErrorBars(beyondUs(), FACT, Optional.empty());
        List<Measure> measures = Measure.all();
        Bootstrap bootstrap = new Bootstrap(
                trace, noise, measures.stream().map(Measure::value).toList(), seed);
        for (int i = 0; i < measures.size(); i++) {
            Measure measure = measures.get(i);
            made.bars.put(measure.metric(), bar(measure, i, measure.value().applyAsDouble(motion), bootstrap));
        }
        return made;
    }

    private static ErrorBars withoutNoise(NoiseFloor noise) {
        String why = "the tracker's noise is not known: " + noise.whyUnknown();
        ErrorBars made = new ErrorBars(beyondUs(), FACT, Optional.of("no error bars: " + why));
        Measure.all().forEach(measure -> made.bars.put(measure.metric(), Bar.none("no interval: " + why)));
        return made;
    }

    private static Map<Metric, Bar> beyondUs() {
        Map<Metric, Bar> bars = new EnumMap<>(Metric.class);
        BEYOND_US.forEach((metric, why) -> bars.put(metric, Bar.none(why)));
        return bars;
    }

    private static Bar bar(Measure measure, int index, double value, Bootstrap bootstrap) {
        double still = bootstrap.stillMetresPerSecond(measure);
        Allowance allowance = measure.allowance();
        if (still > allowance.limitMetresPerSecond()) {
            return Bar.none(String.format(
                    Locale.ROOT,
                    "no interval: a still tip seemed to move at %.1f mm/s; up to %.0f mm/s it can be given",
                    still * 1000,
                    allowance.limitMetresPerSecond() * 1000));
        }
        Spread spread = Spread.of(bootstrap, index);
        if (!Double.isFinite(value) || !Double.isFinite(spread.sd())) {
            return Bar.none("no interval: undefined in the run, or as soon as noise is added to it");
        }
        return still == 0
                ? Bar.none("no interval: too little was seen, or too little noise, to say what noise did")
                : bar(measure, value, spread);
    }

    private static Bar bar(Measure measure, double value, Spread spread) {
        double shift = measure.count() ? Math.rint(spread.bias()) : spread.bias();
        double corrected = measure.withinRange(value - shift);
        double half = measure.allowance().halfWidth(spread.sd(), spread.bias(), value);
        double low = measure.withinRange(corrected - half);
        double high = measure.withinRange(corrected + half);
        return measure.count()
                ? Bar.of(Math.floor(low), Math.ceil(high), value - corrected)
                : Bar.of(low, high, value - corrected);
    }

    /** What the sheet does not give has no interval either. */
    private void dropUndefined(ScoreSheet sheet) {
        for (Measure measure : Measure.all()) {
            if (!sheet.defined(measure.metric())) {
                bars.put(measure.metric(), Bar.none("no interval: " + sheet.whyUndefined(measure.metric())));
            }
        }
    }

    /** What is ideal is a fact, and what was not seen is taken as straight, so economy is off by as much as path is. */
    private void addEconomy(ScoreSheet sheet, Metric economy, Metric path, MotionPipeline tool) {
        Bar ofPath = bars.get(path);
        if (!sheet.defined(economy)) {
            bars.put(economy, Bar.none("no interval: " + sheet.whyUndefined(economy)));
            return;
        }
        if (ofPath.interval().isEmpty() || ofPath.interval().get().low() <= 0) {
            bars.put(
                    economy,
                    Bar.none(
                            ofPath.interval().isEmpty()
                                    ? ofPath.whyNone()
                                    : "no interval: the path may be noise alone"));
            return;
        }
        Interval metres = ofPath.interval().get();
        double value = sheet.value(economy);
        double unseen = tool.unseenMetres();
        double ideal = value * (sheet.value(path) + unseen);
        double corrected = ideal / (sheet.value(path) + unseen - ofPath.bias());
        bars.put(economy, Bar.of(ideal / (metres.high() + unseen), ideal / (metres.low() + unseen), value - corrected));
    }

    /** Of the value less its bias; empty for a fact, for an undefined value, and where {@link #whyNone} says so. */
    public Optional<Interval> interval(Metric metric) {
        return Optional.ofNullable(bars.get(metric)).flatMap(Bar::interval);
    }

    /** What the noise added to the value, in its unit; 0 where there is no interval. */
    public double bias(Metric metric) {
        return bars.containsKey(metric) ? bars.get(metric).bias() : 0;
    }

    /** Why a metric has no interval; empty where it has. */
    public String whyNone(Metric metric) {
        return bars.containsKey(metric) ? bars.get(metric).whyNone() : otherwise;
    }

    /** Whether a metric has no interval because the tracker's noise does not reach it. */
    public boolean isFact(Metric metric) {
        return !bars.containsKey(metric) && otherwise.equals(FACT);
    }

    /** What a reader of the grade has to know of all bars: that there are none, because nobody knows the noise. */
    public Optional<String> remark() {
        return remark;
    }
}
