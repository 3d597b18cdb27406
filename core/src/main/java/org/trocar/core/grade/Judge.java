package org.trocar.core.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scoring.Metric;
import org.trocar.core.session.Attempt;
import org.trocar.core.uncertainty.ErrorBars;
import org.trocar.core.uncertainty.NoiseFloor;

/**
 * Reads a run's values by the meters of a rubric. A value that is undefined, or whose noise nobody knows, is not judged; one that is known to
 * be too noisy for an interval is judged to be open: it may bring all or nothing.
 */
final class Judge {
    private final Attempt attempt;
    private final Meter[] meters;
    private final List<Grade.Value> values;
    private final ErrorBars bars;
    private final NoiseFloor noise;

    /**
     * @param values of every metric, in {@link Metric}'s order
     * @param bars that the values' intervals are from
     */
    Judge(Attempt attempt, Rubric rubric, List<Grade.Value> values, ErrorBars bars) {
        this.attempt = attempt;
        this.values = values;
        this.bars = bars;
        noise = NoiseFloor.of(attempt);
        meters = Meter.of(rubric, attempt.manifest().dominantHand());
    }

    List<Judgement> judgements() {
        double weights = weights();
        List<Judgement> judgements = new ArrayList<>();
        for (Meter meter : meters) {
            judgements.add(judge(meter, weights));
        }
        return judgements;
    }

    /** Of the criteria that can be judged. */
    private double weights() {
        double sum = 0;
        for (Meter meter : meters) {
            sum += measured(meter.metric()) ? meter.rule().weight() : 0;
        }
        return sum;
    }

    private Judgement judge(Meter meter, double weights) {
        boolean measured = measured(meter.metric());
        double value = value(meter).value();
        double of = measured && weights > 0 ? Technique.MAX * meter.rule().weight() / weights : 0;
        return new Judgement(
                meter.rule().metric(),
                meter.metric(),
                measured ? meter.level(value) : Optional.empty(),
                measured ? of * meter.share(value) : Double.NaN,
                measured ? of * (boundless(meter) ? 0 : meter.share(worst(meter))) : Double.NaN,
                measured ? of * (boundless(meter) ? 1 : meter.share(best(meter))) : Double.NaN,
                of,
                meter.rule().required(),
                standing(meter, measured),
                meter.provisional());
    }

    private Judgement.Standing standing(Meter meter, boolean measured) {
        if (!meter.isRequired()) {
            return Judgement.Standing.FREE;
        }
        if (!measured) {
            return Judgement.Standing.UNMEASURED;
        }
        if (boundless(meter)) {
            return Judgement.Standing.OPEN;
        }
        if (meter.suffices(worst(meter))) {
            return Judgement.Standing.REACHED;
        }
        return meter.suffices(best(meter)) ? Judgement.Standing.OPEN : Judgement.Standing.MISSED;
    }

    /** Empty where no criterion with a weight can be judged. */
    static Optional<Technique> technique(List<Judgement> judgements, boolean counts) {
        double points = 0;
        double low = 0;
        double high = 0;
        boolean any = false;
        for (Judgement judgement : judgements) {
            if (judgement.of() > 0) {
                any = true;
                points += judgement.points();
                low += judgement.low();
                high += judgement.high();
            }
        }
        return any ? Optional.of(counts ? new Technique(points, low, high) : new Technique(0, 0, 0)) : Optional.empty();
    }

    private Grade.Value value(Meter meter) {
        return values.get(meter.metric().ordinal());
    }

    /** The end of the interval that the criterion likes least. Of errors, all count. */
    private double worst(Meter meter) {
        Grade.Value value = value(meter);
        return value.hasInterval() ? meter.worse(value.low(), value.high()) : value.value();
    }

    /** Of errors, those that may be the tracker's do not count. */
    private double best(Meter meter) {
        Grade.Value value = value(meter);
        if (value.hasInterval()) {
            return meter.better(value.low(), value.high());
        }
        Optional<ErrorKind> error = meter.metric().error();
        return error.isPresent()
                ? meter.better(value.value(), attempt.errors().unsuspected(error.get()))
                : value.value();
    }

