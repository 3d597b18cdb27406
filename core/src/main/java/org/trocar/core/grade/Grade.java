package org.trocar.core.grade;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scoring.Metric;
import org.trocar.core.session.EndReason;
import org.trocar.core.session.Provenance;

/**
 * One attempt's grade: a pure function of the journal, the scenario with its rubric, and the engine, each named in it.
 *
 * @param sessionId whose
 * @param engine the engine that graded
 * @param scenarioId which scenario
 * @param scenarioVersion its version
 * @param scenarioSha256 of the scenario file with its rubric, lower-case hex
 * @param rubricId which rubric
 * @param rubricVersion its version
 * @param rubricSha256 of the rubric's canonical text, lower-case hex; empty where the scenario's hash alone names it
 * @param manifestSha256 of what was fixed at opening, lower-case hex
 * @param journalSha256 of the journal's INPUT, DERIVED and SEAL records, lower-case hex
 * @param lastTick the last tick of the run
 * @param mode why the trainee operated
 * @param provenance where the hands came from
 * @param endReason why the run ended; empty when it was interrupted
 * @param calibrated whether the field was laid from two still seconds
 * @param verdict what the grade says
 * @param score points, at most the rubric's cutoff; empty when not gradable
 * @param lowConfidence whether coverage is below the rubric's least
 * @param reasons why the verdict and score are what they are, weightiest first
 * @param transfersTotal how many transfers the task has
 * @param values every metric, in {@link Metric}'s order
 * @param errors every error, in the order they were found
 * @param technique how well it was done; empty for a rubric without criteria, or when none of them can be judged
 * @param judgements what each of the rubric's criteria makes of the run, in its order
 */
public record Grade(
        String sessionId,
        int engine,
        String scenarioId,
        int scenarioVersion,
        String scenarioSha256,
        String rubricId,
        int rubricVersion,
        String rubricSha256,
        String manifestSha256,
        String journalSha256,
        long lastTick,
        Mode mode,
        Provenance provenance,
        Optional<EndReason> endReason,
        boolean calibrated,
        Verdict verdict,
        OptionalDouble score,
        boolean lowConfidence,
        List<String> reasons,
        int transfersTotal,
        List<Value> values,
        List<ErrorEntry> errors,
        Optional<Technique> technique,
        List<Judgement> judgements) {

    public Grade {
        reasons = List.copyOf(reasons);
        values = List.copyOf(values);
        errors = List.copyOf(errors);
        judgements = List.copyOf(judgements);
    }

    /**
     * @param value less the bias; NaN when undefined, and then {@code whyUndefined} says why
     * @param low where its 95 % interval begins; NaN where there is none, as for what happened in the world, which is a fact
     * @param high where that ends
     * @param bias what the tracker's noise had added, and was taken away; 0 where nothing is known of it
     */
    public record Value(Metric metric, double value, double low, double high, double bias, String whyUndefined) {
        /** A fact, or a value of which nobody knows how far it is off. */
        public Value(Metric metric, double value, String whyUndefined) {
            this(metric, value, Double.NaN, Double.NaN, 0, whyUndefined);
        }

        public boolean hasInterval() {
            return !Double.isNaN(low);
        }
    }

    /**
     * @param tick at which it was found
     * @param seconds session time of its cause
     * @param hand whose, if anyone's
     * @param ring which ring, counted from 0, or −1
     * @param xMetres where in the field
     * @param trackingSuspected whether the hand was lost or found again within 250 ms of the cause
     */
    public record ErrorEntry(
            ErrorKind kind,
            long tick,
            double seconds,
            Optional<Hand> hand,
            int ring,
            double xMetres,
            double yMetres,
            double zMetres,
            boolean trackingSuspected) {}

    /** NaN when undefined, and in a grade of an engine that did not know the metric. */
    public double value(Metric metric) {
        return values.stream()
                .filter(value -> value.metric() == metric)
                .mapToDouble(Value::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Whether any value has an interval. */
    public boolean hasIntervals() {
        return values.stream().anyMatch(Value::hasInterval);
    }
}