    private boolean measured(Metric metric) {
        return whyUnmeasured(metric).isEmpty();
    }

    /** Why a value cannot be judged; empty when it can. */
    String whyUnmeasured(Metric metric) {
        Grade.Value value = values.get(metric.ordinal());
        if (Double.isNaN(value.value())) {
            return value.whyUndefined();
        }
        return withoutInterval(metric) && !noise.known() ? "nobody knows how much of it is the tracker's noise" : "";
    }

    /** Whether nobody can say how far a measured value is off, so that it may be anything. */
    private boolean boundless(Meter meter) {
        return withoutInterval(meter.metric());
    }

    private boolean withoutInterval(Metric metric) {
        return metric.kind() == Metric.Kind.MOTION
                && !values.get(metric.ordinal()).hasInterval();
    }

    /** The first criterion of a standing, put into words; empty when none has it. */
    Optional<String> first(List<Judgement> judgements, Judgement.Standing standing) {
        for (int i = 0; i < meters.length; i++) {
            if (judgements.get(i).standing() == standing) {
                return Optional.of(why(meters[i], standing));
            }
        }
        return Optional.empty();
    }

    private String why(Meter meter, Judgement.Standing standing) {
        Grade.Value value = value(meter);
        String needs = String.format(
                Locale.ROOT,
                "%s, which a pass needs, is %s%s",
                meter.rule().required().orElseThrow(),
                meter.asks(meter.required()),
                meter.provisional() ? " (provisional)" : "");
        String label = meter.metric().label();
        return switch (standing) {
            case OPEN -> whyOpen(meter) + ": " + needs;
            case UNMEASURED -> label + " cannot be judged (" + whyUnmeasured(meter.metric()) + "): " + needs;
            case FREE, REACHED, MISSED -> label + " is " + Readable.of(meter.metric(), value.value()) + "; " + needs;
        };
    }

    private String whyOpen(Meter meter) {
        Metric metric = meter.metric();
        Grade.Value value = value(meter);
        if (boundless(meter)) {
            return metric.label() + " has " + bars.whyNone(metric);
        }
        return value.hasInterval()
                ? String.format(
                        Locale.ROOT,
                        "the 95 %% interval of %s, %s to %s, straddles its cut-off",
                        metric.label(),
                        Readable.of(metric, value.low()),
                        Readable.of(metric, value.high()))
                : metric.label() + " hangs on an error within 250 ms of lost or regained tracking";
    }

    /** What a criterion says of its value, for people. */
    String reason(Judgement judgement) {
        Meter meter = meter(judgement);
        if (!measured(meter.metric())) {
            return "not judged: " + whyUnmeasured(meter.metric());
        }
        Grade.Value value = value(meter);
        int reached = meter.reached(value.value());
        int levels = meter.rule().levels().size();
        StringBuilder text =
                new StringBuilder(meter.metric().label() + " " + Readable.of(meter.metric(), value.value()));
        if (value.hasInterval()) {
            text.append(" (").append(Readable.of(meter.metric(), value.low())).append(" to ");
            text.append(Readable.of(meter.metric(), value.high())).append(")");
        }
        text.append(": ").append(judgement.level().orElse("below every level"));
        if (reached < levels) {
            String next = meter.rule().levels().get(reached).name();
            text.append("; ").append(next).append(" is ").append(meter.asks(reached));
        }
        text.append(boundless(meter) ? "; not certain: " + bars.whyNone(meter.metric()) : "");
        text.append(meter.rule().evidence().isEmpty() ? "; research, weighs nothing" : "");
        return text.append(meter.provisional() ? "; provisional" : "").toString();
    }

    private Meter meter(Judgement judgement) {
        for (Meter meter : meters) {
            if (meter.rule().metric().equals(judgement.criterion())) {
                return meter;
            }
        }
        throw new IllegalArgumentException(judgement.criterion() + " is none of this rubric's criteria");
    }
}
